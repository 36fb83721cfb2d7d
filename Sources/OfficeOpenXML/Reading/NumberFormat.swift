/// The number formats that Word's lists use (ECMA-376 part 1, 17.18.59).
enum NumberFormat: Sendable, Equatable {
  case decimal, decimalZero, lowerLetter, upperLetter, lowerRoman, upperRoman
  case ordinal, ordinalText, cardinalText, bullet, none
  case enclosedCircle, enclosedParentheses, enclosedFullStop, fullWidth, dashes, hexadecimal, chicago
  /// Digits filled up with zeros to a width: `001, 002, 003, ...`
  case padded(Int)

  init(_ value: String?, format: String? = nil) {
    switch value ?? "decimal" {
    case "decimalZero": self = .decimalZero
    case "lowerLetter": self = .lowerLetter
    case "upperLetter": self = .upperLetter
    case "lowerRoman": self = .lowerRoman
    case "upperRoman": self = .upperRoman
    case "ordinal": self = .ordinal
    case "ordinalText": self = .ordinalText
    case "cardinalText": self = .cardinalText
    case "bullet": self = .bullet
    case "none": self = .none
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": self = .enclosedCircle
    case "decimalEnclosedParen": self = .enclosedParentheses
    case "decimalEnclosedFullstop": self = .enclosedFullStop
    case "decimalFullWidth", "decimalFullWidth2": self = .fullWidth
    case "numberInDash": self = .dashes
    case "hex": self = .hexadecimal
    case "chicago": self = .chicago
    case "custom":
      let first = (format ?? "").prefix { $0 != "," }
      self = first.allSatisfy { $0.isNumber } && first.count > 1 ? .padded(min(first.count, 32)) : .decimal
    default: self = .decimal
    }
  }

  /// A number in this format; decimal where the format ends, as letters do after 780 and Roman after 3999.
  func string(_ number: Int) -> String {
    switch self {
    case .bullet, .none: ""
    case .decimal: String(number)
    case .decimalZero: number < 10 && number >= 0 ? "0\(number)" : String(number)
    case .padded(let width):
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    case .lowerLetter: NumberFormat.letters(number, from: 0x61)
    case .upperLetter: NumberFormat.letters(number, from: 0x41)
    case .lowerRoman: NumberFormat.roman(number).lowercased()
    case .upperRoman: NumberFormat.roman(number)
    case .ordinal: NumberFormat.ordinal(number)
    case .cardinalText: NumberWords.cardinal(number)
    case .ordinalText: NumberWords.ordinal(number)
    case .enclosedCircle: NumberFormat.sign(number, 1...20, first: 0x2460)
    case .enclosedParentheses: NumberFormat.sign(number, 1...20, first: 0x2474)
    case .enclosedFullStop: NumberFormat.sign(number, 1...20, first: 0x2488)
    case .fullWidth:
      String(String.UnicodeScalarView(String(number).unicodeScalars.map { NumberFormat.wide($0) }))
    case .dashes: "- \(number) -"
    case .hexadecimal: String(number, radix: 16, uppercase: true)
    case .chicago: NumberFormat.chicago(number)
    }
  }

  /// a, b … z, aa, bb … zz, aaa …
  private static func letters(_ number: Int, from first: UInt8) -> String {
    guard (1...780).contains(number) else { return String(number) }
    let letter = Character(UnicodeScalar(first + UInt8((number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return String(number) }
    let signs: [(Int, String)] = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
      (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var result = ""
    for (value, sign) in signs {
      while rest >= value {
        result += sign
        rest -= value
      }
    }
    return result
  }

  private static func ordinal(_ number: Int) -> String {
    if (11...13).contains(abs(number % 100)) { return "\(number)th" }
    switch abs(number % 10) {
    case 1: return "\(number)st"
    case 2: return "\(number)nd"
    case 3: return "\(number)rd"
    default: return "\(number)th"
    }
  }

  private static func sign(_ number: Int, _ range: ClosedRange<Int>, first: UInt32) -> String {
    guard range.contains(number), let scalar = UnicodeScalar(first + UInt32(number - range.lowerBound)) else {
      return String(number)
    }
    return String(Character(scalar))
  }

  private static func wide(_ digit: UnicodeScalar) -> UnicodeScalar {
    UnicodeScalar(digit.value + 0xFEE0) ?? digit
  }

  private static func chicago(_ number: Int) -> String {
    guard (1...400).contains(number) else { return String(number) }
    let signs: [Character] = ["*", "†", "‡", "§"]
    return String(repeating: signs[(number - 1) % 4], count: (number - 1) / 4 + 1)
  }
}

/// Numbers in English words, as Word prints them in lists: “Twenty-one”, “Twenty-first”.
enum NumberWords {
  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let irregular = [
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
  ]

  static func cardinal(_ number: Int) -> String {
    guard (0...999_999).contains(number) else { return String(number) }
    return capital(words(number))
  }

  static func ordinal(_ number: Int) -> String {
    guard (0...999_999).contains(number) else { return String(number) }
    let words = words(number)
    let lastStart = words.lastIndex { $0 == " " || $0 == "-" }.map(words.index(after:)) ?? words.startIndex
    let last = String(words[lastStart...])
    let ordinal = irregular[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")
    return capital(words[..<lastStart] + ordinal)
  }

  private static func words(_ number: Int) -> String {
    switch number {
    case ..<20: return small[number]
    case ..<100:
      return tens[number / 10] + (number.isMultiple(of: 10) ? "" : "-" + small[number % 10])
    case ..<1000:
      return small[number / 100] + " hundred" + (number.isMultiple(of: 100) ? "" : " " + words(number % 100))
    default:
      let rest = number % 1000
      return words(number / 1000) + " thousand" + (rest == 0 ? "" : " " + words(rest))
    }
  }

  private static func capital(_ words: some StringProtocol) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }
}
