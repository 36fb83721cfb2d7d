/// Decides which side each name of a contract stands on, from what was read of it.
struct PartySides {
  /// A name, how far it was seen to act as the public body (above zero) or as the supplier, and how often
  /// something binds it.
  struct Candidate {
    var votes = 0
    var bound = 0
  }

  let candidates: [[UInt64]: Candidate]
  /// Names that stand on the other side than the lexicon has them.
  let turned: [[UInt64]]
  /// Names that are written without a capital.
  let smallNames: Set<UInt64>
  let known: KnownParties
  /// Whether the parties' block describes one as a public body.
  let hasPublicBody: Bool
  /// Names that stand in quotation marks where the parties are described.
  let described: Set<[UInt64]>
  /// Second names of a party.
  let otherNames: Set<[UInt64]>
  /// Full names by the short ones.
  let fullNames: [[UInt64]: [[UInt64]]]
  /// The words for one side of a contract, and for a company, that the document has.
  let mentioned: Set<UInt64>
  /// Names of one word that "this" points at: papers and no parties.
  let papers: Set<UInt64>
  /// Whether the document speaks of a contractor or a bidder by that word, so that no name needs to be made one.
  let haveSeller: Bool

  func names() -> PartyNames {
    var names = known.names
    for name in known.either { names.add(name, role: .either, proper: false) }
    for name in turned { names.add(name, role: .authority) }
    let sorted = candidates.filter { !isThing($0.key) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (name, candidate) in sorted where names.role(of: name) == nil && candidate.bound >= 1 {
      if candidate.votes >= 2 { add(name, .authority, to: &names) }
      if candidate.votes <= -2 { add(name, .supplier, to: &names) }
    }
    opposePrincipals(sorted, &names)
    balanceSides(sorted, &names)
    balancePronouns(&names)
    opposeCompany(&names)
    for (name, fulls) in fullNames {
      guard let role = names.role(of: name), role != .either else { continue }
      for full in fulls where names.role(of: full) == nil { names.add(full, role: role) }
    }
    names.havePublicBody =
      hasPublicBody
      || candidates.contains { name, candidate in
        candidate.bound >= 2 && name.contains(where: Self.publicBodies.contains)
      }
    return names
  }

  private func add(_ name: [UInt64], _ role: PartyNames.Role, to names: inout PartyNames) {
    let isSmall = name.count == 1 && smallNames.contains(name[0])
    let isOrdinary = name.count == 1 && Self.isRole(name[0])
    if names.role(of: name) == nil, !isPronoun(name), !isOrdinary, !described.contains(name) {
      names.learned.insert(name)
    }
    names.add(name, role: role, proper: !isPronoun(name) && !isSmall)
  }

  /// The two names that are bound most often stand on two sides: where both seem to stand on one, the one that is
  /// less likely to changes over, and where neither is known, the one that pays buys.
  private func opposePrincipals(
    _ sorted: [(key: [UInt64], value: Candidate)], _ names: inout PartyNames
  ) {
    let plurals = known.plurals
    let known = known.names
    let principals = sorted.filter { isPrincipal($0.key, names) && !plurals.contains($0.key) }
      .sorted { $0.value.bound > $1.value.bound }.prefix(2)
    guard let first = principals.first, let second = principals.last, principals.count == 2,
      second.value.bound >= 2, second.value.bound * 5 >= first.value.bound
    else { return }
    let sides = (side(of: first.key, names), side(of: second.key, names))
    if haveSeller, (sides.0 ?? .authority) == .authority, (sides.1 ?? .authority) == .authority,
      !described.contains(first.key) || !described.contains(second.key)
    {
      return
    }
    if let one = sides.0, let other = sides.1, one != other {
      turnBuyer(first.key, second.key, known, &names)
    } else if let one = sides.0 ?? sides.1, sides.0 == nil || sides.1 == nil {
      add(sides.0 == nil ? first.key : second.key, one.opposite, to: &names)
    } else {
      // Of several contracts in one file, each has its own two names: "Licensor" and "Seller" both sell.
      if let side = sides.0, sides.1 == side, known.role(of: first.key) == side,
        known.role(of: second.key) == side,
        sorted.contains(where: { $0.value.bound >= 3 && known.role(of: $0.key) == side.opposite })
      {
        return
      }
      let lead = leaning(first, known) - leaning(second, known)
      guard lead != 0 else { return }
      add(first.key, lead > 0 ? .authority : .supplier, to: &names)
      add(second.key, lead > 0 ? .supplier : .authority, to: &names)
    }
  }

  /// A reseller is a supplier to the public body, but the buyer of a maker whom only its deeds could have made one.
  private func turnBuyer(
    _ one: [UInt64], _ other: [UInt64], _ known: PartyNames, _ names: inout PartyNames
  ) {
    for (buyer, maker) in [(one, other), (other, one)] {
      guard isBuyer(buyer), names.role(of: buyer) == .supplier, known.role(of: maker) == nil,
        !turned.contains(maker)
      else { continue }
      add(buyer, .authority, to: &names)
      add(maker, .supplier, to: &names)
      return
    }
  }

  /// How far a name leans to the public body's side.
  private func leaning(_ one: (key: [UInt64], value: Candidate), _ known: PartyNames) -> Int {
    if isBuyer(one.key) { return 50 + one.value.votes }
    switch known.role(of: one.key) {
    case .authority: return 100 + one.value.votes
    case .supplier: return -100 + one.value.votes
    default: return one.value.votes
    }
  }

  private func side(of name: [UInt64], _ names: PartyNames) -> PartyNames.Role? {
    let role = names.role(of: name)
    return role == .either ? nil : role
  }

  private func isPrincipal(_ name: [UInt64], _ names: PartyNames) -> Bool {
    if isPronoun(name) || otherNames.contains(name) { return false }
    return names.role(of: name) != .either || name == [Self.recipient]
  }

  private func isBuyer(_ name: [UInt64]) -> Bool {
    guard let last = name.last else { return false }
    return Self.sellingOn.contains(last) || Self.using.contains(last)
  }

  private static let recipient = Tokeniser.hash(of: "recipient")
  /// Words of the names of public bodies, as far as companies have nothing of that name.
  static let publicBodies = Tokeniser.hashes(of: [
    "city", "council", "county", "ministry", "municipality", "borough",
  ])
  /// Who buys from a maker what he passes on.
  static let sellingOn = Tokeniser.hashes(of: [
    "reseller", "distributor", "licensee", "sublicensee", "franchisee", "dealer", "lessee",
  ])
  /// Who buys or uses what a maker offers, where nothing else tells.
  private static let using = Tokeniser.hashes(of: ["affiliate", "recipient", "sponsor", "partner"])

  /// "the Company" beside a Customer supplies, and beside a Contractor buys.
  private func opposeCompany(_ names: inout PartyNames) {
    let buys = mentioned.contains(where: Self.buyers.contains)
    let sells = mentioned.contains(where: Self.sellers.contains)
    guard buys != sells else { return }
    for company in mentioned.sorted()
    where Self.companies.contains(company) && names.role(of: [company]) == nil {
      names.add([company], role: buys ? .supplier : .authority)
    }
  }

  private static let companies = Tokeniser.hashes(of: [
    "company", "firm", "corporation", "licensee", "lessee", "sponsor",
  ])
  private static let buyers = Tokeniser.hashes(of: [
    "customer", "client", "buyer", "purchaser", "authority", "council", "subscriber", "city", "county",
    "state",
    "government", "agency", "university", "ministry", "department", "municipality", "district",
  ])
  private static let sellers = Tokeniser.hashes(of: [
    "supplier", "contractor", "vendor", "provider", "consultant", "seller", "developer", "licensor",
    "manufacturer",
  ])

  /// Whether a word tells a side by itself, or leaves it open.
  static func isRole(_ word: UInt64) -> Bool {
    companies.contains(word) || buyers.contains(word) || sellers.contains(word)
  }

  /// A contract has two sides: where only one is known, the name that is bound most often is the other.
  private func balanceSides(_ sorted: [(key: [UInt64], value: Candidate)], _ names: inout PartyNames) {
    let bound = sorted.filter { $0.value.bound >= 2 }.compactMap { names.role(of: $0.key) }
    for (side, other) in [(PartyNames.Role.authority, PartyNames.Role.supplier), (.supplier, .authority)] {
      guard bound.contains(side), !bound.contains(other) else { continue }
      let open = sorted.filter { names.role(of: $0.key) == nil && $0.value.bound >= 4 }
      if let next = open.max(by: { $0.value.bound < $1.value.bound }) {
        add(next.key, other, to: &names)
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
    "quotations", "nda", "confidentiality", "obligations", "which", "it", "they", "there", "tasks", "api",
    "platform", "policy", "report", "reports", "director", "manager", "coordinator", "committee", "employee",
    "employees",
  ])

  private func isThing(_ name: [UInt64]) -> Bool {
    name.last.map { Self.things.contains($0) || papers.contains($0) } ?? true
  }

  private func isPronoun(_ name: [UInt64]) -> Bool { name.count == 1 && Self.pronouns.contains(name[0]) }

  static let pronouns = Tokeniser.hashes(of: ["you", "we", "us"])
  private static let you = Tokeniser.hash(of: "you")
  private static let we = Tokeniser.hash(of: "we")

  /// Where "you" are one side, "we" and "us" are the other.
  private func balancePronouns(_ names: inout PartyNames) {
    let (you, we) = (names.role(of: [Self.you]), names.role(of: [Self.we]))
    let side = you ?? we.map(\.opposite)
    guard let side,
      candidates[[Self.you]] != nil || candidates[[Self.we]] != nil
    else { return }
    let other = side.opposite
    names.add("you", role: side, proper: false)
    names.add("we", role: other, proper: false)
    names.add("us", role: other, proper: false)
  }
}

extension PartyNames.Role {
  /// The other side; of both, both.
  var opposite: PartyNames.Role {
    switch self {
    case .authority: .supplier
    case .supplier: .authority
    case .either: .either
    }
  }
}
