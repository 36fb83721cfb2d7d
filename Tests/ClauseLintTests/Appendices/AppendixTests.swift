import Testing

@testable import ClauseLint

@Suite struct AppendixTests {
  @Test func fillsNamesAndNumbers() throws {
    let appendix = try Appendix(
      from: .sample,
      options: AppendixOptions(
        authority: "Lindvik kommun", supplier: "Brightpole Ltd", families: ["handover"],
        values: ["months": "24"]),
      libraryVersion: "0.1.0")
    #expect(
      appendix.plainText() == """
        Appendix: Standard clauses for data and digital services

        This appendix forms part of the contract between the Authority and the Supplier. Where another part of the \
        contract conflicts with it, this appendix prevails.

        1. Definitions

        1.1 “the Authority” means Lindvik kommun.

        1.2 “the Supplier” means Brightpole Ltd.

        1.3 “the contract” means the contract of which this appendix forms part.

        2. Handover

        2.1 The Supplier shall train the Authority's staff.

        2.2 The Authority takes over within 24 months.

        3. Schedule of values

        - Months until the handover: 24

        4. Note on this text

        This model text is a starting point for review by a lawyer who knows the purchase and the law that governs it; \
        it is no legal advice. Take this note out before the appendix is issued.

        Clause library 0.1.0, digest \(Self.digest).

        """)
  }

  /// SHA-256 of the letters and digits of the clauses, by another program.
  private static let digest =
    "d70b4786371bbc8d3a6252235ac5ec552c50702fc0f58480d8f4f37e56be8e42"

  @Test func numbersEverySectionOfTheLibrary() throws {
    let text = try Appendix(from: .sample, options: AppendixOptions(), libraryVersion: "1").markdown()
    for line in [
      "## 2. Data", "2.1 Data belongs to the Authority.", "## 3. Handover", "## 4. Schedule of values",
    ] {
      #expect(text.contains("\n\n\(line)\n"), "\(line)")
    }
    #expect(text.contains("| Value | Set to |\n| --- | --- |\n| Place of storage | Lindvik |\n"))
  }

  @Test func keepsTheOrderOfTheChosenFamilies() throws {
    let options = AppendixOptions(families: ["handover", "data"])
    let text = try Appendix(from: .sample, options: options, libraryVersion: "1").plainText()
    #expect(text.contains("2. Handover"))
    #expect(text.contains("3. Data"))
  }

  @Test func listsOnlyTheValuesOfTheChosenTier() throws {
    let options = AppendixOptions(tier: .minimum)
    let text = try Appendix(from: .sample, options: options, libraryVersion: "1").plainText()
    #expect(!text.contains("Schedule of values"))
  }

  @Test(arguments: [
    ("the Council", "the Council", "“the Council” means the public body that signs the contract"),
    ("council", "the Council", "“the Council” means the public body that signs the contract"),
    ("City of Lindvik", "the Authority", "“the Authority” means City of Lindvik"),
    ("the City of Lindvik", "the Authority", "“the Authority” means the City of Lindvik"),
    ("  ", "the Authority", "“the Authority” means the public body that signs the contract"),
  ])
  func namesAParty(name: String, term: String, definition: String) {
    let party = PartyTerm(
      name: name, generic: ["council", "city"], fallback: "Authority", role: "public body")
    #expect(party.term == term)
    #expect(party.definition == definition)
  }

  @Test func escapesWhatMarkdownWouldRead() throws {
    let options = AppendixOptions(authority: "*Lindvik* | <b>", values: ["place": "a|b `c` snake_case _d_"])
    let text = try Appendix(from: .sample, options: options, libraryVersion: "1").markdown()
    #expect(text.contains(#"means \*Lindvik\* | \<b>."#))
    #expect(text.contains(#"| Place of storage | a\|b \`c\` snake_case \_d\_ |"#))
  }

  @Test func aValueIsNotFilledAgain() throws {
    let options = AppendixOptions(families: ["data"], values: ["place": "{authority}"])
    let text = try Appendix(from: .sample, options: options, libraryVersion: "1").plainText()
    #expect(text.contains("It is stored in {authority}."))
  }

  @Test func writesAWordPackage() throws {
    let appendix = try Appendix(from: .sample, options: AppendixOptions(), libraryVersion: "1")
    let bytes = try appendix.word()
    #expect(bytes.starts(with: Array("PK".utf8)))
    #expect(try appendix.word() == bytes)
  }

  @Test(arguments: [
    (
      AppendixOptions(values: ["mnths": "2"]),
      "No clause has a parameter “mnths”; did you mean “months”?"
    ),
    (
      AppendixOptions(values: ["months": "two"]),
      "The parameter “months” must be a whole number, and “two” is none."
    ),
    (
      AppendixOptions(families: ["data"], values: ["months": "90"]),
      "The parameter “months” is 90; it must lie between 1 and 60."
    ),
    (
      AppendixOptions(values: ["place": " "]),
      "The parameter “place” is empty; give it a value or leave it out."
    ),
    (
      AppendixOptions(values: ["place": "a\nb"]),
      "The value of “place” must be one line of text; take the line break out of it."
    ),
    (
      AppendixOptions(authority: "a\u{0}b"),
      "The value of “authority” must be one line of text; take the line break out of it."
    ),
    (
      AppendixOptions(families: ["hanover"]),
      "The library has no clause family “hanover”; did you mean “handover”?"
    ),
    (
      AppendixOptions(families: ["privacy"]),
      "The library has no clause family “privacy”; the families are “data”, “handover”."
    ),
    (
      AppendixOptions(families: ["data", "data"]),
      "The clause family “data” is chosen twice; name it once."
    ),
    (
      AppendixOptions(families: []),
      "No clause family is chosen; name at least one, or none at all to include the whole library."
    ),
    (
      AppendixOptions(tier: .fallback),
      "The model clause of “data” has no fallback text; choose another tier or leave the family out."
    ),
    (
      AppendixOptions(authority: "the Company", supplier: "Company"),
      "The public body and the supplier would both be called “the Company”; give them different names."
    ),
  ])
  func refuses(options: AppendixOptions, message: String) {
    let error = #expect(throws: AppendixError.self) {
      try Appendix(from: .sample, options: options, libraryVersion: "1")
    }
    #expect(error?.description == message)
  }
}

