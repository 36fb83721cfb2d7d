/// Lines that belong together: one heading, paragraph or item, before it becomes a block.
struct LineGroup: Sendable {
  enum Role: Sendable, Equatable {
    case text
    /// Marked as a heading by the format itself, as in Markdown or by underlining.
    case heading(level: Int)
    /// A page number or running head.
    case furniture
    case footnote
    case cell(CellPosition)
  }

  var role: Role
  var label: ClauseLabel?
  /// The pieces of text, one for each line, without label and margin.
  var pieces: [Range<Int>]
  /// For each piece whether a line break stands before it rather than a blank.
  var breaks: [Bool] = []
  /// From the label's first byte to the last piece's last.
  var source: Range<Int>
  var indent: Int
  /// Whether a blank line stands before it, as before a heading.
  var followsBlank = false
  /// Whether the first piece is markup that was opened before the label: the "**" of "**1. Data.** Text".
  var opensMarkup = false

  init(
    role: Role = .text, label: ClauseLabel? = nil, pieces: [Range<Int>], source: Range<Int>, indent: Int = 0
  ) {
    self.role = role
    self.label = label
    self.pieces = pieces
    breaks = pieces.map { _ in false }
    self.source = source
    self.indent = indent
  }

  /// The group with its label taken back into the text.
  var withoutLabel: LineGroup {
    guard label != nil, pieces.count > (opensMarkup ? 1 : 0) else { return self }
    var out = self
    let first = opensMarkup ? 1 : 0
    out.pieces[first] = source.lowerBound..<pieces[first].upperBound
    if opensMarkup {
      out.pieces.removeFirst()
      out.breaks.removeFirst()
    }
    out.label = nil
    out.opensMarkup = false
    return out
  }

  var isLabelAlone: Bool { label != nil && pieces.allSatisfy(\.isEmpty) }

  mutating func append(_ piece: Range<Int>, afterBreak: Bool = false) {
    pieces.append(piece)
    breaks.append(afterBreak)
    source = source.lowerBound..<max(source.upperBound, piece.upperBound)
  }

  /// The pieces joined by single blanks; a word divided at the line's end is joined where `joins` knows the whole.
  func text(of bytes: [UInt8], knownWord: (String) -> Bool) -> PlacedText {
    var out = PlacedText()
    for (index, piece) in pieces.enumerated() where !piece.isEmpty {
      if let last = out.bytes.last, !(opensMarkup && index == 1) {
        switch breaks[index]
          ? .lineBreak : LineGroup.joint(after: out.bytes, last, before: bytes, piece, knownWord)
        {
        case .lineBreak: out.append(0x0A, from: nil)
        case .blank: out.append(0x20, from: nil)
        case .none: break
        case .dropHyphen: out.removeLast()
        }
      }
      out.append(bytes, piece)
    }
    return out
  }

  private enum Joint { case blank, none, dropHyphen, lineBreak }

  /// A hyphen at the line's end goes where the document elsewhere has the word without it, or where what stands
  /// before it is no word by itself: "infor-" + "mation", but "non-" + "disclosure" and "short-" + "term".
  private static func joint(
    after text: [UInt8], _ last: UInt8, before bytes: [UInt8], _ piece: Range<Int>,
    _ knownWord: (String) -> Bool
  ) -> Joint {
    guard last == 0x2D, text.count > 1, text[text.count - 2].isLetter, bytes[piece.lowerBound].isLower
    else { return .blank }
    let body = text.dropLast()
    let head = String(decoding: body.suffix(body.reversed().prefix { $0.isLetter }.count), as: UTF8.self)
      .lowercased()
    let tail = String(decoding: bytes[piece].prefix { $0.isLetter }, as: UTF8.self)
    if ["and", "or", "to"].contains(tail) { return .blank }
    let isSyllable = head.count > 2 && !compoundHeads.contains(head) && !knownWord(head)
    return knownWord(head + tail) || isSyllable && endings.contains { tail.hasSuffix($0) }
      ? .dropHyphen : .none
  }

  /// What is written with a hyphen in contracts though it may not occur alone.
  private static let compoundHeads: Set<String> = [
    "anti", "co", "counter", "cross", "ex", "first", "full", "half", "high", "inter", "long", "low", "mid",
    "mini",
    "multi", "net", "non", "off", "one", "open", "over", "part", "post", "pre", "pro", "quasi", "real",
    "royalty",
    "self", "semi", "short", "sub", "super", "third", "ultra", "under", "well", "world", "year",
  ]

  /// How words end that are divided within; a compound's last part seldom does.
  private static let endings: Set<String> = [
    "tion", "tions", "sion", "ment", "ments", "mation", "ise", "ised", "ize", "ized", "ity", "ities", "ance",
    "ence",
    "able", "ible", "tive", "ally", "ures", "ical", "ning", "ting", "sing", "ary", "ory", "ness",
  ]
}
