/// Learns from a document who its parties are: from what each name is bound to do, who pays and who delivers.
struct PartyReader {
  /// What a word says of the party it stands beside.
  private struct Sign: OptionSet {
    let rawValue: UInt16
    static let modal = Sign(rawValue: 1)
    static let skipped = Sign(rawValue: 2)
    /// Who does this is the public body.
    static let paying = Sign(rawValue: 4)
    /// Who does this is the supplier.
    static let delivering = Sign(rawValue: 8)
    static let granting = Sign(rawValue: 16)
    static let right = Sign(rawValue: 32)
    /// What a supplier reserves the right to do with its own service, and what a customer may do with it.
    static let managing = Sign(rawValue: 64)
    static let using = Sign(rawValue: 128)
    /// Who is charged or licensed to.
    static let charging = Sign(rawValue: 256)
    static let licensing = Sign(rawValue: 512)
    /// What a name stands for that "this" points at: a paper and no party.
    static let pointing = Sign(rawValue: 1024)
    /// Who sells or bids, in words that need no capital.
    static let selling = Sign(rawValue: 2048)
  }

  private static let signs: [(Sign, [String])] = [
    (.modal, ["shall", "will", "must", "may", "agrees", "should", "agree"]),
    (.skipped, ["not", "be", "also", "promptly", "hereby", "to", "immediately", "then", "only", "have"]),
    (
      .paying,
      ["pay", "reimburse", "purchase", "compensate", "remit", "award", "evaluate", "paying"]
    ),
    (
      .delivering,
      [
        "provide", "deliver", "perform", "supply", "furnish", "host", "develop", "install", "maintain",
        "design",
        "render", "repair", "invoice", "train", "implement", "configure", "complete", "manufacture",
        "correct",
        "deposit", "paid", "construct", "reimbursed", "staff", "propose",
      ]
    ),
    (.granting, ["warrants", "provides", "delivers", "makes", "offers"]),
    (.right, ["may", "can"]),
    (
      .managing,
      ["modify", "suspend", "discontinue", "update", "charge", "amend", "improve", "monitor"]
    ),
    (.charging, ["invoice", "bill", "charge"]),
    (.licensing, ["grants", "licenses", "grant"]),
    (.using, ["use", "access", "download", "subscribe", "cancel", "register", "order"]),
    (.pointing, ["this"]),
    (
      .selling,
      [
        "contractor", "vendor", "supplier", "provider", "offeror", "quoter", "bidder", "tenderer",
        "respondent",
        "proposer",
      ]
    ),
  ]
  /// What each word of the lists above is a sign of.
  private static let signOfWord: (words: WordTable, signs: [Sign]) = {
    var words = WordTable()
    var found: [Sign] = []
    for (sign, list) in signs {
      for word in list {
        let number = words.insert(Tokeniser.hash(of: word))
        if number == found.count { found.append([]) }
        found[number].insert(sign)
      }
    }
    return (words, found)
  }()

  private static func sign(_ token: Token) -> Sign {
    let word = signOfWord.words[token.hash]
    return word >= 0 ? signOfWord.signs[Int(word)] : []
  }

  private static let publicWords = Tokeniser.hashes(of: [
    "city", "council", "county", "state", "government", "department", "ministry", "municipality",
    "university", "agency", "district", "authority", "hospital", "board",
  ])

  private var candidates: [[UInt64]: PartySides.Candidate] = [:]
  private let known: KnownParties
  /// Names that stand on the other side than the lexicon has them.
  private var turned: [[UInt64]] = []
  private var hasPublicBody = false
  /// Names that stand in quotation marks.
  private var described: Set<[UInt64]> = []
  /// Second names of a party.
  private var otherNames: Set<[UInt64]> = []
  /// Names that are written without a capital.
  private var smallNames: Set<UInt64> = []
  /// The full names that the parties' block gives with the short ones, by the short one: “Oak Transit Ltd (“Oak”)”.
  private var fullNames: [[UInt64]: [[UInt64]]] = [:]
  /// The words for one side of a contract, and for a company, that the document has.
  private var mentioned: Set<UInt64> = []
  /// Names of one word that "this" points at: "under this BPA".
  private var papers: Set<UInt64> = []
  /// How often "the contractor" or another word for who sells stands in the document.
  private var sellers = 0

