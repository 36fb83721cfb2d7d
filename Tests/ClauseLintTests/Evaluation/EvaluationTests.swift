import Testing

@testable import ClauseLint

@Suite struct EvaluationTests {
  private static let label = """
    {
     "doc": "letter",
     "digital": true,
     "families": {
      "bees": {
       "status": "present",
       "also": [],
       "elements": {"keeping": "weak"},
       "doubtful": [],
       "evidence": {"keeping": ["The Council keeps \\u201cthe bees\\u201d."]},
       "adverse": []
      }
     },
     "note": ""
    }
    """

  private static func label(replacing old: String, by new: String) throws -> DocumentLabel {
    let text = label.replacing(old, with: new, maxReplacements: 1)
    return try DocumentLabel(
      LibraryFile(path: "letter.json", text: text, folder: "labels"), library: TinyLibrary.library())
  }

  private func assessment(_ status: FamilyStatus, _ element: ElementStatus, digital: Bool = true)
    -> Assessment
  {
    Assessment(
      kind: .contract, digital: digital,
      families: [
        FamilyVerdict(
          id: "bees", status: status,
          elements: [ElementVerdict(id: "keeping", status: element, evidence: [])],
          adverse: [])
      ], findings: [])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var old = ""
    var new = ""
    var found: FamilyStatus = .present
    var element: ElementStatus = .present
    var missing = Score()
    var adverse = Score()
    var keeping = Score()
    var status = 1

    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "right", keeping: Score(right: 1)),
    Case(
      name: "thought missing", found: .missing, element: .absent, missing: Score(wrong: 1),
      keeping: Score(overlooked: 1), status: 0),
    Case(
      name: "missing and found so", old: "present", new: "missing", found: .missing, missing: Score(right: 1),
      keeping: Score(right: 1)),
    Case(
      name: "adverse and overlooked", old: "present", new: "adverse", adverse: Score(overlooked: 1),
      keeping: Score(right: 1), status: 0),
    Case(
      name: "another status accepted settles nothing", old: "\"also\": []",
      new: "\"also\": [\"missing\", \"weak\"]",
      found: .missing, element: .weak, keeping: Score(right: 1)),
    Case(
      name: "what does not apply says nothing", old: "present", new: "not-applicable", found: .missing,
      status: 0),
    Case(
      name: "a doubtful element counts neither way", old: "\"doubtful\": []",
      new: "\"doubtful\": [\"keeping\"]"),
    Case(
      name: "an element found that is not there", old: "\"weak\"", new: "\"absent\"", keeping: Score(wrong: 1)
    ),
  ])
  func verdictsAreCounted(_ example: Case) throws {
    var evaluation = Evaluation()
    evaluation.count(
      assessment(example.found, example.element),
      against: try Self.label(replacing: example.old, by: example.new))
    let family = try #require(evaluation.families.first)
    #expect(family.missing == example.missing)
    #expect(family.adverse == example.adverse)
    #expect(family.elementsTogether == example.keeping)
    #expect(evaluation.status == Evaluation.Share(right: example.status, all: 1))
    #expect(evaluation.digital == Evaluation.Share(right: 1, all: 1))
  }

  @Test func sharesAreThoseOfTheBooks() {
    let score = Score(right: 6, wrong: 2, overlooked: 6)
    #expect(score.precision == 0.75)
    #expect(score.recall == 0.5)
    #expect(score.f1 == 0.6)
    #expect(Score().precision == nil)
    #expect(Score(overlooked: 1).f1 == 0)
  }

  @Test(arguments: [
    (
      "\"digital\": true", "\"digital\": \"yes\"", "labels/letter.json:3:13: “digital” must be true or false."
    ),
    (
      "\"digital\"", "\"digitl\"",
      "labels/letter.json:3:2: a label has no key “digitl”; did you mean “digital”?"
    ),
    (
      "\"doc\": \"letter\"", "\"doc\": \"other\"",
      "labels/letter.json:2:9: the id “other” differs from the name of the file or folder; rename one so that both "
        + "are “letter”."
    ),
    (
      "\"bees\"", "\"beas\"", "labels/letter.json:5:3: the library has no family “beas”; did you mean “bees”?"
    ),
    (
      "\"status\": \"present\"", "\"status\": \"there\"",
      "labels/letter.json:6:14: “families.bees.status” cannot be “there”; use present, weak, missing, adverse or "
        + "not-applicable."
    ),
    (
      "{\"keeping\": \"weak\"}", "{\"keping\": \"weak\"}",
      "labels/letter.json:8:17: the family has no element “keping”; did you mean “keeping”?"
    ),
    (
      "\"status\": \"present\",", "",
      "labels/letter.json:5:11: a family's label needs the key “status”; add it."
    ),
    (
      "\"adverse\": []", "\"adverse\": {}",
      "labels/letter.json:11:15: “families.bees.adverse” must be a list."
    ),
  ])
  func slipIsNamed(old: String, new: String, line: String) {
    #expect {
      try Self.label(replacing: old, by: new)
    } throws: { error in
      #expect("\(error)" == line)
      return true
    }
  }

  @Test func figuresComeBackFromTheirFile() throws {
    let measured = try #require(try TinyLibrary.library().measured)
    #expect(measured.score(of: "keeping", in: "bees") == Score(right: 1, wrong: 2))
    let file = LibraryFile(path: "measured.yaml", text: measured.yaml)
    #expect(try Measurement.decode(file, rules: ["bees": ["keeping"]]) == measured)
  }
}
