/// How a text file writes its headings and paragraphs: markers, blank lines, line width.
struct TextManner {
  let document: Document
  let lines: TextLines
  /// Whether blank lines part the paragraphs at all.
  let hasBlankLines: Bool
  /// The length in characters that long lines are broken at; `nil` where a paragraph is one line.
  private let width: Int?

  init(document: Document, lines: TextLines) {
    self.document = document
    self.lines = lines
    hasBlankLines =
      document.format == .markdown || (0..<max(0, lines.count - 1)).contains(where: lines.isBlank)
    var longest = 0
    for block in document.blocks where !block.text.contains("\n") {
      guard case .tableCell = block.kind else {
        let range = Self.lineRange(of: block, in: lines)
        if range.count > 1, block.runs.count > 1 || block.text.count > 60 {
          longest = max(longest, range.map { lines.text($0).count }.max() ?? 0)
        }
        continue
      }
    }
    width = longest > 40 ? min(longest, 120) : nil
  }

  /// A heading like an existing one: its hashes, underline, bold, capitals and number.
  func heading(_ title: String, number: String, like model: Int?) -> [String] {
    guard let model else { return [(document.format == .markdown ? "## " : "") + title] }
    let block = document.blocks[model]
    let isCapital = block.text.contains(where: \.isLetter) && block.text == block.text.uppercased()
    let prefix = marker(of: model, number: number)
    let line = prefix + (isCapital ? title.uppercased() : title) + ending(of: model)
    let range = Self.lineRange(of: block, in: lines)
    // The underline of a setext heading belongs to the block or follows it.
    let under = (range.upperBound - 1...range.upperBound).first { isUnderline($0) && $0 > range.lowerBound }
    guard let under, let sign = lines.text(under).first(where: { !$0.isWhitespace }) else { return [line] }
    return [line, String(repeating: sign, count: line.count)]
  }

  /// A paragraph like an existing one: its indent, marker and number, broken into lines as its neighbours are.
  func paragraph(_ text: String, number: String, like model: Int?) -> [String] {
    guard let model else { return wrapped(text, first: "", rest: "") }
    var prefix = marker(of: model, number: number)
    while let last = prefix.last, "*_`".contains(last), prefix.contains(where: \.isNumber) || prefix.count > 2
    {
      prefix.removeLast()
    }
    if prefix.hasPrefix("#") || prefix == "*" || prefix == "**" { prefix = "" }
    return wrapped(text, first: prefix, rest: indent(of: model, marker: prefix))
  }

  /// Whether paragraphs like this one are parted by blank lines.
  func isApart(_ model: Int?) -> Bool {
    guard hasBlankLines, let model else { return hasBlankLines }
    let blocks = document.blocks
    for neighbour in [model + 1, model - 1] where blocks.indices.contains(neighbour) {
      guard Self.isAlike(blocks[neighbour].kind, blocks[model].kind) else { continue }
      let upper = Self.lineRange(of: blocks[min(model, neighbour)], in: lines).upperBound
      let lower = Self.lineRange(of: blocks[max(model, neighbour)], in: lines).lowerBound
      return upper < lower && (upper..<lower).contains(where: lines.isBlank)
    }
    return true
  }

  /// Whether the first new paragraph is parted from what it follows.
  func isApart(from anchor: Int, _ model: Int?) -> Bool {
    guard let model, hasBlankLines else { return hasBlankLines }
    return !Self.isAlike(document.blocks[anchor].kind, document.blocks[model].kind) || isApart(model)
  }

  /// Whether a blank line follows a heading.
  func isApartBelow(_ heading: Int?) -> Bool {
    guard hasBlankLines, let heading else { return hasBlankLines }
    let below = Self.lineRange(of: document.blocks[heading], in: lines).upperBound
    return lines.isBlank(below) || (isUnderline(below) && lines.isBlank(below + 1))
  }

  private static func isAlike(_ one: Block.Kind, _ other: Block.Kind) -> Bool {
    switch (one, other) {
    case (.listItem, .listItem), (.paragraph, .paragraph), (.heading, .heading): true
    default: false
    }
  }

  static func lineRange(of block: Block, in lines: TextLines) -> Range<Int> {
    guard lines.count > 0 else { return 0..<0 }
    let start = lines.line(of: min(block.source.bytes.lowerBound, lines.bytes.count - 1))
    var end = max(block.source.bytes.lowerBound, min(block.source.bytes.upperBound, lines.bytes.count) - 1)
    while end > block.source.bytes.lowerBound, lines.bytes[end] == 0x0A || lines.bytes[end] == 0x0D {
      end -= 1
    }
    return start..<(max(start, lines.line(of: end)) + 1)
  }