  /// The names of the parties in the document.
  static func names(in tokens: [[Token]], known: KnownParties) -> PartyNames {
    var reader = PartyReader(known: known)
    for block in tokens { reader.readSmallNames(block) }
    for block in tokens { reader.read(block) }
    return PartySides(
      candidates: reader.candidates, turned: reader.turned, smallNames: reader.smallNames, known: known,
      hasPublicBody: reader.hasPublicBody, described: reader.described,
      otherNames: reader.otherNames, fullNames: reader.fullNames, mentioned: reader.mentioned,
      papers: reader.papers, haveSeller: reader.sellers >= 5
    ).names()
  }

  private init(known: KnownParties) { self.known = known }

  private mutating func read(_ tokens: [Token]) {
    for at in tokens.indices where tokens[at].isWord {
      if tokens[at].capital, PartySides.isRole(tokens[at].hash) { mentioned.insert(tokens[at].hash) }
      let sign = Self.sign(tokens[at])
      if sign.isEmpty { continue }
      if sign.contains(.modal) { readBound(tokens, modal: at) }
      if sign.contains(.granting) { vote(name(tokens, endingAt: at), -2) }
      if sign.contains(.paying) { vote(name(tokens, after: at), -3) }
      if sign.contains(.charging) { vote(name(tokens, after: at), 2) }
      if sign.contains(.selling), at > 0, Self.articles.contains(tokens[at - 1].hash) { sellers += 1 }
      if sign.contains(.pointing) {
        let paper = name(tokens, after: at)
        if paper.count == 1 { papers.insert(paper[0]) }
      }
      if sign.contains(.licensing) { readGrant(tokens, verb: at) }
      if tokens[at].hash == Self.by, at > 0, Self.settled.contains(tokens[at - 1].hash) {
        vote(name(tokens, after: at), 2)
      }
    }
    readDescriptions(tokens)
  }

  /// "Vero hereby grants to Oak a licence": who licenses is the supplier. Marks and names are licensed either way.
  private mutating func readGrant(_ tokens: [Token], verb at: Int) {
    let rest = tokens[at...].prefix(40)
    guard rest.contains(where: { Self.licence.contains($0.hash) }),
      !rest.contains(where: { Self.marks.contains($0.hash) })
    else { return }
    let start = at > 0 && Self.sign(tokens[at - 1]).contains(.skipped) ? at - 1 : at
    let giver = name(tokens, endingAt: start)
    guard !giver.isEmpty else { return }
    vote(giver, -1)
    vote(name(tokens, after: at), 1)
  }

  private static let licence = Tokeniser.hashes(of: ["licence", "license", "right", "rights"])
  private static let marks = Tokeniser.hashes(of: [
    "trademark", "trademarks", "marks", "logo", "logos", "name", "names", "brand", "patent", "patents",
  ])
  private static let by = Tokeniser.hash(of: "by")
  private static let settled = Tokeniser.hashes(of: ["paid", "payable", "purchased", "ordered"])

  private mutating func readBound(_ tokens: [Token], modal: Int) {
    let name = name(tokens, endingAt: modal)
    guard !name.isEmpty else { return }
    candidates[name, default: PartySides.Candidate()].bound += 1
    var at = modal + 1
    while at < tokens.count, at < modal + 6, !tokens[at].isWord || Self.sign(tokens[at]).contains(.skipped) {
      at += 1
    }
    guard at < tokens.count else { return }
    let deed = Self.sign(tokens[at])
    if deed.contains(.paying), !isMakingGood(tokens, at: at) { vote(name, 3) }
    if deed.contains(.delivering) { vote(name, -1) }
    guard Self.sign(tokens[modal]).contains(.right) else { return }
    if deed.contains(.managing), tokens[at...].prefix(4).contains(where: { $0.hash == Self.payment }) {
      // "may suspend payment": only who pays can.
      vote(name, 1)
    } else if deed.contains(.managing)
      || tokens[at...].prefix(5).contains(where: { $0.hash == Self.discretion })
    {
      vote(name, -1)
    }
    if deed.contains(.using) { vote(name, 1) }
  }

