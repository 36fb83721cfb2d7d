import BundledLibrary
import ClauseLint
import Testing

/// Whether software, data or a digital service is bought, told from short contracts of many trades.
@Suite struct SubjectMatterTests {
  static let library = BundledLibrary.load()

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var isDigital: Bool

    init(_ name: String, _ text: String, digital: Bool) {
      (self.name, self.text, isDigital) = (name, text, digital)
    }

    var testDescription: String { name }
  }

  private func assess(_ text: String) throws -> Assessment {
    let assessor = try Assessor(library: Self.library)
    return assessor.assess(try DocumentReader.read(Array(text.utf8), name: "test.txt"))
  }

  @Test(arguments: [
    Case(
      "a web site is built",
      "WEB SITE AGREEMENT\n\nThe Supplier shall design and host the web site. The Council shall pay the fees.",
      digital: true),
    Case(
      "reports and deliverables, no word of software",
      "CONSULTING AGREEMENT\n\nThe Consultant shall deliver each Deliverable named in a Statement of Work. The Client "
        + "accepts a Deliverable in writing.", digital: true),
    Case(
      "service levels",
      "SCHEDULE 4\n\nThe Supplier shall meet the Service Levels. The Customer may claim credits.",
      digital: true),
    Case(
      "access to a product that is launched",
      "LETTER OF INTENT\n\nThe Provider will give the Customer access to the Product from its launch date.",
      digital: true),
    Case(
      "paint is sold on",
      "DISTRIBUTOR AGREEMENT\n\nThe Distributor shall purchase paint and coatings. The Company trains the Distributor's "
        + "staff in their use and keeps a record of complaints.", digital: false),
    Case(
      "a name is lent to advertising",
      "ENDORSEMENT AGREEMENT\n\nThe Athlete endorses the drink in television, radio and Internet advertising. The "
        + "Company owns the copyright in the films.", digital: false),
    Case(
      "shares are placed",
      "AGENCY AGREEMENT\n\nThe Agent shall assist in the offer of the common stock. Data in the prospectus are true. "
        + "Stockholders may ask for the prospectus on the web site of the Company.", digital: false),
    Case(
      "trade marks with their web addresses",
      "TRADEMARK LICENSE\n\nThe Licensor licenses its trademarks and domain names. The Licensee shall show the logo on "
        + "its web site. The Licensor keeps all intellectual property.", digital: false),
    Case(
      "the API of a medicine",
      "SUPPLY AGREEMENT\n\nThe Seller shall supply the active pharmaceutical ingredient (the “API”). The API shall be "
        + "manufactured under good manufacturing practice. Each shipment of API carries a record.",
      digital: false),
    Case(
      "a platform for talks",
      "ALLIANCE AGREEMENT\n\nAs a platform for talks on exoskeletons, the Parties form a committee (a) to meet; (b) to "
        + "plan; (c) to review; and (d) to report.\n\nThe Parties shall market wheelchairs.\n\nThe Parties shall ship "
        + "spare parts.\n\nThe Parties shall manufacture prostheses.\n\nEach Party shall keep its premises.",
      digital: false),
    Case(
      "a factory is built",
      "CONSTRUCTION CONTRACT\n\nThe Contractor shall construct the building and deliver the drawings. The Owner shall "
        + "have access to the premises.", digital: false),
  ])
  func digitalOrNot(example: Case) throws {
    #expect(try assess(example.text).digital == example.isDigital)
  }

  /// Street furniture, vehicles and stations that send data are digital; chairs are not.
  @Test(arguments: [
    ("bike-share.md", true), ("parking-sensors.txt", true), ("open-platform.md", true),
    ("office-chairs.txt", false),
  ])
  func contractsOfACity(name: String, isDigital: Bool) throws {
    #expect(try Laws.read(name).assessment.digital == isDigital)
  }

  /// Where nothing digital is bought, companies are asked about secrecy only if their contract speaks of it.
  @Test(arguments: [
    ("The Seller shall deliver chairs and desks to the Company.", FamilyStatus.notApplicable),
    (
      "This Contract is made by Lamp Ltd, of the City of Norrvik (the “Company”). The Seller shall deliver chairs.",
      .notApplicable
    ),
    (
      "The Seller shall deliver chairs and desks. The Buyer shall keep the prices and the terms of this Contract "
        + "confidential.", .adverse
    ),
    (
      "The Council shall pay the price. The Council shall store the chairs that the Seller delivers.",
      .missing
    ),
    (
      "This Contract is made by the City of Norrvik (the “Buyer”). The Seller shall deliver chairs.", .missing
    ),
    ("The Supplier shall host the web site of the Company.", .missing),
  ])
  func secrecyOfGoods(text: String, status: FamilyStatus) throws {
    #expect(try assess("SUPPLY CONTRACT\n\n" + text).families.first { $0.id == "nda" }?.status == status)
  }
}
