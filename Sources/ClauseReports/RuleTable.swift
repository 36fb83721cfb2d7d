package import ClauseLint

/// Every rule of the library, one a line.
package struct RuleTable: Sendable {
  private let library: ClauseLibrary

  package init(_ library: ClauseLibrary) { self.library = library }

  private var rows: [(id: String, family: Family, element: Element)] {
    library.families.flatMap { family in
      family.elements.map { ("\(family.id).\($0.id)", family, $0) }
    }
  }

  /// The id, the severity, whether the element is a key one, and what it requires, in columns.
  package var text: String {
    let width = rows.map(\.id.count).max() ?? 0
    return rows.map { row in
      let severity = padded(row.element.severity.rawValue, to: 7)
      let key = row.element.key ? "key" : "   "
      return "\(padded(row.id, to: width))  \(severity)  \(key)  \(printable(row.element.requires))\n"
    }.joined()
  }

  /// Each profile with its use and its families.
  package var profiles: String {
    library.profiles.map { profile in
      "\(profile.id): \(printable(profile.title))\n" + filled(printable(profile.use), indent: 2) + "\n"
        + filled(profile.families.joined(separator: ", "), indent: 2) + "\n"
    }.joined(separator: "\n")
  }

  package func json(toolVersion: String) -> String {
    JSONValue.object([
      ("version", .number(JSONReport.version)), ("tool", JSONReport.tool(toolVersion)),
      ("rules", .array(rows.map { rule($0.id, $0.family, $0.element) })),
      ("profiles", .array(library.profiles.map(profile))),
    ]).rendered
  }

  private func rule(_ id: String, _ family: Family, _ element: Element) -> JSONValue {
    .object([
      ("id", .string(id)), ("family", .string(family.id)), ("title", .string(family.title)),
      ("severity", .string(element.severity.rawValue)), ("key", .bool(element.key)),
      ("applies", .string(family.applies.rawValue)), ("requires", .string(element.requires)),
    ])
  }

  private func profile(_ profile: Profile) -> JSONValue {
    .object([
      ("id", .string(profile.id)), ("title", .string(profile.title)), ("use", .string(profile.use)),
      ("families", .array(profile.families.map(JSONValue.string))),
    ])
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
