/// A pattern as it was written, parsed: what a lawyer reads as
/// `{supplier} shall not {use} {data} … except to {perform}`.
package indirect enum Phrase: Sendable, Equatable {
  case word(String)
  /// `{name}`
  case wordClass(String)
  /// `shall`, `may` and `shall not`
  case modal(Modal.Sense)
  /// `…`
  case gap
  /// `(a|b c)`
  case choice([[Phrase]])
  /// `( … )?`
  case optional([[Phrase]])

  /// Whether it is one word or one class.
  var isSingle: Bool {
    switch self {
    case .word, .wordClass: true
    default: false
    }
  }
}

/// What is wrong with a pattern, and where in it.
package struct PhraseError: Error, Equatable, Sendable {
  package var message: String
  /// Characters from the start of the pattern, from 0.
  package var offset: Int
}

/// Reads the phrase language.
package struct PhraseParser {
  private var characters: [Character]
  private var at = 0
  private var depth = 0
  private let literal: Bool

  /// Parses one pattern.
  /// - Throws: ``PhraseError`` with the offset of the first character that cannot be read.
  /// - Parameter literal: whether "shall" and "may" are just words, as in the lexicon's own phrases.
  package static func parse(_ text: String, literal: Bool = false) throws(PhraseError) -> [Phrase] {
    var parser = PhraseParser(characters: Array(text), literal: literal)
    let items = try parser.sequence()
    guard parser.at == parser.characters.count else {
      throw PhraseError(message: "“\(parser.characters[parser.at])” has no beginning", offset: parser.at)
    }
    guard items.contains(where: { if case .gap = $0 { false } else { true } }) else {
      throw PhraseError(message: "the pattern is empty", offset: 0)
    }
    if case .gap = items[0] { throw PhraseError(message: "a pattern cannot begin with a gap", offset: 0) }
    if case .gap = items[items.count - 1] {
      throw PhraseError(message: "a pattern cannot end with a gap", offset: parser.characters.count - 1)
    }
    return Self.joiningModals(items)
  }

  private init(characters: [Character], literal: Bool) {
    self.characters = characters
    self.literal = literal
  }

  private mutating func sequence() throws(PhraseError) -> [Phrase] {
    var items: [Phrase] = []
    while at < characters.count {
      let character = characters[at]
      switch character {
      case " ", "\t", "\n", "-", ",": at += 1
      case "…":
        at += 1
        guard depth == 0 else {
          throw PhraseError(message: "a gap cannot stand inside a group", offset: at - 1)
        }
        items.append(.gap)
      case "{": items.append(try wordClass())
      case "(": items.append(try group())
      case ")", "|":
        guard depth > 0 else { throw PhraseError(message: "“\(character)” has no beginning", offset: at) }
        return items
      default: items += try words()
      }
    }
    guard depth == 0 else { throw PhraseError(message: "“(” has no end", offset: characters.count) }
    return items
  }

  private mutating func wordClass() throws(PhraseError) -> Phrase {
    let start = at
    guard let end = characters[at...].firstIndex(of: "}") else {
      throw PhraseError(message: "“{” has no end", offset: start)
    }
    let name = String(characters[start + 1..<end])
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "-" }) else {
      throw PhraseError(message: "“{\(name)}” is no name of a word class", offset: start)
    }
    at = end + 1
    return .wordClass(name)
  }

  private mutating func group() throws(PhraseError) -> Phrase {
    let start = at
    var alternatives: [[Phrase]] = []
    depth += 1
    repeat {
      at += 1
      let items = Self.joiningModals(try sequence())
      guard !items.isEmpty else { throw PhraseError(message: "an alternative is empty", offset: start) }
      alternatives.append(items)
      guard at < characters.count else { throw PhraseError(message: "“(” has no end", offset: start) }
    } while characters[at] == "|"
    depth -= 1
    at += 1
    if at < characters.count, characters[at] == "?" {
      at += 1
      return .optional(alternatives)
    }
    return .choice(alternatives)
  }

  private mutating func words() throws(PhraseError) -> [Phrase] {
    let start = at
    while at < characters.count,
      characters[at].isLetter || characters[at].isNumber || "'’".contains(characters[at])
    { at += 1 }
    guard at > start else {
      throw PhraseError(message: "“\(characters[at])” means nothing in a pattern", offset: at)
    }
    let word = String(characters[start..<at]).lowercased()
    if literal { return [.word(word)] }
    return word == "shall" ? [.modal(.duty)] : word == "may" ? [.modal(.right)] : [.word(word)]
  }

  /// `shall not` is one modal.
  private static func joiningModals(_ items: [Phrase]) -> [Phrase] {
    var joined: [Phrase] = []
    for item in items {
      if item == .word("not"), let last = joined.last, last == .modal(.duty) || last == .modal(.right) {
        joined[joined.count - 1] = .modal(.ban)
      } else {
        joined.append(item)
      }
    }
    return joined
  }
}
