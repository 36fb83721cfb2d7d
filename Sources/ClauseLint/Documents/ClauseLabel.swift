/// A clause number, list letter or bullet typed at the beginning of a line: "12.3", "(b)", "Article IV", "•".
struct ClauseLabel: Sendable, Equatable {
  /// The ways of counting with a single letter or number.
  enum Series: Sendable {
    case lowerLetter, upperLetter, lowerRoman, upperRoman, digit

    var isUpper: Bool { self == .upperLetter || self == .upperRoman }
  }

  /// A place in a series: "c" is the third letter, and 100 in Roman numerals.
  struct Count: Sendable, Equatable {
    var series: Series
    var value: Int
  }

  enum Form: Sendable, Equatable {
    /// "1.", "1.1", "12.3.4": the parts. `isBare` where neither a point nor a second part marks it as a number.
    case decimal(parts: [Int], isBare: Bool)
    /// "(a)", "iv)", "A.": the values it has in each series it may belong to, and what stands around it.
    case item(values: [Count], frame: String)
    /// "Article IV", "Schedule 2": the word, in lower case.
    case keyword(String)
    case bullet(String)
  }

  var form: Form
  /// The label as it is typed.
  var text: String
  /// Where the text after the label begins.
  var textStart: Int
  /// Whether markup that was opened before the label ends right after it, as in "**1.** Text".
  var closesMarkup = false

  /// Reads the label of a line.
  /// - Parameter range: the line without its margin.
  static func read(_ bytes: [UInt8], _ range: Range<Int>) -> ClauseLabel? {
    bullet(bytes, range) ?? decimal(bytes, range) ?? item(bytes, range) ?? keyword(bytes, range)
  }

  private static let bullets: [String] = [
    "•", "●", "○", "▪", "■", "‣", "◦", "·", "\u{F0B7}", "–", "-", "*", "+", "o",
  ]
  private static let bulletBytes: [[UInt8]] = bullets.map { Array($0.utf8) }

  private static func bullet(_ bytes: [UInt8], _ range: Range<Int>) -> ClauseLabel? {
    for (mark, markBytes) in zip(bullets, bulletBytes) where bytes[range].starts(with: markBytes) {
      let end = range.lowerBound + markBytes.count
      guard end < range.upperBound, bytes.blankWidth(at: end, before: range.upperBound) > 0 else {
        return nil
      }
      let start = bytes.afterBlanks(end, before: range.upperBound)
      return ClauseLabel(form: .bullet(mark), text: mark, textStart: start)
    }
    return nil
  }

  private static func decimal(_ bytes: [UInt8], _ range: Range<Int>) -> ClauseLabel? {
    var index = range.lowerBound
    if bytes[range].starts(with: [0xC2, 0xA7]) {
      index = bytes.afterBlanks(index + 2, before: range.upperBound)
    }
    guard let (parts, end, hasPoint) = decimalParts(bytes, index..<range.upperBound) else { return nil }
    index = end
    var isBare = !hasPoint
    if isBare, index < range.upperBound, bytes[index] == 0x29 {
      return label(
        .item(values: [Count(series: .digit, value: parts[0])], frame: "1)"), bytes, range,
        labelEnd: index + 1)
    }
    if isBare, index > range.lowerBound + 2, bytes[range.lowerBound] == 0xC2 { isBare = false }
    return label(.decimal(parts: parts, isBare: isBare), bytes, range, labelEnd: index)
  }

  /// Numbers of at most three digits divided by points; a final point or the "\." of Markdown belongs to them.
  private static func decimalParts(_ bytes: [UInt8], _ range: Range<Int>) -> (
    parts: [Int], end: Int, hasPoint: Bool
  )? {
    var parts: [Int] = []
    var hasPoint = false
    var index = range.lowerBound
    while index < range.upperBound, bytes[index].isDigit {
      var value = 0
      let start = index
      while index < range.upperBound, bytes[index].isDigit {
        guard index - start < 3 else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
        index += 1
      }
      parts.append(value)
      var point = index
      if point < range.upperBound, bytes[point] == 0x5C { point += 1 }
      guard point < range.upperBound, bytes[point] == 0x2E else { break }
      index = point + 1
      hasPoint = true
    }
    guard let last = parts.last, parts.count <= 8 else { return nil }
    if parts.count > 1, last == 0 { parts.removeLast() }
    return (parts, index, hasPoint)
  }

  private static func item(_ bytes: [UInt8], _ range: Range<Int>) -> ClauseLabel? {
    var index = range.lowerBound
    let isOpened = bytes[index] == 0x28
    if isOpened { index += 1 }
    let start = index
    while index < range.upperBound, bytes[index].isLetter || bytes[index].isDigit, index - start < 6 {
      index += 1
    }
    guard index > start, index < range.upperBound else { return nil }
    let body = bytes.string(start..<index)
    var end = index
    if bytes[end] == 0x5C { end += 1 }
    guard end < range.upperBound, bytes[end] == 0x29 || (!isOpened && bytes[end] == 0x2E) else { return nil }
    let values = counts(body)
    guard !values.isEmpty, !isCopyright(bytes, from: end + 1, before: range.upperBound, body: body) else {
      return nil
    }
    let frame = isOpened ? "(a)" : bytes[end] == 0x29 ? "a)" : "a."
    return label(.item(values: values, frame: frame), bytes, range, labelEnd: end + 1)
  }

  /// "(c) 2010" is a copyright line.
  private static func isCopyright(_ bytes: [UInt8], from index: Int, before end: Int, body: String) -> Bool {
    let next = bytes.afterBlanks(index, before: end)
    return body.lowercased() == "c" && next + 3 < end && bytes[next..<next + 4].allSatisfy(\.isDigit)
  }

