import ClauseLint
import Testing

@Suite struct LibraryTestTests {
  /// Judges the tiny library's examples rightly.
  private func judge(_ text: String, _ family: Family, _ element: Element) -> ExampleVerdict {
    let whole = [0..<text.utf8.count]
    if text.contains("Contractor owns the bees") {
      return ExampleVerdict(status: .absent, adverse: true, evidence: whole)
    }
    if text.contains("should") { return ExampleVerdict(status: .weak, adverse: false, evidence: whole) }
    if text.contains("Council") { return ExampleVerdict(status: .present, adverse: false, evidence: whole) }
    return ExampleVerdict(status: .absent, adverse: false, evidence: [])
  }

  @Test func rightVerdictsPass() throws {
    let result = LibraryTest(try TinyLibrary.library(), assess: judge)
    #expect(result.count == 4)
    #expect(result.failures == [])
  }

  @Test func wrongVerdictsAreListedWithTheirPlaces() throws {
    let result = LibraryTest(try TinyLibrary.library()) { _, _, _ in
      ExampleVerdict(status: .absent, adverse: false, evidence: [])
    }
    #expect(
      result.failures.map(\.description) == [
        "bees/keeping.yaml:15:15: bees.keeping: the satisfied example fails: it should be present and not "
          + "adverse, and it is absent: “The Council owns the bees – all of them.”",
        "bees/keeping.yaml:16:10: bees.keeping: the weak example fails: it should be weak, and it is absent: "
          + "“The Council should own the bees.”",
        "bees/keeping.yaml:17:13: bees.keeping: the adverse example fails: it should be adverse, and it is "
          + "absent: “Été: The Contractor owns the bees.”",
      ])
  }

  @Test func silentExamplesMustStaySilent() throws {
    let result = LibraryTest(try TinyLibrary.library()) { text, family, element in
      text.contains("car")
        ? ExampleVerdict(status: .present, adverse: true, evidence: []) : judge(text, family, element)
    }
    #expect(
      result.failures.map(\.description) == [
        "bees/keeping.yaml:18:12: bees.keeping: the silent example fails: it should be absent and not adverse, "
          + "and it is present and adverse: “The Contractor owns a car.”"
      ])
  }

  @Test func evidenceMustTouchTheMark() throws {
    let result = LibraryTest(try TinyLibrary.library()) { text, family, element in
      var verdict = judge(text, family, element)
      if text.contains("Été") { verdict.evidence = [0..<6] }
      return verdict
    }
    #expect(
      result.failures.map(\.description) == [
        "bees/keeping.yaml:17:13: bees.keeping: the adverse example fails: the evidence lies outside the "
          + "marked words: “Été: The Contractor owns the bees.”"
      ])
  }
}
