/// What the document itself calls its two sides, so that new text speaks in its voice.
struct PartyTerms {
  private struct Use {
    var name: String
    var count = 0
    var articles = 0
  }

  /// The names as they stand in a sentence, article included: "the Council".
  static func values(in document: Document, tokens: [[Token]], parties: PartyNames) -> ModelValues {
    var uses: [Int: [UInt64: Use]] = [:]  // by the atom of the side
    let common = commonNouns(in: tokens, among: parties)
    for (block, list) in tokens.enumerated() {
      for at in list.indices where list[at].capital {
        guard let (role, end) = parties.name(in: list, at: at) else { continue }
        guard !strangers.contains(list[end - 1].hash),
          common.isEmpty || !common.contains(list[at..<end].map(\.hash))
        else { continue }
        let range = Int(list[at].start)..<Int(list[end - 1].end)
        let text = document.blocks[block].text
        let key = text.hash(of: range)
        uses[Int(role.atom), default: [:]][key, default: Use(name: text.piece(range))].count += 1
        if at > 0, list[at - 1].hash == article { uses[Int(role.atom)]?[key]?.articles += 1 }
      }
    }
    var values = ModelValues()
    if let name = term(uses[Int(PatternTable.Fixed.authority)], parties) { values.authority = name }
    if let name = term(uses[Int(PatternTable.Fixed.supplier)], parties) { values.supplier = name }
    return values
  }

  /// "Contractors" beside "Contractor", and the "States" of a country.
  private static func isPlural(_ name: String, _ parties: PartyNames) -> Bool {
    guard name.hasSuffix("s") else { return false }
    let words = Tokeniser.tokens(of: String(name.dropLast())).filter(\.isWord).map(\.hash)
    return parties.role(of: words) != nil
  }

  /// Learned names that the document also writes without a capital: "Key Personnel" is no name of a party.
  private static func commonNouns(in tokens: [[Token]], among parties: PartyNames) -> Set<[UInt64]> {
    guard !parties.learned.isEmpty else { return [] }
    let last = WordSet(parties.learned.compactMap(\.last))
    var small: Set<UInt64> = []
    for list in tokens {
      for token in list where !token.capital && last.contains(token.hash) { small.insert(token.hash) }
    }
    return parties.learned.filter { $0.first != party && ($0.last.map(small.contains) ?? true) }
  }

  private static let party = Tokeniser.hash(of: "party")
  /// Last words of names that new text leaves out: who bids is no party yet, an officer acts for one, and "the United
  /// States" is more often a place.
  private static let strangers = Tokeniser.hashes(of: [
    "offeror", "bidder", "tenderer", "quoter", "proposer", "respondent", "states", "officer",
  ])
  private static let article = Tokeniser.hash(of: "the")

  /// The most used name, if it is used at least three times; equal counts are settled by the alphabet.
  private static func term(_ uses: [UInt64: Use]?, _ parties: PartyNames) -> String? {
    let written = uses?.values.filter {
      ($0.name != $0.name.uppercased() || $0.name.count < 4) && !isPlural($0.name, parties)
    }
    guard let best = written?.max(by: { ($0.count, $1.name) < ($1.count, $0.name) }), best.count >= 3 else {
      return nil
    }
    return best.articles * 2 > best.count ? "the \(best.name)" : best.name
  }
}

extension String {
  /// The text of a range of its UTF-8 bytes.
  fileprivate func piece(_ range: Range<Int>) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: range.count)])
  }

  /// A number that tells the bytes of a range from others.
  fileprivate func hash(of range: Range<Int>) -> UInt64 {
    var text = self
    return text.withUTF8 { bytes in
      ClauseFingerprint.hash(bytes[range])
    }
  }
}
