package import ClauseLint

/// What became of the protections of documents, for people and for programs.
package struct ComparisonReport: Sendable {
  package struct Entry: Sendable {
    package var old: String
    package var new: String
    package var comparison: Comparison

    package init(old: String, new: String, comparison: Comparison) {
      self.old = old
      self.new = new
      self.comparison = comparison
    }
  }

  private let entries: [Entry]
  private let style: Style

  package init(_ entries: [Entry], style: Style = .plain) {
    self.entries = entries
    self.style = style
  }

  /// "1 protection lost, 2 weakened, …"
  package var summary: String {
    let kinds = entries.flatMap(\.comparison.changes).map(\.kind)
    let counts = Comparison.Change.Kind.allCases.compactMap { kind -> String? in
      let number = kinds.count { $0 == kind }
      return number == 0 ? nil : "\(number) \(kind.words)"
    }
    return counts.isEmpty
      ? "\(count(entries.count, "comparison")): no protection was lost or gained."
      : "\(count(entries.count, "comparison")): \(counts.joined(separator: ", "))."
  }

  package var text: String {
    entries.map { entry in
      let head = style(.bold, "\(printable(entry.old)) → \(printable(entry.new))")
      let changes = entry.comparison.changes.map(lines)
      return ([head] + (changes.isEmpty ? ["  No protection was lost or gained."] : changes)).joined(
        separator: "\n\n") + "\n"
    }.joined(separator: "\n")
  }

  private func lines(_ change: Comparison.Change) -> String {
    let word = change.kind.words.uppercased()
    let head =
      "  \(style(change.kind.isLoss ? .red : .green, word))  \(style(.bold, change.rule)) "
      + "(\(change.severity.rawValue))"
    return [
      head, filled(printable(change.says), indent: 4),
      quote(change.before, lead: "    was ", none: change.kind == .adverse ? nil : "not said"),
      quote(change.after, lead: "    now ", none: change.kind == .cleared ? "struck out" : "not said"),
    ].compactMap(\.self).joined(separator: "\n")
  }

  private func quote(_ passage: Passage?, lead: String, none: String?) -> String? {
    guard let passage else { return none.map { lead + $0 } }
    let number = passage.number.isEmpty ? "" : "\(printable(passage.number)) "
    return filled("\(number)“\(shortened(printable(passage.text), to: 400))”", indent: 8, lead: lead)
  }

  package func json(toolVersion: String) -> String {
    JSONValue.object([
      ("version", .number(JSONReport.version)), ("tool", JSONReport.tool(toolVersion)),
      (
        "comparisons",
        .array(
          entries.map { entry in
            .object([
              ("old", .string(entry.old)), ("new", .string(entry.new)),
              ("changes", .array(entry.comparison.changes.map(value))),
            ])
          })
      ),
    ]).rendered
  }

  private func value(_ change: Comparison.Change) -> JSONValue {
    .object([
      ("rule", .string(change.rule)), ("change", .string(change.kind.rawValue)),
      ("severity", .string(change.severity.rawValue)), ("says", .string(change.says)),
      ("before", change.before.map(value) ?? .null), ("after", change.after.map(value) ?? .null),
    ])
  }

  private func value(_ passage: Passage) -> JSONValue {
    .object(
      [("text", .string(passage.text)), ("number", .string(passage.number))] + JSONReport.place(passage))
  }

  /// The comparison in Markdown, for the discussion of a change.
  package var markdownText: String {
    let sections = entries.map { entry in
      let rows = entry.comparison.changes.map { change in
        "| \(change.kind.words) | `\(change.rule)` | \(cell(change.before)) | \(cell(change.after)) |"
      }
      let head = "## \(markdown(printable(entry.old))) → \(markdown(printable(entry.new)))"
      guard !rows.isEmpty else { return head + "\n\nNo protection was lost or gained." }
      return head + "\n\n"
        + (["| change | rule | was | now |", "|---|---|---|---|"] + rows).joined(separator: "\n")
    }
    return (["# Protections compared", markdown(summary)] + sections).joined(separator: "\n\n") + "\n"
  }

  private func cell(_ passage: Passage?) -> String {
    passage.map { markdown(shortened(printable($0.text), to: 200)) } ?? "–"
  }
}

extension Comparison.Change.Kind {
  var words: String { self == .adverse ? "made adverse" : rawValue }
}
