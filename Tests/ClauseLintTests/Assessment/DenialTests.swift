import ClauseLint
import Testing

/// Denials that stand away from their verb, verbs without a modal, and parties that are no subject.
@Suite struct DenialTests {
  typealias Case = GrammarTests.Case
  static let ban = "{data} shall not be sold"
  static let supplierBan = "{supplier} shall not … {exploit} … {data}"

  @Test(arguments: [
    Case(ban, "No part of the data may be sold.", .present),
    Case(ban, "None of the data shall be sold.", .present),
    Case("{data} … shall not be sold", "No data that the Supplier may collect shall be sold.", .present),
    Case(ban, "No fee is due and the data shall be sold.", .absent),
    Case("{data} may be sold", "No part of the data may be sold.", .absent),
    Case(supplierBan, "The Supplier shall not mine nor sell the data.", .present),
    Case(supplierBan, "The Supplier shall neither mine nor sell the data.", .present),
    Case(supplierBan, "Neither the Supplier nor its staff shall sell the data.", .absent),
    Case(
      "staff shall not … {exploit} … {data}", "Neither the Supplier nor its staff shall sell the data.",
      .present),
    Case(supplierBan, "The Supplier shall keep the data secret, nor shall it sell the data.", .present),
    Case(supplierBan, "In no event shall the Supplier sell the data.", .present),
    Case(supplierBan, "Under no circumstances may the Supplier sell any of the data.", .present),
    Case("{data} … shall not be sold", "Under no circumstances shall any of the data be sold.", .present),
    Case("{data} … shall be sold", "Under no circumstances shall any of the data be sold.", .absent),
    Case(supplierBan, "In no event shall the Supplier be liable for a sale of data.", .absent),
    Case(supplierBan, "At no time shall the Council sell the data.", .absent),
  ])
  func aDenialMayStandBeforeItsVerb(example: Case) throws {
    #expect(try GrammarTests.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case("{supplier} shall {train} … staff", "Vendor to train the staff.", .present),
    Case("{supplier} shall {train} … staff", "2. The Vendor to train all staff.", .present),
    Case("{supplier} shall {train} … staff", "The right of the Vendor to train the staff.", .absent),
    Case("{supplier} shall {train} … staff", "Train all staff in the use of the system.", .present),
    Case("{supplier} shall provide … staff", "Provide a course for the staff.", .present),
    Case("{supplier} shall provide … staff", "Provided that the staff agree, a course is held.", .absent),
    Case(
      "{supplier} shall assign … {software}", "The Supplier delivers and assigns its rights in the software.",
      .present),
    Case("{data} shall belong to {authority}", "The data continues to belong to the Council.", .present),
    Case("{data} … shall be published", "The data was published last year.", .absent),
    Case("{data} shall be exported", "Data to be exported as CSV.", .present),
    Case("{data} shall be exported", "Data to be exported are listed below.", .absent),
    Case("{data} … shall {vest} {authority}", "All readings and data belong to the Council.", .present),
    Case(
      "{data} … shall {vest} {authority}", "The database and all its records belong to the Council.",
      .present),
    Case(
      "{supplier} shall {vest} {authority}", "All data given to the Supplier shall belong to the Council.",
      .absent),
    Case(
      "{data} … shall {vest} {authority}",
      "All data, including those that the Supplier shall not be entitled to read, shall belong to the Council.",
      .present),
  ])
  func verbsAndTheirSubjects(example: Case) throws {
    #expect(try GrammarTests.status(of: example.text, pattern: example.pattern) == example.status)
  }

  @Test(arguments: [
    Case("{data} be … property of {authority}", "The readings and data are the Council's.", .absent),
    Case("{data} be {authority} … property", "The readings and data are the Council's.", .present),
    Case("{data} be {authority} … property", "The data are the Council's from the start.", .present),
    Case("{data} be {authority} … property", "The data are the Council's concern.", .absent),
    Case("{supplier} shall return … {data}", "The Supplier shall return the data.", .present),
    Case("{supplier} shall return … {data}", "The Supplier shall return the data projectors.", .absent),
    Case(
      "{supplier} shall return … {data}", "The Supplier shall return the keys of the data centre.", .absent),
    Case("{supplier} … own … {software}", "The Supplier owns the software.", .present),
    Case("{supplier} … own … {software}", "The Supplier warrants that it owns the software.", .absent),
  ])
  func wordsBesideTheirNeighbours(example: Case) throws {
    #expect(try GrammarTests.status(of: example.text, pattern: example.pattern) == example.status)
  }

  /// Full names beside the short ones, and a company beside a word for the other side.
  @Test(arguments: [
    "The Customer pays a fee. The Company shall train the staff.",
    "Oak Lighting LLC (“Contractor”) signs here. Oak Lighting LLC shall train the staff.",
  ])
  func partiesUnderOtherNames(text: String) throws {
    #expect(try GrammarTests.status(of: text, pattern: "{supplier} shall {train} … staff") == .present)
    #expect(try GrammarTests.status(of: text, pattern: "{authority} shall {train} … staff") == .absent)
  }

  @Test func aCompanyBesideAContractorBuys() throws {
    let text = "The Contractor sends an invoice. The Company shall train the staff."
    #expect(try GrammarTests.status(of: text, pattern: "{authority} shall {train} … staff") == .present)
  }
}
