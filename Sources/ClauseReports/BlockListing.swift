package import ClauseLint

/// A document as it was read, for people and for programs that want the indexes that findings speak of.
package struct BlockListing: Sendable {
  private let document: Document

  package init(_ document: Document) { self.document = document }

  /// One block a line: its number, a space, its text. Text that Word hides is marked and stands where it is.
  /// - Parameter margins: whether headers, footers and comments come as well.
  package func text(margins: Bool) -> String {
    var hidden = document.hidden[...]
    var text = ""
    func addHidden(upTo index: Int) {
      while let passage = hidden.first, passage.after <= index {
        text += "[hidden] \(printable(passage.text))\n"
        hidden.removeFirst()
      }
    }
    addHidden(upTo: -1)
    for (index, block) in document.blocks.enumerated() {
      switch block.kind {
      case .header, .footer, .comment: if margins { text += "[\(name(of: block.kind))] " + line(block) }
      default: text += line(block)
      }
      addHidden(upTo: index)
    }
    return text
  }

  /// The headings alone, two spaces to a level.
  package var outline: String {
    document.blocks.compactMap { block in
      guard case .heading(let level) = block.kind else { return nil }
      return String(repeating: "  ", count: max(0, level - 1)) + line(block)
    }.joined()
  }

  package func json(path: String, toolVersion: String) -> String {
    let paths = ClausePath.paths(of: document.blocks)
    let references = CrossReferences(document)
    return JSONValue.object([
      ("version", .number(JSONReport.version)), ("tool", JSONReport.tool(toolVersion)),
      ("path", .string(path)), ("format", .string(document.format.rawValue)),
      ("words", .number(document.words)),
      (
        "blocks",
        .array(document.blocks.enumerated().map { value($1, index: $0, path: paths[$0], references) })
      ),
      ("notes", .array(document.notes.map(JSONValue.string))),
      (
        "hidden",
        .array(document.hidden.map { .object([("after", .number($0.after)), ("text", .string($0.text))]) })
      ),
    ]).rendered
  }

  private func line(_ block: Block) -> String {
    [block.number, block.text].map(printable).filter { !$0.isEmpty }.joined(separator: " ") + "\n"
  }

  private func value(
    _ block: Block, index: Int, path: String, _ references: CrossReferences
  ) -> JSONValue {
    .object(
      [("block", .number(index)), ("kind", .string(name(of: block.kind)))] + details(of: block.kind)
        + [
          ("number", .string(block.number)), ("text", .string(block.text)),
          ("heading", .array(block.headingPath.map(JSONValue.string))),
          ("stem", block.stem.map(JSONValue.number) ?? .null), ("clause", .string(path)),
          ("references", .array(references.references(in: block.text).map(value))),
        ])
  }

  private func value(_ reference: CrossReference) -> JSONValue {
    .object([
      ("start", .number(reference.range.lowerBound)), ("end", .number(reference.range.upperBound)),
      ("block", reference.target.map(JSONValue.number) ?? .null),
    ])
  }

  private func name(of kind: Block.Kind) -> String {
    switch kind {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .listItem: "list-item"
    case .tableCell: "table-cell"
    case .footnote: "footnote"
    case .endnote: "endnote"
    case .header: "header"
    case .footer: "footer"
    case .textBox: "text-box"
    case .comment: "comment"
    }
  }

  private func details(of kind: Block.Kind) -> [(name: String, value: JSONValue)] {
    switch kind {
    case .heading(let level), .listItem(let level): [("level", .number(level))]
    case .tableCell(let cell):
      [
        ("table", .number(cell.table)), ("row", .number(cell.row)), ("column", .number(cell.column)),
        ("header", .bool(cell.isHeader)),
      ]
    default: []
    }
  }
}
