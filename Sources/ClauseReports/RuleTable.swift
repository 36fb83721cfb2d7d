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

  package func json(toolVersion: String) -> String {
    JSONValue.object([
      ("version", .number(JSONReport.version)), ("tool", JSONReport.tool(toolVersion)),
      ("rules", .array(rows.map { rule($0.id, $0.family, $0.element) })),
    ]).rendered
  }

  private func rule(_ id: String, _ family: Family, _ element: Element) -> JSONValue {
    .object([
      ("id", .string(id)), ("family", .string(family.id)), ("title", .string(family.title)),
      ("severity", .string(element.severity.rawValue)), ("key", .bool(element.key)),
      ("applies", .string(family.applies.rawValue)), ("requires", .string(element.requires)),
    ])
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
