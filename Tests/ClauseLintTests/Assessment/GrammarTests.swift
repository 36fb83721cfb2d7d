import BundledLibrary
import ClauseLint
import Testing

/// The grammar of obligations, sentence by sentence, over patterns of its own and the words of the shipped lexicon.
@Suite struct GrammarTests {
  static let lexicon = BundledLibrary.load().lexicon

  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var text: String
    var status: ElementStatus

    init(_ pattern: String, _ text: String, _ status: ElementStatus) {
      (self.pattern, self.text, self.status) = (pattern, text, status)
    }

    var testDescription: String { "\(text) [\(pattern)]" }
  }

  /// What one pattern makes of a text.
  static func status(of text: String, pattern: String) throws -> ElementStatus {
    let place = Place(file: "test.yaml", line: 1, column: 1)
    let element = Element(
      id: "element", key: true, requires: "", severity: .error,
      satisfied: [PatternSource(text: pattern, place: place)], adverse: [], guidance: "", comment: "",
      references: [], examples: Examples(satisfied: [], weak: [], adverse: [], silent: []))
    let family = Family(
      id: "family", title: "", question: "", rationale: "", references: [], applies: .always, parameters: [],
      placement: [], classes: [], elements: [element], model: ModelClause(heading: ""))
    let assessor = try Assessor(library: ClauseLibrary(lexicon: lexicon, families: [family]))
    let document = try DocumentReader.read(Array(text.utf8), name: "test.txt")
    return try #require(assessor.assess(document).families.first?.elements.first).status
  }

  @Test(arguments: [
    Case("{supplier} shall {train} … staff", "The Supplier shall train the Council's staff.", .present),
    Case("{supplier} shall {train} … staff", "The Contractor must train all staff of the City.", .present),
    Case("{supplier} shall {train} … staff", "The Supplier trains the Council's staff.", .present),
    Case(
      "{supplier} shall train … {authority} staff", "The Supplier shall train the City's own staff.", .present
    ),
    Case(
      "{supplier} shall {train} … staff",
      "Orders under Kappa are paid. Kappa shall deliver. Kappa shall supply lamps. Kappa shall train the staff.",
      .present),
    Case(
      "{supplier} shall {train} … staff",
      "Orders under this Kappa are paid. Kappa shall deliver. Kappa shall supply lamps. Kappa shall train the staff.",
      .absent),
    Case("{supplier} shall … {train} … staff", "The Supplier trains the Council's staff.", .present),
    // "May" is a month where it has a day or a year, or stands after "in" and the like.
    Case("{supplier} shall … train … staff", "The Supplier shall from 31 May train the staff.", .present),
    Case("{supplier} shall … train … staff", "The Supplier shall in May 2031 train the staff.", .present),
    Case("{supplier} shall … train … staff", "The Supplier shall by May train the staff.", .present),
    Case(
      "{supplier} may … train … staff", "Under section 4 the Supplier may 3 times train the staff.", .present),
    // "own" after "its" is no verb, but a word of longer phrases.
    Case("{supplier} shall … for {purpose}", "The Supplier shall work for its own benefit.", .present),
    // In the present tense the verb itself has to be the deed.
    Case("{supplier} shall … {train} … staff", "The Supplier helps the Council train its staff.", .absent),
    Case("{supplier} shall {train} … staff", "The Supplier shall either train the staff or pay.", .present),
    Case("{supplier} shall {train} … staff", "The Supplier should train the staff.", .weak),
    Case("{supplier} shall {train} … staff", "The Supplier shall not train the staff.", .absent),
    Case("{supplier} shall {train} … staff", "In no event shall the Supplier train the staff.", .absent),
    Case("{supplier} shall {train} … staff", "The Council shall train its staff.", .absent),
    Case("{supplier} shall {train} … staff", "Shall the Supplier train the staff?", .absent),
    Case(
      "{supplier} shall {train} … staff", "The Supplier shall, at its own expense, train the staff.", .present
    ),
    Case(
      "{supplier} shall {train} … staff",
      "The Supplier shall train the staff, subject to payment of its then current fees.", .weak),
  ])
  func modalsNegationAndBearer(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  /// Names with a capital inside, with "&" or with a domain, and the side that one party tells of the other.
  @Test(arguments: [
    "This Agreement is made between iPump Ltd (\"iPump\") and Oak Transit (\"Customer\"). iPump shall train the staff.",
    "This Agreement is made between M&N Systems Inc. (\"M&N\") and Oak Transit (\"Customer\"). M&N shall train the staff.",
    "This Agreement is made between Lampona Inc. (\"Lampona.com\") and Oak Transit (\"Client\"). Lampona.com shall train the staff.",
    "This Agreement is made between Vero GmbH (\"Vero\") and Oak Retail Ltd (\"Reseller\"). Vero shall train the staff.",
  ])
  func namesOfParties(text: String) throws {
    #expect(try Self.status(of: text, pattern: "{supplier} shall {train} … staff") == .present)
    #expect(try Self.status(of: text, pattern: "{authority} shall {train} … staff") == .absent)
  }

  /// Two sides of a contract between companies, told by who sells on, who pays, who licenses and who is bound.
  @Test(arguments: [
    "This Agreement is between Tallgren Limited (“tallgren”) and Oak Stores Inc. (“Oak”). Oak shall pay tallgren the fees. "
      + "Oak shall pay all taxes. tallgren shall host the shop. tallgren shall train the staff.",
    "The Reseller shall order the product. The Reseller may cancel an order. Vero Group shall pay the Reseller a bonus. "
      + "Vero Group shall pay the taxes. Vero Group shall train the staff.",
    "The Network Affiliate shall show the pages. The Network Affiliate shall provide a room. Vero shall pay a share. "
      + "Vero shall provide the screens. Vero shall train the staff.",
    "The Provider shall maintain the code. The Provider shall train the staff. The Recipient shall pay the fees. The "
      + "Recipient shall keep the keys.",
    "Oak shall provide space. Oak shall perform its part. The Supplier shall maintain the pumps. The Supplier shall train "
      + "the staff.",
    "Vero hereby grants Oak a licence of the software. Vero shall be liable. Oak shall be liable. Vero shall stand by. Oak "
      + "shall stand by. Vero shall train the staff.",
  ])
  func sidesOfTwoCompanies(text: String) throws {
    #expect(try Self.status(of: text, pattern: "{supplier} shall {train} … staff") == .present)
    #expect(try Self.status(of: text, pattern: "{authority} shall {train} … staff") == .absent)
  }

  @Test(arguments: [
    ("The Supplier shall train the staff within [insert number] days.", ElementStatus.weak),
    ("The Supplier shall train the staff within ____ days.", .weak),
    ("The Supplier shall train the staff for {{hours}} hours.", .weak),
    ("The Supplier shall train the staff on a date TBC.", .weak),
    // A name left open leaves open who, and a mark over a secret nothing.
    ("The Supplier shall train the staff of [Agency].", .present),
    ("The Supplier shall train the staff for [*] hours.", .present),
    ("1. The Supplier shall train the staff.\n\n2. Clause 1 is deleted.", .absent),
    ("1. The Supplier shall train the staff.\n\n2. Section 1 shall not apply.", .absent),
    ("1. The Supplier shall train the staff.\n\n2. Clause 1 shall not apply to temporary staff.", .present),
    ("1. The Supplier shall train the staff.\n\n2. Clause 3 of the Master Terms is deleted.", .present),
  ])
  func blanksAndDeletions(text: String, status: ElementStatus) throws {
    #expect(try Self.status(of: text, pattern: "{supplier} shall {train} … staff") == status)
  }

  @Test(arguments: [
    Case(
      "{supplier} shall keep … log", "The Supplier shall test the system and shall keep a log of the tests.",
      .present),
    Case(
      "{supplier} shall keep … log",
      "The Council shall test the system and shall keep a log of the tests.", .absent),
    Case("{supplier} shall keep … log", "The Supplier warrants that it will keep a log.", .present),
    Case("{supplier} shall keep … log", "The Council confirms that it will keep a log.", .absent),
    Case(
      "{supplier} shall keep … log", "The Supplier operates the system. It shall keep a log of all events.",
      .present),
    Case(
      "{supplier} shall keep … log", "The Supplier, as part of the services, shall keep a log.", .present),
    Case(
      "{authority} shall (own|hold) … right",
      "The Customer agrees that the Supplier shall own all rights in the platform.", .absent),
    Case("{supplier} shall keep … log", "A log shall be kept. The Council shall pay.", .absent),
    // The party in brackets or before one is the subject itself.
    Case(
      "{authority} shall keep … log", "The Council directs the service, but the {Supplier} shall keep a log.",
      .absent),
    Case(
      "{supplier} shall keep … log",
      "The Council directs the service, but the Supplier (“Volta”) shall keep a log.",
      .present),
    Case(
      "{authority} shall keep … log",
      "The Council directs the service, but the Supplier (“Volta”) shall keep a log.", .absent),
  ])
  func theSubjectMayStandFurtherBack(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case(
      "{supplier} shall provide … documentation",
      "If the Supplier provides documentation, the Council shall read it.", .absent),
    Case(
      "{supplier} shall provide … documentation",
      "If the Council so requests, the Supplier shall provide documentation.", .present),
    Case(
      "{supplier} shall provide … documentation",
      "If a defect is not cured, the Supplier shall provide documentation.", .present),
    Case(
      "{supplier} shall provide … documentation",
      "“Services” means the services under which the Supplier provides documentation.", .absent),
    Case(
      "{supplier} shall provide … documentation",
      "WHEREAS the Supplier provides documentation of its systems;", .absent),
  ])
  func conditionsDefinitionsAndRecitalsBindNobody(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case(
      "{supplier} shall not disclose … {data}",
      "“Trip Records” means all data that the bicycles send.\n\nThe Supplier shall not disclose the Trip Records.",
      .present),
    Case(
      "{supplier} shall not disclose … {data}",
      "“Trip Fees” means the fees for data services.\n\nThe Supplier shall not disclose the Trip Fees.",
      .absent),
  ])
  func definedTermsStandForWhatTheyMean(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case(
      "{supplier} shall {deliver} … code",
      "The Supplier shall:\n(a) deliver the code; and\n(b) attend meetings.", .present),
    Case(
      "{supplier} shall {deliver} … code",
      "The Supplier shall (a) attend meetings; (b) deliver the code; and (c) report.", .present),
    Case(
      "{supplier} shall {deliver} … code",
      "The Supplier shall not:\n(a) deliver the code late; or\n(b) miss meetings.", .absent),
    Case(
      "{supplier} shall {deliver} … code",
      "The following duties apply to the Council. The Council shall:\n(a) deliver the code.", .absent),
  ])
  func listsTakeTheirStem(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  /// Text without a full stop is judged in pieces, and judged to its end.
  @Test func textWithoutAFullStopIsReadToItsEnd() throws {
    let text = String(repeating: "lamp post ", count: 5000) + "; the Supplier shall train the staff"
    #expect(try Self.status(of: text, pattern: "{supplier} shall {train} … staff") == .present)
  }

  @Test(arguments: [
    Case(
      "{authority} shall own … {data}",
      "Malmberga stad (the “Client”) and Voltvik AB (the “Firm”) agree as follows. The Client shall pay the Firm. "
        + "The Firm shall deliver the services. The Client shall own all data.", .present),
    Case(
      "{authority} shall own … {data}",
      "Malmberga stad (the “Client”) and Voltvik AB (the “Firm”) agree as follows. The Client shall pay the Firm. "
        + "The Firm shall deliver the services. The Firm shall own all data.", .absent),
    Case(
      "{authority} shall own … {data}",
      "Party A shall pay the fee. Party B shall deliver the system. Party A shall own all data.", .present),
  ])
  func partiesAreLearned(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case("{supplier} shall {train} … staff", "THE SUPPLIER SHALL TRAIN THE STAFF.", .present),
    Case("{supplier} {train} … staff", "THE SUPPLIER TRAINS ALL THE STAFF.", .present),
    Case("{supplier} shall {train} … staff", "TRAINING OF THE STAFF THAT THE SUPPLIER SHALL TRAIN", .absent),
    Case(
      "{supplier} shall {train} … staff",
      "The\u{A0}Supplier\u{A0}shall:\n(a)\u{A0}pay;\u{A0}and\n(b)\u{A0}train\u{A0}the\u{A0}staff.", .present),
  ])
  func capitalsAndSpacesAreForm(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case(
      "{supplier} shall keep … log",
      "This Contract is made between the Municipality of Lindvik (the “Norrvik”) and Tallgren Limited (the "
        + "“Brightpole”). The Brightpole shall keep a log.", .present),
    Case(
      "{supplier} shall keep … log",
      "This Contract is made between Tallgren Limited (“Brightpole”) and the City of Lindvik (“Norrvik”). "
        + "Norrvik shall keep a log.", .absent),
    Case(
      "{supplier} shall keep … log",
      "This Contract is made between Tallgren Limited (“Brightpole”) and Lamp Limited (“Norrvik”). "
        + "Norrvik shall keep a log.", .absent),
    // Two names of one party are no two parties.
    Case(
      "{supplier} shall keep … log",
      "This Agreement is between the State of Norrvik (“Covered Entity” or “CE”) and Lamp Limited (“Business "
        + "Associate” or “BA”). BA shall keep a log.", .present),
    Case(
      "{supplier} shall keep … log",
      "This Agreement is between the State of Norrvik (“Covered Entity” or “CE”) and Lamp Limited (“Business "
        + "Associate” or “BA”). CE shall keep a log.", .absent),
  ])
  func thePartyBesideAPublicBodyIsTheSupplier(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case("work made for hire", "The reports shall be considered work made for hire.", .present),
    Case("work made for hire", "The reports shall not be considered work made for hire.", .absent),
    Case("work made for hire", "The reports need not be considered work made for hire.", .absent),
    Case("work made for hire", "This clause does not grant a right to work made for hire.", .absent),
    Case("work made for hire", "The Supplier shall not prevent the use of work made for hire.", .present),
    Case(
      "software comply with … wcag", "The Supplier shall not ensure that the software complies with WCAG.",
      .absent),
    Case(
      "software comply with … wcag", "The Supplier shall ensure that the software complies with WCAG.",
      .present),
    Case(
      "{supplier} warrant … comply with … wcag",
      "The Supplier warrants that the pages do not comply with WCAG.",
      .absent),
  ])
  func aDeniedVerbDeniesWhatHangsOnIt(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case("{supplier} shall not use … {data}", "The Supplier shall not use the data.", .present),
    Case(
      "{supplier} shall not use … {data}", "The Supplier shall not only use the data for itself.", .absent),
    Case(
      "{supplier} shall use … {data} … only", "The Supplier shall use the data only for the services.",
      .present),
    Case(
      "{supplier} shall use … {data} … only", "The Supplier shall use the data not only for the services.",
      .absent),
    Case(
      "{supplier} shall {deliver} … code",
      "The Supplier shall deliver not only the programs but also the code.", .present),
    Case("{supplier} shall not … collect", "The Supplier shall not ask for or collect names.", .present),
    Case(
      "{supplier} shall not … collect", "The Supplier shall not ask for consent before it collects names.",
      .absent),
  ])
  func limitsAndBansEndWhereTheyEnd(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    // What "as" refers to ends no denial.
    Case("fee … include … training", "The fees as set out in Annex 2 include training.", .present),
    Case("fee … include … training", "The fees as set out in Annex 2 do not include training.", .absent),
    // A use that is not limited is not limited; a list that is not limited is long.
    Case("use … shall be limited … to", "The use of the data is limited to the services.", .present),
    Case(
      "use … shall be limited … to", "The use of the data is not limited strictly to the services.", .absent),
    Case(
      "{supplier} shall {train} … staff",
      "The Supplier shall train, including but not limited to on-site lessons, all staff.", .present),
    // "Non" turns a word around.
    Case("{supplier} shall use proprietary format", "The Supplier shall use proprietary formats.", .present),
    Case(
      "{supplier} shall use proprietary format", "The Supplier shall use non-proprietary formats.", .absent),
    Case(
      "{supplier} shall use non proprietary format", "The Supplier shall use non-proprietary formats.",
      .present),
    // What an exception leaves open is not denied.
    Case(
      "disclose … require by {law}",
      "Neither shall disclose the price. Oak will not disclose it unless required by law.",
      .present),
    Case("disclose … price", "Oak shall not disclose the price unless the Council consents.", .absent),
    // A right that is exclusive is more than a right.
    Case(
      "{supplier} shall have … exclusive right to operate",
      "The Supplier shall have the sole and exclusive right to operate the docks.", .present),
    Case(
      "{supplier} shall have … exclusive right to operate",
      "The Supplier shall have the right to operate the docks.",
      .absent),
    Case(
      "{supplier} may operate", "The Supplier shall have the exclusive right to operate the docks.", .present),
  ])
  func exceptionsLimitsAndExclusiveRights(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case(
      "{supplier} shall return … {data}", "When the Supplier returns the data, the Council shall check them.",
      .absent),
    Case(
      "{supplier} shall return … {data}",
      "If this Contract ends, the Supplier returns the data, codes and keys.",
      .present),
  ])
  func aConditionEndsAtItsComma(example: Case) throws {
    #expect(try Self.status(of: example.text, pattern: example.pattern) == example.status)
  }
}
