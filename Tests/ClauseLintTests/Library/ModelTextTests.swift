import Testing

@testable import ClauseLint

@Suite struct ModelTextTests {
  private func text(_ tier: Tier, _ values: ModelValues = ModelValues()) throws -> [String] {
    try #require(TinyLibrary.library().families.first).modelText(tier, values: values).map(\.text)
  }

  @Test func defaultsFillTheSlots() throws {
    #expect(
      try text(.preferred) == [
        "The Authority owns the bees on the roof.",
        "The Supplier shall return a swarm within 30 days under this Contract.",
      ])
  }

  @Test func namesAndValuesFillTheSlots() throws {
    let values = ModelValues(
      authority: "Malmö stad", supplier: "the Contractor", contract: "this Agreement",
      parameters: ["days": " 014 ", "place": "the lawn"])
    #expect(
      try text(.preferred, values) == [
        "Malmö stad owns the bees on the lawn.",
        "The Contractor shall return a swarm within 14 days under this Agreement.",
      ])
  }

  @Test(arguments: ["the Council", "Council", "The Council"])
  func articlesAreNotDoubled(name: String) throws {
    #expect(
      try text(.minimum, ModelValues(authority: name))
        == ["The Council owns the bees. The Supplier keeps none."])
  }

  @Test func elementsStayWithTheirParagraphs() throws {
    let family = try #require(TinyLibrary.library().families.first)
    #expect(try family.modelText(.preferred).map(\.elements) == [["keeping"], ["keeping"]])
  }

  @Test(arguments: [
    (["dayz": "3"], "No clause has a parameter “dayz”; did you mean “days”?"),
    (["elephant": "3"], "No clause has a parameter “elephant”; the parameters are days and place."),
    (["days": "soon"], "The parameter “days” must be a whole number, and “soon” is none."),
    (["days": "91"], "The parameter “days” is 91; it must lie between 1 and 90."),
    (["place": " "], "The parameter “place” is empty; give it a value or leave it out."),
  ])
  func wrongValuesAreNamed(parameters: [String: String], message: String) throws {
    let families = try TinyLibrary.library().families
    let error = try #require(throws: ModelTextError.self) {
      try ModelValues(parameters: parameters).check(for: families)
    }
    #expect(error.description == message)
  }

  @Test func unknownSlotIsNamed() throws {
    var family = try #require(TinyLibrary.library().families.first)
    family.model[.minimum] = [ModelParagraph(text: "{honey}", elements: [])]
    let error = try #require(throws: ModelTextError.self) { try family.modelText(.minimum) }
    #expect(
      error.description
        == "The model clause of “bees” has a slot {honey} that is no parameter; add it to family.yaml.")
  }
}
