/// What the document itself calls its two sides, so that new text speaks in its voice.
struct PartyTerms {
  private struct Use {
    var count = 0
    var articles = 0
  }

  /// The names as they stand in a sentence, article included: "the Council".
  static func values(in document: Document, tokens: [[Token]], parties: PartyNames) -> ModelValues {
    var uses: [PatternTable.Atom: [String: Use]] = [:]
    let article = Tokeniser.hash(of: "the")
    for (block, list) in zip(document.blocks, tokens) {
      let bytes = block.text.utf8
      for at in list.indices where list[at].capital {
        guard let (role, end) = parties.name(in: list, at: at) else { continue }
        let start = bytes.index(bytes.startIndex, offsetBy: Int(list[at].start))
        let name = String(block.text[start..<bytes.index(bytes.startIndex, offsetBy: Int(list[end - 1].end))])
        guard name != name.uppercased() || name.count < 4 else { continue }
        uses[role.atom, default: [:]][name, default: Use()].count += 1
        if at > 0, list[at - 1].hash == article { uses[role.atom]?[name]?.articles += 1 }
      }
    }
    var values = ModelValues()
    if let name = term(uses[PatternTable.Fixed.authority]) { values.authority = name }
    if let name = term(uses[PatternTable.Fixed.supplier]) { values.supplier = name }
    return values
  }

  /// The most used name, if it is used at least three times; equal counts are settled by the alphabet.
  private static func term(_ uses: [String: Use]?) -> String? {
    guard let best = uses?.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
      best.value.count >= 3
    else { return nil }
    return best.value.articles * 2 > best.value.count ? "the \(best.key)" : best.key
  }
}
