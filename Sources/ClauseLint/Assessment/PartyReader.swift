/// Learns from a document who its parties are: from what each name is bound to do, who pays and who delivers.
struct PartyReader {
  private struct Candidate {
    var votes = 0
    var bound = 0
  }

  /// What a word says of the party it stands beside.
  private struct Sign: OptionSet {
    let rawValue: UInt8
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
    (.using, ["use", "access", "download", "subscribe", "cancel", "register", "order"]),
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

  private var candidates: [[UInt64]: Candidate] = [:]
  private let lexicon: Lexicon
  /// The sides of the names that the lexicon knows.
  private let known: [[UInt64]: PartyNames.Role]
  /// Names that stand on the other side than the lexicon has them.
  private var turned: [[UInt64]] = []

  /// The names of the parties in the document.
  static func names(in tokens: [[Token]], lexicon: Lexicon) -> PartyNames {
    var reader = PartyReader(lexicon: lexicon)
    for block in tokens { reader.read(block) }
    return reader.decided()
  }

  private init(lexicon: Lexicon) {
    self.lexicon = lexicon
    var known: [[UInt64]: PartyNames.Role] = [:]
    for (names, role) in [(lexicon.supplier, PartyNames.Role.supplier), (lexicon.authority, .authority)] {
      for name in names { known[Tokeniser.tokens(of: name).map(\.hash)] = role }
    }
    self.known = known
  }

  private mutating func read(_ tokens: [Token]) {
    for at in tokens.indices where tokens[at].isWord {
      let sign = Self.sign(tokens[at])
      if sign.isEmpty { continue }
      if sign.contains(.modal) { readBound(tokens, modal: at) }
      if sign.contains(.granting) { vote(name(tokens, endingAt: at), -2) }
      if sign.contains(.paying) { vote(name(tokens, after: at), -3) }
    }
    readDescriptions(tokens)
  }

  private mutating func readBound(_ tokens: [Token], modal: Int) {
    let name = name(tokens, endingAt: modal)
    guard !name.isEmpty else { return }
    candidates[name, default: Candidate()].bound += 1
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
      if opened > 0, !pair.isEmpty, tokens[opened..<at].allSatisfy({ $0.hash == Self.or || $0.kind == .mark })
      {
        pair[pair.count - 1].names.append(name)
        opened = close + 1
        continue
      }
      let before = tokens[max(opened, at - 14)..<at]
      guard before.contains(where: { $0.kind == .mark }) else { continue }
      let isPublic = before.contains { $0.capital && Self.publicWords.contains($0.hash) }
      if isPublic { vote(name, 3) }
      if !pair.isEmpty || tokens[max(0, at - 30)..<at].contains(where: { $0.hash == Self.between }) {
        pair.append(Description(names: [name], isPublic: isPublic))
      }
      opened = close + 1
    }
    readPair(pair.prefix(2))
  }

  /// Of two names, the one whose side is known tells the side of the other.
  private mutating func readPair(_ pair: ArraySlice<Description>) {
    guard pair.count == 2, let first = pair.first, let second = pair.last else { return }
    let sides = (side(of: first, beside: second), side(of: second, beside: first))
    guard sides.0 != sides.1, sides.0 != .either, sides.1 != .either else { return }
    for name in first.names { settle(name, as: sides.0 ?? sides.1.map(Self.opposite)) }
    for name in second.names { settle(name, as: sides.1 ?? sides.0.map(Self.opposite)) }
  }

  private static func opposite(_ role: PartyNames.Role) -> PartyNames.Role {
    role == .authority ? .supplier : .authority
  }

  private mutating func settle(_ name: [UInt64], as role: PartyNames.Role?) {
    guard let role, !name.isEmpty else { return }
    candidates[name, default: Candidate()].bound += 1
    vote(name, role == .authority ? 3 : -3)
  }

  /// The side of a name between two, as far as its own words tell. Who sells on what he buys is the buyer, unless the
  /// other is one.
  private mutating func side(of one: Description, beside other: Description) -> PartyNames.Role? {
    if one.isPublic { return .authority }
    if let name = one.names.first(where: { $0.count == 1 && Self.sellingOn.contains($0[0]) }) {
      if other.isPublic || known(other) == .authority { return .supplier }
      turned.append(name)
      return .authority
    }
    return known(one)
  }

  private func known(_ one: Description) -> PartyNames.Role? {
    one.names.lazy.compactMap { known[$0] }.first
  }

  private static let sellingOn = Tokeniser.hashes(of: [
    "reseller", "distributor", "licensee", "sublicensee", "franchisee", "dealer", "lessee",
  ])

