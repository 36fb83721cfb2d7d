import OfficeOpenXML

/// Finds the place of a fix in a text file and writes it in the manner of its neighbours.
struct TextPlanner {
  private let document: Document
  private let lines: TextLines
  private let models: ModelBlocks
  private let manner: TextManner
  private var numbers: TypedNumbers

  init(document: Document, lines: TextLines) {
    self.document = document
    self.lines = lines
    manner = TextManner(document: document, lines: lines)
    numbers = TypedNumbers(document)
    models = ModelBlocks(document: document) { block in
      switch block.kind {
      case .heading, .paragraph, .listItem, .tableCell: !block.source.bytes.isEmpty || lines.count == 0
      case .footnote, .endnote, .header, .footer, .textBox, .comment: false
      }
    }
  }

  mutating func insertion(for fix: Fix) throws(RedlineError) -> LineInsertion {
    try refuseControls(fix)
    guard let anchor = models.anchor(fix.after) else { throw .noPlace }
    let last = lastLine(of: anchor)
    let paragraphs = fix.heading.isEmpty ? joining(fix, at: anchor) : clause(fix, at: anchor)
    var result: [String] = []
    for (index, paragraph) in paragraphs.enumerated() {
      let isApart =
        paragraph.isApart || (index == 0 && manner.isApart(from: anchor, paragraph.model))
        || (index == 1 && !fix.heading.isEmpty && manner.isApartBelow(paragraphs[0].model))
      if isApart, index > 0 || !lines.isBlank(last) { result.append("") }
      // A number may stand on a line of its own above the text.
      result += paragraph.lines.flatMap {
        $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
      }
    }
    if paragraphs.last?.isApart == true, !lines.isBlank(last + 1) { result.append("") }
    return LineInsertion(after: last, lines: result)
  }

  private typealias Written = (lines: [String], isApart: Bool, model: Int?)

  private mutating func clause(_ fix: Fix, at anchor: Int) -> [Written] {
    let heading = models.heading(near: anchor)
    let model = models.clause(under: heading, near: anchor)
    var number = ""
    if let heading, !document.blocks[heading].number.isEmpty {
      number = numbers.heading(after: heading, anchor: anchor)
    }
    let subnumbers = model.map {
      numbers.subclauses(fix.paragraphs.count, of: number, like: $0, under: heading, anchor: anchor)
    }
    let title = manner.heading(fix.heading, number: number, like: heading)
    return [(title, manner.hasBlankLines, heading)] + written(fix.paragraphs, subnumbers ?? [], model)
  }

  private mutating func joining(_ fix: Fix, at anchor: Int) -> [Written] {
    guard let model = models.subclause(near: anchor) else { return written(fix.paragraphs, [], nil) }
    let subnumbers = numbers.joining(fix.paragraphs.count, after: model, anchor: anchor)
    return written(fix.paragraphs, subnumbers, model)
  }

  private func written(_ texts: [String], _ numbers: [String], _ model: Int?) -> [Written] {
    texts.enumerated().map { index, text in
      let number = index < numbers.count ? numbers[index] : ""
      return (manner.paragraph(text, number: number, like: model), manner.isApart(model), model)
    }
  }

  /// The last line of a block; of the whole table where it is a cell, since a line may not part a table's rows.
  private func lastLine(of anchor: Int) -> Int {
    var block = anchor
    if case .tableCell(let cell) = document.blocks[anchor].kind {
      block =
        document.blocks.indices.last {
          if case .tableCell(let other) = document.blocks[$0].kind {
            other.table == cell.table
          } else {
            false
          }
        } ?? anchor
    }
    guard lines.count > 0 else { return -1 }
    let bytes = document.blocks[block].source.bytes
    var end = max(bytes.lowerBound, min(bytes.upperBound, lines.bytes.count) - 1)
    while end > bytes.lowerBound, lines.bytes[end] == 0x0A || lines.bytes[end] == 0x0D { end -= 1 }
    return lines.line(of: end)
  }

  private func refuseControls(_ fix: Fix) throws(RedlineError) {
    for text in [fix.heading] + fix.paragraphs {
      if let bad = text.unicodeScalars.first(where: { $0.value < 0x20 && $0 != "\t" && $0 != "\n" }) {
        throw .forbiddenCharacter(bad.value, String(text.prefix(40)))
      }
    }
  }
}