  /// What stands before the text in the model's first line, with the new number in place of the old.
  private func marker(of model: Int, number: String) -> String {
    let block = document.blocks[model]
    let line = Self.lineRange(of: block, in: lines).lowerBound
    guard lines.count > 0, let first = block.runs.first?.bytes.lowerBound else { return fallback(number) }
    let start = lines.range(line).lowerBound
    guard first >= start, first <= lines.range(line).upperBound else { return fallback(number) }
    let bytes = lines.bytes[start..<first]
    var marker = String(decoding: bytes, as: UTF8.self)
    if marker.unicodeScalars.first == "\u{FEFF}" { marker.unicodeScalars.removeFirst() }
    guard !block.number.isEmpty, let place = marker.ranges(of: block.number).last else { return marker }
    if number.isEmpty {
      // A bullet is kept; a number that cannot be counted on is left out.
      return ClauseNumber(block.number) == nil ? marker : String(marker[..<place.lowerBound])
    }
    return aligned(marker, number, in: place)
  }

  /// The marker with the new number, its text still in the column where the neighbours' text stands.
  private func aligned(_ marker: String, _ number: String, in place: Range<String.Index>) -> String {
    let after = marker[place.upperBound...]
    let gap = after.prefix { $0 == " " }
    guard gap.count > 1 else { return marker.replacingCharacters(in: place, by: number) }
    let grown = number.count - marker[place].count
    let blanks = String(repeating: " ", count: max(1, gap.count - grown))
    return marker[..<place.lowerBound] + number + blanks + after.dropFirst(gap.count)
  }

  private func fallback(_ number: String) -> String { number.isEmpty ? "" : number + " " }

  /// What closes the model's heading: bold, closing hashes.
  private func ending(of model: Int) -> String {
    let block = document.blocks[model]
    guard let last = block.runs.last?.bytes.upperBound, lines.count > 0, last > 0 else { return "" }
    let end = lines.range(lines.line(of: last - 1)).upperBound
    guard last < end else { return "" }
    var text = String(decoding: lines.bytes[last..<end], as: UTF8.self)
    while let character = text.last, character.isWhitespace { text.removeLast() }
    return text.allSatisfy { "*_# :".contains($0) } ? text : ""
  }

  private func isUnderline(_ line: Int) -> Bool {
    guard document.format == .markdown || document.format == .text, line < lines.count else { return false }
    let text = lines.text(line)
    return text.count > 2 && (text.allSatisfy { $0 == "=" } || text.allSatisfy { $0 == "-" })
  }

  /// What opens the second and further lines of a paragraph.
  private func indent(of model: Int, marker: String) -> String {
    let range = Self.lineRange(of: document.blocks[model], in: lines)
    if range.count > 1 { return indent(ofLine: range.lowerBound + 1) }
    if document.format == .text, let neighbour = neighbour(overLinesOf: model) {
      let opening = Self.lineRange(of: document.blocks[neighbour], in: lines).lowerBound
      let indent = indent(ofLine: opening + 1)
      let own = lines.text(opening)
      // A hanging indent is as wide as the marker.
      return indent.count > own.prefix { $0 == " " }.count
        ? String(repeating: " ", count: marker.count) : String(marker.prefix { $0 == " " || $0 == "\t" })
    }
    if document.format == .markdown, case .listItem = document.blocks[model].kind {
      return String(repeating: " ", count: marker.count)
    }
    return String(marker.prefix { $0 == " " || $0 == "\t" })
  }

  private func indent(ofLine line: Int) -> String {
    String(lines.text(line).prefix { $0 == " " || $0 == "\t" || $0 == ">" })
  }

  /// The nearest numbered paragraph over several lines, which shows how they are indented.
  private func neighbour(overLinesOf model: Int) -> Int? {
    guard !document.blocks[model].number.isEmpty else { return nil }
    return document.blocks.indices.filter {
      let block = document.blocks[$0]
      guard !block.number.isEmpty, Self.isAlike(block.kind, document.blocks[model].kind) else { return false }
      return Self.lineRange(of: block, in: lines).count > 1
    }.min { abs($0 - model) < abs($1 - model) }
  }

  private func wrapped(_ text: String, first: String, rest: String) -> [String] {
    var result: [String] = []
    for piece in text.split(separator: "\n", omittingEmptySubsequences: true) {
      let opening = result.isEmpty ? first : rest
      guard let width else {
        result.append(opening + piece)
        continue
      }
      var line = opening
      var isEmpty = true
      for word in piece.split(separator: " ") {
        if !isEmpty, line.count + 1 + word.count > width {
          result.append(line)
          line = rest
          isEmpty = true
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
      }
      result.append(line)
    }
    return result
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, by text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
