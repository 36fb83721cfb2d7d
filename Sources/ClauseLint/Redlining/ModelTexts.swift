/// The model texts that one redline takes from, filled with the document's names; each is made once.
struct ModelTexts {
  /// A term that a model clause defines in passing (“Contract Data”), with a sentence that says what it means.
  struct Definition {
    var term: String
    var sentence: String
  }

  let library: ClauseLibrary
  let values: ModelValues
  let voice: Voice
  private var paragraphs: [String: [ModelParagraph]] = [:]
  private var definitions: [String: [Definition]] = [:]
  private var answers: [String: [String]] = [:]

  init(library: ClauseLibrary, values: ModelValues, voice: Voice) {
    (self.library, self.values, self.voice) = (library, values, voice)
  }

  /// The paragraphs of a family's tier.
  mutating func paragraphs(of family: Family, _ tier: Tier) -> [ModelParagraph] {
    let key = "\(family.id) \(tier.rawValue)"
    if let known = paragraphs[key] { return known }
    let made = (try? family.modelText(tier, values: values)) ?? []
    paragraphs[key] = made
    return made
  }

  /// The texts that satisfy a rule and use no term of their own, of the wanted tier first, short ones before long ones.
  mutating func answers(to rule: String, _ wanted: Tier) -> [String] {
    if let known = answers[rule] { return known }
    guard let family = library.family(ofRule: rule) else { return [] }
    let element = String(rule.dropFirst(family.id.count + 1))
    let terms = definitions(of: family, wanted).map(\.term)
    let tiers = [wanted] + Tier.allCases.reversed().filter { $0 != wanted }
    var made: [String] = []
    for tier in tiers {
      made += paragraphs(of: family, tier).filter { $0.elements.contains(element) }
        .map { voice.spoken($0.text) }.sorted { $0.utf8.count < $1.utf8.count }
    }
    made.removeAll { text in terms.contains { text.holds($0) } }
    answers[rule] = made
    return made
  }

  /// The terms that a family's model clause defines in passing.
  mutating func definitions(of family: Family, _ tier: Tier) -> [Definition] {
    let key = "\(family.id) \(tier.rawValue)"
    if let known = definitions[key] { return known }
    var made: [Definition] = []
    for tier in [tier, .preferred] {
      for paragraph in paragraphs(of: family, tier) where paragraph.text.holds("“") {
        guard let definition = Self.definition(in: paragraph.text),
          !made.contains(where: { $0.term == definition.term })
        else { continue }
        made.append(definition)
      }
    }
    definitions[key] = made
    return made
  }

  private static func definition(in text: String) -> Definition? {
    guard let open = text.firstRange(of: "(“") ?? text.firstRange(of: "(the “"),
      let close = text[open.upperBound...].firstRange(of: "”")
    else { return nil }
    let term = String(text[open.upperBound..<close.lowerBound])
    let before = text[..<open.lowerBound]
    let start = before.lastIndex(of: ".").map(before.index(after:)) ?? before.startIndex
    let meaning = trimmed(before[start...])
    guard let first = meaning.first else { return nil }
    return Definition(term: term, sentence: "“\(term)” means \(first.lowercased())\(meaning.dropFirst()).")
  }
}
