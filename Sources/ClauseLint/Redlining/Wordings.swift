/// The words of a passage, for looking up phrases of the lexicon in them.
struct Wordings {
  /// The block's text as UTF-8 bytes; all offsets count in it.
  let bytes: [UInt8]
  let tokens: [Token]
  /// The tokens of the passage.
  let passage: Range<Int>
  /// The words of the passage; most phrases begin with none of them.
  private let present: WordSet

  init(text: String, passage range: Range<Int>) {
    bytes = Array(text.utf8)
    let all = Tokeniser.tokens(of: text)
    tokens = all
    let start = all.firstIndex { Int($0.start) >= range.lowerBound } ?? all.count
    let end = all.firstIndex { Int($0.start) >= range.upperBound } ?? all.count
    passage = start..<max(start, end)
    present = WordSet(all[passage].map(\.hash).filter { $0 != 0 })
  }

  /// The bytes of a run of tokens.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return Int(tokens[first].start)..<Int(tokens[last].end)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func isWord(_ word: UInt64, at index: Int) -> Bool {
    passage.contains(index) && tokens[index].hash == word
  }

  /// Where a phrase stands in the passage; "be" stands for its forms.
  func places(of phrase: PhraseWords) -> [Range<Int>] {
    let count = phrase.words.count
    guard count > 0, passage.count >= count, phrase.words[0].contains(where: present.contains) else {
      return []
    }
    var places: [Range<Int>] = []
    for start in passage.lowerBound...(passage.upperBound - count)
    where phrase.words[0].contains(tokens[start].hash) && holds(phrase, at: start) {
      places.append(start..<start + count)
    }
    return places
  }

  private func holds(_ phrase: PhraseWords, at start: Int) -> Bool {
    phrase.words.indices.allSatisfy { phrase.words[$0].contains(tokens[start + $0].hash) }
  }

  /// The longest of the places at each start, first to last, none inside another.
  func longest(of phrases: [PhraseWords]) -> [(phrase: Int, tokens: Range<Int>)] {
    var found: [(phrase: Int, tokens: Range<Int>)] = []
    for (index, phrase) in phrases.enumerated() { found += places(of: phrase).map { (index, $0) } }
    found.sort {
      ($0.tokens.lowerBound, $1.tokens.count) < ($1.tokens.lowerBound, $0.tokens.count)
    }
    var end = passage.lowerBound
    return found.filter {
      guard $0.tokens.lowerBound >= end else { return false }
      end = $0.tokens.upperBound
      return true
    }
  }

  /// Whether the token opens its sentence.
  func opensSentence(_ index: Int) -> Bool { index == passage.lowerBound }
}

/// A phrase as the hashes of its words; a word with several forms has them all.
struct PhraseWords: Sendable {
  private(set) var words: [[UInt64]]

  private static let being = ["be", "is", "are", "was", "were", "been"].map(Tokeniser.hash)
  private static let having = ["have", "has", "had"].map(Tokeniser.hash)

  init(_ phrase: String) {
    words = Tokeniser.tokens(of: phrase).filter(\.isWord).map { token in
      if token.hash == Self.being[0] { return Self.being }
      if token.hash == Self.having[0] { return Self.having }
      // "aims to" and "reserve the right" stand for "aim" and "reserves".
      return [token.hash]
    }
  }

  /// The same with an "s" at the first word, as a single subject has it.
  static func forms(of phrase: String) -> [PhraseWords] {
    let words = PhraseWords(phrase)
    let first = phrase.utf8.prefix { $0 != 0x20 }
    guard first.count > 3, first.last != UInt8(ascii: "s"), first.allSatisfy(\.isLetter) else {
      return [words]
    }
    var single = words
    single.words[0] = [Tokeniser.hash(of: String(decoding: first, as: UTF8.self) + "s")]
    return [words, single]
  }
}
