/// A number as it is typed before a clause: "7.3", "12.", "(b)", "Article 5".
struct ClauseNumber: Equatable {
  /// What counts: the last digits or letters of the number.
  private enum Counter: Equatable { case digits(Int), letters(String), roman(Int, isUpper: Bool) }

  private let before: String
  private let counter: Counter
  private let after: String

  /// `nil` where nothing counts, as in a bullet. `previous` is the number before this one, where it is known:
  /// "(i)" follows "(h)" or begins a roman count.
  init?(_ text: String, previous: String = "") {
    let characters = Array(text)
    guard let end = characters.lastIndex(where: { $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      return nil
    }
    let isDigit = characters[end].isNumber
    var start = end
    while start > 0, characters[start - 1].isASCII,
      isDigit ? characters[start - 1].isNumber : characters[start - 1].isLetter
    {
      start -= 1
    }
    before = String(characters[..<start])
    after = String(characters[(end + 1)...])
    let core = String(characters[start...end])
    if isDigit {
      guard core.count < 7, let value = Int(core) else { return nil }
      counter = .digits(value)
    } else if let value = Self.roman(core.lowercased()), !Self.continues(core, previous) {
      counter = .roman(value, isUpper: core == core.uppercased())
    } else if core.count <= 2 {
      counter = .letters(core)
    } else {
      return nil
    }
  }

  /// The number that follows in the same manner.
  var next: String {
    switch counter {
    case .digits(let value): before + String(value + 1) + after
    case .roman(let value, let isUpper):
      before + (isUpper ? Self.numeral(value + 1).uppercased() : Self.numeral(value + 1)) + after
    case .letters(let letters): before + Self.next(letters) + after
    }
  }

  /// The number of a clause between this one and the next that exists: "12A", as amendments number.
  func inserted(_ letter: Character) -> String {
    switch counter {
    case .digits(let value): before + String(value) + String(letter) + after
    case .roman(let value, let isUpper):
      before + (isUpper ? Self.numeral(value).uppercased() : Self.numeral(value)) + String(letter) + after
    case .letters(let letters): before + letters + letter.lowercased() + after
    }
  }

  /// The first in this manner: "7.3" gives "7.1", "(b)" gives "(a)".
  var first: String {
    switch counter {
    case .digits: before + "1" + after
    case .roman(_, let isUpper): before + (isUpper ? "I" : "i") + after
    case .letters(let letters): before + (letters == letters.uppercased() ? "A" : "a") + after
    }
  }

  /// The number without the punctuation at its end: "12." and "12" name the same clause.
  static func core(_ number: String) -> String {
    var text = Substring(number)
    while let last = text.last, !(last.isLetter || last.isNumber) { text = text.dropLast() }
    return String(text)
  }

  private static func continues(_ core: String, _ previous: String) -> Bool {
    guard core.count == 1, let letter = core.unicodeScalars.first else { return false }
    let before = Self.core(previous).unicodeScalars.last
    if before == nil { return !["i", "I"].contains(core) }
    return before.map { $0.value + 1 == letter.value } ?? false
  }

  private static func next(_ letters: String) -> String {
    guard let last = letters.unicodeScalars.last else { return letters }
    if last == "z" || last == "Z" {
      return String(repeating: last == "z" ? "a" : "A", count: letters.count + 1)
    }
    let following = Unicode.Scalar(last.value + 1).map { String(Character($0)) } ?? ""
    // "aa" is followed by "bb" where letters repeat.
    let isRepeated = letters.count > 1 && Set(letters).count == 1
    return isRepeated
      ? String(repeating: following, count: letters.count) : String(letters.dropLast()) + following
  }

  private static let values: [(String, Int)] = [
    ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
  ]

  private static func numeral(_ value: Int) -> String {
    var rest = value
    var result = ""
    for (sign, worth) in values {
      while rest >= worth {
        result += sign
        rest -= worth
      }
    }
    return result
  }

  /// The value of a lower-case roman numeral up to 399.
  private static func roman(_ text: String) -> Int? {
    guard text.allSatisfy({ "ivxlc".contains($0) }), text.count <= 12 else { return nil }
    var rest = Substring(text)
    var value = 0
    for (sign, worth) in values {
      while rest.hasPrefix(sign) {
        value += worth
        rest = rest.dropFirst(sign.count)
      }
    }
    return rest.isEmpty && value < 400 && numeral(value) == text ? value : nil
  }
}
