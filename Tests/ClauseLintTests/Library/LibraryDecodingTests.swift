import ClauseLint
import Testing

@Suite struct LibraryDecodingTests {
  @Test func lexiconIsRead() throws {
    let lexicon = try TinyLibrary.library().lexicon
    #expect(lexicon.language == "en")
    #expect(lexicon.either == ["each party"])
    #expect(lexicon.modals.map(\.phrase) == ["shall", "must"])
    #expect(lexicon.modals.map(\.strength) == [5, 5])
    #expect(lexicon.classes.map(\.name) == ["data", "own"])
    #expect(lexicon.classes[0].phrases.map(\.text) == ["data", "record"])
  }

  @Test func familyIsRead() throws {
    let family = try #require(TinyLibrary.library().families.first)
    #expect(family.id == "bees")
    #expect(family.applies == .digital)
    #expect(family.placement == ["bees", "honey"])
    #expect(
      family.references == [
        Reference(title: "On Bees", body: "Society of Keepers", year: "2019", unverified: true)
      ])
    #expect(family.parameters.map(\.name) == ["days", "place"])
    #expect(family.parameters[0].range == 1...90)
    #expect(family.classes.map(\.name) == ["bee"])
  }

  @Test func elementIsRead() throws {
    let element = try #require(TinyLibrary.library().families.first?.elements.first)
    #expect(element.key)
    #expect(element.severity == .error)
    #expect(element.comment == "We ask for the bees.\nThey are ours.")
    #expect(element.references.isEmpty)
    #expect(element.adverse.map(\.prohibited) == [true])
  }

  @Test func patternsKnowTheirPlace() throws {
    let element = try #require(TinyLibrary.library().families.first?.elements.first)
    #expect(element.satisfied.map(\.place.description) == ["bees/keeping.yaml:6:5", "bees/keeping.yaml:7:5"])
    #expect(element.adverse[0].phrases[0].place.description == "bees/keeping.yaml:9:16")
  }

  @Test func marksBecomeRangesOfBytes() throws {
    let examples = try #require(TinyLibrary.library().families.first?.elements.first?.examples)
    #expect(examples.satisfied[0].text == "The Council owns the bees – all of them.")
    #expect(examples.satisfied[0].marked == 0..<25)
    #expect(examples.adverse[0].marked == 7..<36)
    #expect(examples.weak[0].marked == nil)
    #expect(examples.silent[0].place.description == "bees/keeping.yaml:18:12")
  }

  @Test func modelIsRead() throws {
    let model = try #require(TinyLibrary.library().families.first?.model)
    #expect(model.heading == "Keeping of bees")
    #expect(
      model[.preferred]?.first
        == ModelParagraph(text: "{authority} owns the bees on {place}.", elements: ["keeping"]))
    #expect(model[.preferred]?.count == 2)
    #expect(model[.minimum]?.first?.elements == [])
  }

  @Test func windowsLineEndsAreRead() throws {
    let files = TinyLibrary.files.map {
      LibraryFile(path: $0.path, text: $0.text.replacing("\n", with: "\r\n"))
    }
    #expect(try ClauseLibrary.decode(files: files) == TinyLibrary.library())
  }

  @Test func everyFaultyFileIsReported() throws {
    var files = TinyLibrary.files
    files[1].text = "id: wasps"
    files[2].text += "\nextra: 1"
    files[3].text = "heading: X"
    let error = try #require(throws: LibraryError.self) { try ClauseLibrary.decode(files: files) }
    #expect(error.faults.map(\.place.file) == ["bees/family.yaml", "bees/keeping.yaml"])
  }

  @Test func theCallerJudgesPatterns() throws {
    let error = try #require(throws: LibraryError.self) {
      try ClauseLibrary.decode(files: TinyLibrary.files) { (pattern, known) throws(LibraryFault) in
        if pattern.text.contains("…"), known.contains("bee") {
          throw LibraryFault(.pattern("no gaps here."), at: pattern.place)
        }
      }
    }
    #expect(
      error.description == """
        bees/keeping.yaml:6:5: no gaps here.
        bees/keeping.yaml:7:5: no gaps here.
        bees/keeping.yaml:9:16: no gaps here.
        """)
  }

  @Test(arguments: [
    ("severty", "severity"), ("satisfeid", "satisfied"), ("exampels", "examples"), ("colour", nil),
    ("id", "id"),
  ])
  func suggestions(slip: String, meant: String?) {
    #expect(suggestion(for: slip, among: LibraryShape.element.keys) == meant)
  }
}
