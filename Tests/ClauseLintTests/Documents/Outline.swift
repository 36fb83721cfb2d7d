import ClauseLint

/// A document as lines of text, the language of the reader tests: kind, number, text, stem.
///
///     h1 "1." Services
///     p "1.1" The Supplier shall: ^0
func outline(_ document: Document) -> String {
  document.blocks.map { block in
    var parts = [abbreviation(block.kind)]
    if !block.number.isEmpty { parts.append("\"\(block.number)\"") }
    if !block.text.isEmpty {
      parts.append(block.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎"))
    }
    if let stem = block.stem { parts.append("^\(stem)") }
    return parts.joined(separator: " ")
  }.joined(separator: "\n")
}

private func abbreviation(_ kind: Block.Kind) -> String {
  switch kind {
  case .heading(let level): "h\(level)"
  case .paragraph: "p"
  case .listItem(let level): "li\(level)"
  case .tableCell(let cell): "td\(cell.table).\(cell.row).\(cell.column)"
  case .footnote: "footnote"
  case .endnote: "endnote"
  case .header: "header"
  case .footer: "footer"
  case .textBox: "box"
  case .comment: "comment"
  }
}
