import ClauseLint

/// The document itself as HTML, with the passages that the report speaks of marked, and signs where clauses are missing.
struct HTMLPaper {
  private struct Mark {
    var range: Range<Int>
    /// "adverse", "weak" or "present", which is also its weight where marks overlap.
    var sort: String
    var weight: Int
    /// The number of the finding; `nil` for evidence.
    var number: Int?
  }

  private let document: Document
  private let index: Int
  private var marks: [Int: [Mark]] = [:]
  /// The numbers and rules of missing clauses by the block they belong after.
  private var gaps: [Int: [(number: Int, rule: String)]] = [:]

  init(_ document: Document, _ report: DocumentReport, _ assessment: Assessment, index: Int) {
    self.document = document
    self.index = index
    for (place, reported) in report.reported.enumerated() {
      let (passage, status) = (reported.finding.passage, reported.finding.status)
      if passage.text.isEmpty {
        gaps[passage.block, default: []].append((place + 1, reported.finding.rule))
      } else {
        let mark = Mark(
          range: passage.range, sort: status.rawValue, weight: status == .adverse ? 3 : 2, number: place + 1)
        marks[passage.block, default: []].append(mark)
      }
    }
    for passage in assessment.families.flatMap(\.elements).filter({ $0.status == .present }).flatMap(
      \.evidence
    )
    .map(\.passage) {
      marks[passage.block, default: []].append(Mark(range: passage.range, sort: "present", weight: 1))
    }
  }

  var text: String {
    var blocks: [String] = []
    var open: CellPosition?
    for (position, value) in document.blocks.enumerated() {
      if case .tableCell(let cell) = value.kind {
        blocks.append(opening(of: cell, after: open))
        open = cell
      } else if let last = open {
        blocks.append("</\(last.tag)></tr></table>")
        open = nil
      }
      blocks.append(block(value, position))
    }
    if let last = open { blocks.append("</\(last.tag)></tr></table>") }
    return """
      <section class="paper" tabindex="0" aria-labelledby="d\(index)-paper d\(index)-title">
      <h3 id="d\(index)-paper">The document</h3>
      <p class="legend"><mark class="adverse">adverse</mark> <mark class="weak">weak</mark> \
      <mark class="present">relied on</mark> <span class="gap">a clause belongs here</span></p>
      \(blocks.joined(separator: "\n"))
      </section>
      """
  }

  private func block(_ block: Block, _ position: Int) -> String {
    let number =
      block.number.isEmpty ? "" : "<span class=\"number\">\(markup(printable(block.number)))</span> "
    let all = gaps[position] ?? []
    let missing = all.filter { HouseRule(rawValue: $0.rule) == nil }
    let others = all.filter { HouseRule(rawValue: $0.rule) != nil }
    return
      (["<p class=\"\(kind(block.kind))\">\(number)\(marked(block.text, marks[position] ?? []))</p>"]
      + signs("Missing here", missing) + signs("See", others)).joined(separator: "\n")
  }

  /// One box for what stands at a place without words of its own, with a link to each finding.
  private func signs(_ lead: String, _ gaps: [(number: Int, rule: String)]) -> [String] {
    guard !gaps.isEmpty else { return [] }
    let links = gaps.map { gap in
      "<a id=\"d\(index)-m\(gap.number)\" href=\"#d\(index)-f\(gap.number)\">\(markup(gap.rule)) "
        + "(finding \(gap.number))</a>"
    }
    return ["<p class=\"gap\">\(lead): \(links.joined(separator: ", "))</p>"]
  }

  /// What stands before the first paragraph of a cell; nothing before a further one of the same cell.
  private func opening(of cell: CellPosition, after last: CellPosition?) -> String {
    guard let last else { return "<table class=\"cells\"><tr>" + filler(cell.column) + "<\(cell.tag)>" }
    if last.table != cell.table || last.row > cell.row {
      return "</\(last.tag)></tr></table>\n<table class=\"cells\"><tr>" + filler(cell.column)
        + "<\(cell.tag)>"
    }
    if last.row != cell.row {
      return "</\(last.tag)></tr>\n<tr>" + filler(cell.column) + "<\(cell.tag)>"
    }
    guard last.column != cell.column else { return "" }
    return "</\(last.tag)>" + filler(cell.column - last.column - 1) + "<\(cell.tag)>"
  }

  /// Cells without text have no block; a table is wide enough with 64 of them.
  private func filler(_ count: Int) -> String {
    String(repeating: "<td></td>", count: min(max(0, count), 64))
  }

  private func kind(_ kind: Block.Kind) -> String {
    switch kind {
    case .heading(let level): "heading level\(min(max(level, 1), 4))"
    case .paragraph: "text"
    case .listItem(let level): "item level\(min(max(level, 0), 4))"
    case .tableCell: "cell"
    case .footnote, .endnote: "small"
    case .header, .footer: "small margin"
    case .textBox: "cell"
    case .comment: "small margin"
    }
  }

  /// The text cut wherever a mark begins or ends; each piece carries the weightiest of the marks over it.
  private func marked(_ text: String, _ marks: [Mark]) -> String {
    guard !marks.isEmpty else { return markup(text) }
    let bytes = Array(text.utf8)
    let fitting = marks.filter { $0.range.lowerBound >= 0 && $0.range.upperBound <= bytes.count }
    let cuts = Set([0, bytes.count] + fitting.flatMap { [$0.range.lowerBound, $0.range.upperBound] }).sorted()
    var html = ""
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      html += fitting.filter { $0.range.lowerBound == start }.compactMap(\.number)
        .map { "<span id=\"d\(index)-m\($0)\"></span>" }.joined()
      let piece = markup(String(decoding: bytes[start..<end], as: UTF8.self))
      let over = fitting.filter { $0.range.lowerBound <= start && end <= $0.range.upperBound }
      if let top = over.max(by: { $0.weight < $1.weight }) {
        html += "<mark class=\"\(top.sort)\">\(piece)</mark>"
      } else {
        html += piece
      }
      html += fitting.filter { $0.range.upperBound == end }.compactMap(\.number).map(reference).joined()
    }
    return html
  }

  private func reference(_ number: Int) -> String {
    "<a class=\"back\" href=\"#d\(index)-f\(number)\" aria-label=\"finding \(number)\">[\(number)]</a>"
  }
}

extension CellPosition {
  fileprivate var tag: String { isHeader ? "th" : "td" }
}