  private static let or = Tokeniser.hash(of: "or")
  private static let between = Tokeniser.hash(of: "between")

  private mutating func vote(_ name: [UInt64], _ votes: Int) {
    guard !name.isEmpty else { return }
    candidates[name, default: Candidate()].votes += votes
  }

  private static let pronouns = Tokeniser.hashes(of: ["you", "we", "us"])
  private static let articles = Tokeniser.hashes(of: [
    "the", "a", "an", "this", "that", "these", "such", "any", "each",
  ])

  /// Up to four capitalised words, or a pronoun, that end before a token.
  private func name(_ tokens: [Token], endingAt end: Int) -> [UInt64] {
    guard end > 0 else { return [] }
    if Self.pronouns.contains(tokens[end - 1].hash) { return [tokens[end - 1].hash] }
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
    if Self.pronouns.contains(tokens[start].hash) { return [tokens[start].hash] }
    if isLetteredParty(tokens, at: start) { return tokens[start...start + 1].map(\.hash) }
    var end = start
    while end < tokens.count, end - start < 4, tokens[end].kind == .word, tokens[end].capital { end += 1 }
    return tokens[start..<end].map(\.hash)
  }

  private func decided() -> PartyNames {
    var names = PartyNames()
    for name in lexicon.supplier.flatMap({ [$0, $0 + "s"] }) { names.add(name, role: .supplier) }
    for name in lexicon.authority.flatMap({ [$0, $0 + "s"] }) { names.add(name, role: .authority) }
    for name in lexicon.either { names.add(name, role: .either, proper: false) }
    for name in turned { names.add(name, role: .authority) }
    let sorted = candidates.filter { !isThing($0.key) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (name, candidate) in sorted where names.role(of: name) == nil && candidate.bound >= 1 {
      if candidate.votes >= 2 { names.add(name, role: .authority, proper: !isPronoun(name)) }
      if candidate.votes <= -2 { names.add(name, role: .supplier, proper: !isPronoun(name)) }
    }
    balanceSides(sorted, &names)
    balancePronouns(&names)
    return names
  }

  /// A contract has two sides: where only one is known, the name that is bound most often is the other.
  private func balanceSides(_ sorted: [(key: [UInt64], value: Candidate)], _ names: inout PartyNames) {
    var bound: [PartyNames.Role: Int] = [:]
    for (name, candidate) in sorted where candidate.bound >= 2 {
      if let role = names.role(of: name) { bound[role, default: 0] += candidate.bound }
    }
    for (side, other) in [(PartyNames.Role.authority, PartyNames.Role.supplier), (.supplier, .authority)] {
      guard bound[side, default: 0] > 0, bound[other] == nil else { continue }
      let open = sorted.filter { names.role(of: $0.key) == nil && $0.value.bound >= 4 }
      if let next = open.max(by: { $0.value.bound < $1.value.bound }) {
        names.add(next.key, role: other, proper: !isPronoun(next.key))
      }
      return
    }
  }

  /// What contracts speak of with a capital and a modal verb though it is no party: "this Agreement shall …".
  private static let things = Tokeniser.hashes(of: [
    "agreement", "contract", "amendment", "section", "article", "clause", "exhibit", "schedule", "annex",
    "services", "service", "software", "system", "systems", "products", "product", "fees", "fee", "payment",
    "payments", "term", "date", "period", "notice", "notices", "information", "data", "work", "works",
    "parties", "records", "record",
    "party", "deliverables", "deliverable", "order", "statement", "program", "documentation", "materials",
    "license", "licence", "site", "price", "laws", "law", "rights", "content", "proposal", "proposals",
    "quotations", "which", "it", "they", "there", "tasks", "api", "platform", "policy", "report", "reports",
  ])

  private func isThing(_ name: [UInt64]) -> Bool { name.last.map(Self.things.contains) ?? true }

  private func isPronoun(_ name: [UInt64]) -> Bool { name.count == 1 && Self.pronouns.contains(name[0]) }

  private static let you = Tokeniser.hash(of: "you")
  private static let we = Tokeniser.hash(of: "we")

  /// Where "you" are one side, "we" and "us" are the other.
  private func balancePronouns(_ names: inout PartyNames) {
    let (you, we) = (names.role(of: [Self.you]), names.role(of: [Self.we]))
    let side = you ?? we.map { $0 == .authority ? .supplier : .authority }
    guard let side,
      candidates[[Self.you]] != nil || candidates[[Self.we]] != nil
    else { return }
    let other: PartyNames.Role = side == .authority ? .supplier : .authority
    names.add("you", role: side, proper: false)
    names.add("we", role: other, proper: false)
    names.add("us", role: other, proper: false)
  }
}