  private static func keyword(_ bytes: [UInt8], _ range: Range<Int>) -> ClauseLabel? {
    var index = range.lowerBound
    guard bytes[index].isUpper else { return nil }
    while index < range.upperBound, bytes[index].isLetter { index += 1 }
    let word = bytes.string(range.lowerBound..<index).lowercased()
    guard keywords.contains(word) else { return nil }
    if index < range.upperBound, bytes[index] == 0x2E { index += 1 }
    let start = bytes.afterBlanks(index, before: range.upperBound)
    guard start > index else { return nil }
    var end = start
    while end < range.upperBound, bytes[end].isLetter || bytes[end].isDigit || bytes[end] == 0x2E { end += 1 }
    while end > start, bytes[end - 1] == 0x2E { end -= 1 }
    let body = bytes.string(start..<end)
    guard isOrdinal(body) else { return nil }
    // "Schedule 5 sets out the prices" is a sentence about a schedule; a tab or a wide gap sets a title off.
    if end + 1 < range.upperBound, bytes[end] == 0x20, bytes[end + 1].isLower { return nil }
    return label(.keyword(word), bytes, range, labelEnd: end)
  }

  private static let keywords: Set<String> = [
    "article", "section", "sec", "clause", "schedule", "annex", "annexure", "appendix", "exhibit",
    "attachment",
    "part", "chapter", "lot",
  ]

  private static func isOrdinal(_ body: String) -> Bool {
    guard let first = body.utf8.first else { return false }
    if first.isDigit {
      return body.utf8.count <= 9 && body.utf8.allSatisfy { $0.isDigit || $0 == 0x2E || $0.isUpper }
    }
    return body.utf8.count == 1
      ? first.isUpper
      : Roman.value(body) != nil && body.uppercased() == body
        || ["one", "two", "three", "four", "five", "six"].contains(body.lowercased())
  }

  /// The label with what follows it; nothing where other text than a blank or a dash follows at once.
  private static func label(_ form: Form, _ bytes: [UInt8], _ range: Range<Int>, labelEnd: Int)
    -> ClauseLabel?
  {
    let text = bytes.string(range.lowerBound..<labelEnd).filter { $0 != "\\" }
    var end = labelEnd
    if case .keyword = form {
      while end < range.upperBound, [0x2E, 0x3A, 0x29].contains(bytes[end]) { end += 1 }
    }
    let markup = bytes[end..<range.upperBound].prefix { $0 == 0x2A || $0 == 0x5F }.count
    if markup > 0, markup <= 3 { end += markup }
    guard end < range.upperBound else {
      return ClauseLabel(form: form, text: text, textStart: end, closesMarkup: markup > 0)
    }
    let start = bytes.afterBlanks(end, before: range.upperBound)
    guard start > end else { return nil }
    let textStart = afterDash(bytes, start, range, form)
    return ClauseLabel(form: form, text: text, textStart: textStart, closesMarkup: markup > 0)
  }

  /// "Schedule 2 – Prices": the dash belongs to neither.
  private static func afterDash(_ bytes: [UInt8], _ start: Int, _ range: Range<Int>, _ form: Form) -> Int {
    guard case .keyword = form else { return start }
    for dash in [[0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94], [0x2D, 0x2D], [0x2D]] as [[UInt8]]
    where bytes[start..<range.upperBound].starts(with: dash) {
      return bytes.afterBlanks(start + dash.count, before: range.upperBound)
    }
    return start
  }

  /// What a body such as "i" can count: the ninth letter, or one in Roman numerals.
  static func counts(_ body: String) -> [Count] {
    let bytes = Array(body.utf8)
    guard let first = bytes.first else { return [] }
    if bytes.allSatisfy(\.isDigit) {
      return bytes.count <= 3 ? Int(body).map { [Count(series: .digit, value: $0)] } ?? [] : []
    }
    let isLower = bytes.allSatisfy(\.isLower)
    guard isLower || bytes.allSatisfy(\.isUpper) else { return [] }
    var values: [Count] = []
    if bytes.count <= 2, bytes.allSatisfy({ $0 == first }) {
      let letter = Int(first - (isLower ? 0x61 : 0x41)) + 1
      values.append(
        Count(series: isLower ? .lowerLetter : .upperLetter, value: letter + 26 * (bytes.count - 1)))
    }
    if let roman = Roman.value(body), roman < 60 {
      values.append(Count(series: isLower ? .lowerRoman : .upperRoman, value: roman))
    }
    return values
  }
}

/// Roman numerals as lawyers use them for articles and sub-paragraphs.
enum Roman {
  static func value(_ text: String) -> Int? {
    var total = 0
    var previous = Int.max
    for character in text.utf8 {
      guard let digit = digit(character) else { return nil }
      total += digit > previous ? digit - 2 * previous : digit
      previous = digit
    }
    return total > 0 && written(total) == text.lowercased() ? total : nil
  }

  private static func digit(_ character: UInt8) -> Int? {
    switch character | 0x20 {
    case UInt8(ascii: "i"): 1
    case UInt8(ascii: "v"): 5
    case UInt8(ascii: "x"): 10
    case UInt8(ascii: "l"): 50
    case UInt8(ascii: "c"): 100
    default: nil
    }
  }

  private static func written(_ value: Int) -> String {
    let steps = [
      (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = value
    var out = ""
    for (step, sign) in steps {
      while rest >= step {
        out += sign
        rest -= step
      }
    }
    return out
  }
}
