package import ClauseLint

/// The rules of a library in Markdown: the help of one rule, and the reference page of all.
package struct RuleMarkdown: Sendable {
  private let library: ClauseLibrary
  private let measured: Measurement?

  package init(_ library: ClauseLibrary) {
    self.library = library
    measured = library.measured
  }

  /// Every family with its elements: the reference page.
  package var reference: String {
    let counts =
      "\(count(library.families.count, "family").replacing("familys", with: "families")), "
      + "\(count(library.families.reduce(0) { $0 + $1.elements.count }, "rule"))"
    let head = """
      # Rules

      What clauselint asks of a contract: \(counts). Each rule is named as `family.element`. `clauselint explain` shows the
      same pages, `clauselint rules --format markdown` writes this one.

      | family | asks | applies |
      |---|---|---|
      """
    let rows = library.families.map { family in
      "| [\(family.id)](#\(family.id)) | \(markdown(family.question)) | \(family.applies.rawValue) |"
    }
    return ([head + "\n" + rows.joined(separator: "\n")] + library.families.map(section)).joined(
      separator: "\n\n") + "\n\n## About clauselint itself\n\n" + houseRules + "\n"
  }

  private var houseRules: String {
    HouseRule.allCases.map { "- `\($0.rawValue)` (\($0.severity.rawValue)): \($0.says) \($0.remedy)" }
      .joined(separator: "\n")
  }

  private func section(_ family: Family) -> String {
    let elements = family.elements.map { element in
      let key = element.key ? ", key" : ""
      let adverse = element.adverse.map { "\n  - adverse (\($0.severity.rawValue)): \(markdown($0.says))" }
      return "- **`\(family.id).\(element.id)`** (\(element.severity.rawValue)\(key)): "
        + markdown(element.requires) + adverse.joined()
    }
    return [
      "## \(family.id)", "**\(markdown(family.question))** \(markdown(flat(family.rationale)))",
      elements.joined(separator: "\n"), references(family.references),
    ].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// The help of one rule: why it matters, what to ask for, who recommends it, and the text to insert.
  func help(_ entry: RuleBook.Entry) -> String {
    let (family, element) = (entry.family, entry.element)
    let tiers = Tier.allCases.compactMap { tier -> String? in
      let paragraphs = (family.model[tier] ?? []).filter { $0.elements.contains(element.id) }
      guard !paragraphs.isEmpty else { return nil }
      return "### Model text, \(tier.rawValue)\n\n"
        + paragraphs.map { "> \(markdown(flat($0.text)))" }.joined(separator: "\n>\n")
    }
    let examples = element.examples.satisfied.prefix(1).map { "> \(markdown(flat($0.text)))" }
    let parts: [String] = [
      "# \(entry.id)", markdown(element.requires), "**Why.** \(markdown(flat(family.rationale)))",
      "**Hold on to.** \(markdown(flat(element.guidance)))",
      examples.isEmpty ? "" : "### An example that satisfies it\n\n" + examples.joined(),
      references(element.references + family.references),
    ]
    return (parts + tiers).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func references(_ references: [Reference]) -> String {
    guard !references.isEmpty else { return "" }
    return "References:\n\n" + references.map { "- \(markdown($0.line))" }.joined(separator: "\n")
  }

  private func flat(_ text: String) -> String { printable(text) }
}

extension Reference {
  /// "Title (body, year)", marked where nobody has checked it.
  var line: String {
    let source = [body, year].filter { !$0.isEmpty }.joined(separator: ", ")
    let mark = unverified ? " [unverified: check before relying on it]" : ""
    return "\(title)\(source.isEmpty ? "" : " (\(source))")\(mark)"
  }
}