extension ClauseLibrary {
  /// Two families, neither of which has a fallback.
  fileprivate static let sample = ClauseLibrary(
    lexicon: Lexicon(
      language: "en", authority: ["council"], supplier: ["contractor"], ambiguous: ["company"], either: [],
      modals: [], hedges: [], classes: []),
    families: [
      .sample(
        "data", heading: "Data",
        parameter: .init(
          name: "place", kind: .text, help: "Place of storage.", value: "Lindvik", range: nil),
        preferred: ["Data belongs to {authority}.", "It is stored in {place}."]),
      .sample(
        "handover", heading: "Handover",
        parameter: .init(
          name: "months", kind: .number, help: "Months until the handover.", value: "36", range: 1...60),
        preferred: [
          "{supplier} shall train {authority}'s staff.", "{authority} takes over within {months} months.",
        ]),
    ])
}

extension Family {
  fileprivate static func sample(
    _ id: String, heading: String, parameter: Parameter, preferred: [String]
  ) -> Family {
    var model = ModelClause(heading: heading)
    model[.preferred] = preferred.map { ModelParagraph(text: $0, elements: []) }
    model[.minimum] = [ModelParagraph(text: "{supplier} shall help {authority}.", elements: [])]
    return Family(
      id: id, title: heading, question: "", rationale: "", references: [], applies: .always,
      parameters: [parameter], placement: [], classes: [], elements: [],
      model: model)
  }
}