  /// A name that is defined without a capital: “inform Ltd (“inform”)”.
  private mutating func readSmallNames(_ tokens: [Token]) {
    guard tokens.count > 4 else { return }
    for at in tokens.indices.dropLast(2).dropFirst() where tokens[at].kind == .quote {
      let word = tokens[at + 1]
      guard tokens[at + 2].kind == .quote, word.kind == .word, !word.capital, tokens[at - 1].kind == .mark,
        tokens[max(0, at - 30)..<at].contains(where: { $0.hash == Self.between })
      else { continue }
      smallNames.insert(word.hash)
    }
  }

  /// A party where the document names it: by one name or by several (“Covered Entity” or “CE”).
  private struct Description {
    var names: [[UInt64]]
    var isPublic: Bool
  }

  /// "the City of Norrvik (the “Client”)": a public body's words before a defined name.
  ///
  /// Of the two parties that "between" introduces, the one beside a public body is the supplier.
  private mutating func readDescriptions(_ tokens: [Token]) {
    var pair: [Description] = []
    var opened = 0
    for at in tokens.indices where tokens[at].kind == .quote && at >= opened {
      guard let close = tokens[(at + 1)...].prefix(6).firstIndex(where: { $0.kind == .quote }), close > at + 1
      else {
        continue
      }
      let name = tokens[at + 1..<close].filter(\.isWord).map(\.hash)
      described.insert(name)
      readFullName(tokens, of: name, before: at)
      if opened > 0, !pair.isEmpty, tokens[opened..<at].allSatisfy({ $0.hash == Self.or || $0.kind == .mark })
      {
        pair[pair.count - 1].names.append(name)
        otherNames.insert(name)
        opened = close + 1
        continue
      }
      let before = tokens[max(opened, at - 14)..<at]
      guard before.contains(where: { $0.kind == .mark }) else { continue }
      let isPublic = before.contains { $0.capital && Self.publicWords.contains($0.hash) }
      if isPublic { vote(name, 3) }
      hasPublicBody = hasPublicBody || describesPublicBody(before)
      if !pair.isEmpty || tokens[max(0, at - 30)..<at].contains(where: { $0.hash == Self.between }) {
        pair.append(Description(names: [name], isPublic: isPublic))
      }
      opened = close + 1
    }
    readPair(pair.prefix(2))
  }

  /// The capitalised words right before the bracket that a short name stands in.
  private mutating func readFullName(_ tokens: [Token], of name: [UInt64], before quote: Int) {
    var end = quote
    while end > 0, quote - end < 4, tokens[end - 1].kind != .mark || tokens[end - 1].end == tokens[end].start,
      !tokens[end - 1].capital
    { end -= 1 }
    guard end < quote, tokens[end].kind == .mark else { return }
    var start = end
    while start > 0, end - start < 6, tokens[start - 1].kind == .word, tokens[start - 1].capital {
      start -= 1
    }
    let full = tokens[start..<end].map(\.hash)
    if full.count >= 2, !name.isEmpty { fullNames[name, default: []].append(full) }
  }

  /// "the City of Norrvik", "Norrvik Council", and no company with its seat there.
  private func describesPublicBody(_ words: ArraySlice<Token>) -> Bool {
    if words.contains(where: { Self.companies.contains($0.hash) }) { return false }
    return words.indices.contains {
      words[$0].capital && PartySides.publicBodies.contains(words[$0].hash)
        && (words[$0].hash == Self.council || $0 + 1 < words.endIndex && words[$0 + 1].hash == Self.of)
    }
  }

  private static let companies = Tokeniser.hashes(of: [
    "inc", "llc", "ltd", "limited", "corporation", "corp", "company", "gmbh", "ab", "plc", "lp",
  ])
  private static let council = Tokeniser.hash(of: "council")
  private static let of = Tokeniser.hash(of: "of")

