/// Cuts a document into the sentences that are judged: list stems joined with their items, inline enumerations
/// split into theirs.
struct SentenceReader: Sendable {
  /// A sentence of a block as token indices of that block.
  struct Cut: Sendable { var tokens: Range<Int> }

  private var document: Document
  private(set) var tokens: [[Token]]
  private(set) var cuts: [[Range<Int>]]

  private static let stemLimit = 80

  /// - Parameter words: the vocabulary that gives the tokens their numbers.
  init(_ document: Document, words: WordIndex) {
    self.document = document
    tokens = document.blocks.map { Self.tokens(of: $0, words) }
    cuts = []
    cuts = zip(tokens, document.blocks).map { Self.cut($0, in: $1.text) }
  }

  /// Adds a block at the end.
  mutating func append(_ block: Block, words: WordIndex) {
    document.blocks.append(block)
    let tokens = Self.tokens(of: block, words)
    self.tokens.append(tokens)
    cuts.append(Self.cut(tokens, in: block.text))
  }

  private static func tokens(of block: Block, _ words: WordIndex) -> [Token] {
    var tokens = Tokeniser.tokens(of: block.text)
    for at in tokens.indices where tokens[at].isWord { tokens[at].word = words[tokens[at].hash] }
    return tokens
  }

  /// Each sentence of a block with its place: as it stands, then item by item where it enumerates.
  func sentences(ofBlock block: Int) -> [(sentence: Sentence, range: Range<Int>)] {
    let stem = stemTokens(of: block)
    var sentences: [(sentence: Sentence, range: Range<Int>)] = []
    for cut in cuts[block] {
      let range = passage(of: cut, in: block)
      let whole = sentence(stem: stem, prefix: cut.lowerBound..<cut.lowerBound, own: cut, block: block)
      sentences.append((whole, range))
      let items = enumeration(in: cut, of: block)
      for item in items.items {
        let own = passage(of: item, in: block)
        sentences.append(
          (
            sentence(stem: stem, prefix: items.prefix, own: item, block: block, isItem: true),
            range.count > 400 ? own : range
          ))
      }
    }
    return sentences
  }

  /// UTF-8 byte offsets of a run of tokens, with the stop that ends it.
  private func passage(of cut: Range<Int>, in block: Int) -> Range<Int> {
    let tokens = tokens[block]
    return Int(tokens[cut.lowerBound].start)..<Int(tokens[cut.upperBound - 1].end)
  }

  private func sentence(
    stem: [Token], prefix: Range<Int>, own: Range<Int>, block: Int, isItem: Bool = false
  ) -> Sentence {
    var sentence = Sentence()
    sentence.isItem = isItem
    sentence.tokens.reserveCapacity(stem.count + prefix.count + own.count)
    sentence.tokens += stem
    sentence.tokens += tokens[block][prefix]
    sentence.ownStart = sentence.tokens.count
    sentence.tokens += tokens[block][own]
    sentence.isQuestion = sentence.tokens.last?.kind == .question
    return sentence
  }

  /// The last sentences of the blocks that introduce this one, outermost first.
  private func stemTokens(of block: Int) -> [Token] {
    var parts: [(Int, Range<Int>)] = []
    var next = document.blocks[block].stem
    var hops = 0
    while let stem = next, stem < block, hops < 8 {
      if let cut = cuts[stem].last { parts.append((stem, cut)) }
      next = document.blocks[stem].stem
      hops += 1
    }
    var joined: [Token] = []
    for (stem, cut) in parts.reversed() { joined += tokens[stem][cut] }
    return joined.count > Self.stemLimit ? [] : joined.filter { $0.kind != .stop }
  }

  // MARK: Sentences

  private static let abbreviations = Tokeniser.hashes(
    of: [
      "inc", "ltd", "co", "corp", "no", "nos", "e.g", "i.e", "eg", "ie", "sec", "art", "mr", "mrs", "ms",
      "dr", "st", "vs", "etc",
      "approx", "cl", "para", "u.s", "dept", "govt", "viz", "ref",
    ])

  private static func cut(_ tokens: [Token], in text: String) -> [Range<Int>] {
    var cuts: [Range<Int>] = []
    var start = 0
    for at in tokens.indices where tokens[at].kind == .stop || tokens[at].kind == .question {
      guard endsSentence(tokens, at: at) else { continue }
      if at + 1 > start { cuts += bounded(start..<at + 1) }
      start = at + 1
    }
    if start < tokens.count { cuts += bounded(start..<tokens.count) }
    return cuts
  }

  /// The most tokens that are matched as one sentence. Patterns look a few dozen words far; the work in a
  /// sentence can grow with the square of its length, and text without a full stop has no end.
  private static let sentenceLimit = 1000

  private static func bounded(_ cut: Range<Int>) -> [Range<Int>] {
    stride(from: cut.lowerBound, to: cut.upperBound, by: sentenceLimit).map {
      $0..<min($0 + sentenceLimit, cut.upperBound)
    }
  }

  private static func endsSentence(_ tokens: [Token], at: Int) -> Bool {
    guard at + 1 < tokens.count else { return true }
    let next = tokens[at + 1]
    guard next.start > tokens[at].end else {
      return next.kind == .quote && at + 2 < tokens.count && tokens[at + 2].capital
    }
    guard at > 0, tokens[at].kind == .stop else { return true }
    let before = tokens[at - 1]
    if before.end - before.start == 1 && before.kind == .word && before.end == tokens[at].start {
      return false
    }
    if abbreviations.contains(before.hash) { return false }
    return next.capital || next.kind != .word
  }

  // MARK: Enumerations

  /// The words before the first "(a)" and the items that follow, where there are two or more.
  private func enumeration(in cut: Range<Int>, of block: Int) -> (prefix: Range<Int>, items: [Range<Int>]) {
    let tokens = tokens[block]
    var marks: [Int] = []
    for at in cut where tokens[at].kind == .mark && isEnumerator(tokens, at, cut, block) { marks.append(at) }
    guard marks.count >= 2, marks[0] - cut.lowerBound <= Self.stemLimit else { return (cut, []) }
    let ends = marks.dropFirst() + [cut.upperBound]
    return (cut.lowerBound..<marks[0], zip(marks, ends).map { min($0 + 3, $1)..<$1 }.filter { !$0.isEmpty })
  }

  /// Whether the mark at a token opens the label of an item.
  private func isEnumerator(_ tokens: [Token], _ at: Int, _ cut: Range<Int>, _ block: Int) -> Bool {
    guard at + 2 < cut.upperBound else { return false }
    let (open, label, close) = (tokens[at], tokens[at + 1], tokens[at + 2])
    guard close.kind == .mark, label.isWord, label.end - label.start <= 4 else {
      return false
    }
    guard open.end == label.start, label.end == close.start, label.end - label.start <= 2 || !label.capital
    else { return false }
    let bytes = document.blocks[block].text.utf8
    return bytes[bytes.index(bytes.startIndex, offsetBy: Int(open.start))] == 0x28
  }
}