  /// Of two names, the one whose side is known tells the side of the other.
  private mutating func readPair(_ pair: ArraySlice<Description>) {
    guard pair.count == 2, let first = pair.first, let second = pair.last else { return }
    let sides = (side(of: first, beside: second), side(of: second, beside: first))
    guard sides.0 != sides.1, sides.0 != .either, sides.1 != .either else { return }
    for name in first.names { settle(name, as: sides.0 ?? sides.1.map(\.opposite)) }
    for name in second.names { settle(name, as: sides.1 ?? sides.0.map(\.opposite)) }
  }

  private mutating func settle(_ name: [UInt64], as role: PartyNames.Role?) {
    guard let role, !name.isEmpty else { return }
    candidates[name, default: PartySides.Candidate()].bound += 1
    vote(name, role == .authority ? 3 : -3)
  }

  /// The side of a name between two, as far as its own words tell. Who sells on what he buys is the buyer, unless the
  /// other is one.
  private mutating func side(of one: Description, beside other: Description) -> PartyNames.Role? {
    if one.isPublic { return .authority }
    if let name = one.names.first(where: { $0.count == 1 && PartySides.sellingOn.contains($0[0]) }) {
      if other.isPublic || known(other) == .authority { return .supplier }
      turned.append(name)
      return .authority
    }
    return known(one)
  }

  private func known(_ one: Description) -> PartyNames.Role? {
    one.names.lazy.compactMap { known.role(of: $0) }.first
  }

  private static let or = Tokeniser.hash(of: "or")
  private static let between = Tokeniser.hash(of: "between")

  private mutating func vote(_ name: [UInt64], _ votes: Int) {
    guard !name.isEmpty else { return }
    candidates[name, default: PartySides.Candidate()].votes += votes
  }

  private static let articles = Tokeniser.hashes(of: [
    "the", "a", "an", "this", "that", "these", "such", "any", "each",
  ])

  /// Up to four capitalised words, or a pronoun, that end before a token.
  private func name(_ tokens: [Token], endingAt end: Int) -> [UInt64] {
    guard end > 0 else { return [] }
    let last = tokens[end - 1].hash
    if PartySides.pronouns.contains(last) || smallNames.contains(last) { return [last] }
    if end > 1, isLetteredParty(tokens, at: end - 2) { return tokens[end - 2..<end].map(\.hash) }
    var start = end
    while start > 0, end - start < 4, tokens[start - 1].kind == .word, tokens[start - 1].capital,
      !Self.articles.contains(tokens[start - 1].hash)
    { start -= 1 }
    return tokens[start..<end].map(\.hash)
  }

  /// "Party A": its letter is no article.
  private func isLetteredParty(_ tokens: [Token], at: Int) -> Bool {
    guard at + 1 < tokens.count, tokens[at].hash == Self.party, tokens[at].capital else { return false }
    let letter = tokens[at + 1]
    return letter.capital && letter.end - letter.start == 1
  }

  /// "pay liquidated damages", "compensate affected persons": what is paid is no price, and either side may owe it.
  private func isMakingGood(_ tokens: [Token], at: Int) -> Bool {
    tokens[at...].prefix(4).contains { Self.amends.contains($0.hash) }
  }

  private static let amends = Tokeniser.hashes(of: [
    "damages", "affected", "penalty", "penalties", "credits",
  ])
  private static let discretion = Tokeniser.hash(of: "discretion")
  private static let payment = Tokeniser.hash(of: "payment")
  private static let to = Tokeniser.hash(of: "to")
  private static let party = Tokeniser.hash(of: "party")

  private func name(_ tokens: [Token], after at: Int) -> [UInt64] {
    var start = at + 1
    while start < tokens.count, start < at + 3,
      Self.articles.contains(tokens[start].hash) || tokens[start].hash == Self.to
    { start += 1 }
    guard start < tokens.count else { return [] }
    let first = tokens[start].hash
    if PartySides.pronouns.contains(first) || smallNames.contains(first) { return [first] }
    if isLetteredParty(tokens, at: start) { return tokens[start...start + 1].map(\.hash) }
    var end = start
    while end < tokens.count, end - start < 4, tokens[end].kind == .word, tokens[end].capital { end += 1 }
    return tokens[start..<end].map(\.hash)
  }
}
