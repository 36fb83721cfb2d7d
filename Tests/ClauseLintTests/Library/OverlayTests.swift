import Testing

@testable import ClauseLint

/// An organisation's folder laid over the tiny library.
@Suite struct OverlayTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    var path: String
    var text: String
    var line: String

    init(_ path: String, _ text: String, _ line: String) {
      (self.path, self.text, self.line) = (path, text, line)
    }

    var testDescription: String { line }
  }

  private func overlay(_ files: [(path: String, text: String)]) throws -> ClauseLibrary {
    try ClauseLibrary.decode(
      files: files.map { LibraryFile(path: $0.path, text: $0.text, folder: "ours") },
      over: TinyLibrary.library())
  }

  private static let swarm = TinyLibrary.element.replacing("id: keeping", with: "id: swarm")

  @Test func anElementJoinsItsFamily() throws {
    let family = try #require(try overlay([("bees/swarm.yaml", Self.swarm)]).families.first)
    let below = try #require(try TinyLibrary.library().families.first)
    #expect(family.elements.map(\.id) == ["keeping", "swarm"])
    #expect(family.elements.first == below.elements.first)
    #expect(family.model == below.model)
    #expect(family.elements[1].satisfied[0].place.description == "ours/bees/swarm.yaml:6:5")
  }

  @Test func anElementTakesThePlaceOfAnother() throws {
    let text = TinyLibrary.element.replacing("severity: error\nsatisfied", with: "severity: note\nsatisfied")
    let library = try overlay([("bees/keeping.yaml", text)])
    #expect(library.families.map { $0.elements.map(\.severity) } == [[.note]])
  }

  @Test func aFamilyJoinsTheOthers() throws {
    let library = try overlay([
      ("ants/family.yaml", TinyLibrary.family.replacing("id: bees", with: "id: ants")),
      ("ants/keeping.yaml", TinyLibrary.element), ("ants/model.md", TinyLibrary.model),
    ])
    #expect(library.families.map(\.id) == ["ants", "bees"])
    #expect(library.measured == (try TinyLibrary.library().measured))
  }

  /// What the overlay leaves out of a family's file, the phrases and the model text beneath still find.
  @Test func aFamilyFileTakesThePlaceOfAnother() throws {
    let text = """
      id: bees
      title: Bees and wasps
      question: Who keeps them?
      rationale: They are needed.
      references: []
      applies: always
      placement: [hives]
      parameters:
        days: {type: number, help: Days., default: 60}
      classes:
        wasp: [wasp]
      """
    let family = try #require(try overlay([("bees/family.yaml", text)]).families.first)
    #expect(family.title == "Bees and wasps")
    #expect(family.parameters.map { "\($0.name) \($0.value)" } == ["days 60", "place the roof"])
    #expect(family.classes.map(\.name) == ["bee", "wasp"])
    #expect(family.elements.count == 1)
    #expect(family.model.heading == "Keeping of bees")
  }

  @Test func aModelTakesThePlaceOfAnother() throws {
    let model = TinyLibrary.model.replacing("Keeping of bees", with: "Hives")
    #expect(try overlay([("bees/model.md", model)]).families.first?.model.heading == "Hives")
  }

  @Test func theLexiconIsExtended() throws {
    let library = try overlay([
      (
        "lexicon/english.yaml",
        """
        parties: {supplier: [apiarist, company]}
        hedges: [weather permitting, "{hive}"]
        classes:
          data: [ledger]
          hive: [hive, "{data} hive"]
        """
      )
    ])
    let lexicon = library.lexicon
    #expect(lexicon.supplier == ["contractor", "apiarist", "company"])
    #expect(lexicon.ambiguous == [])
    #expect(lexicon.hedges == ["where practicable", "weather permitting", "{hive}"])
    #expect(lexicon.hedgePhrases.suffix(2) == ["hive", "{data} hive"])
    _ = try Assessor(library: library)
    #expect(lexicon.classes.map(\.name) == ["data", "own", "hive"])
    #expect(lexicon.classes[0].phrases.map(\.text) == ["data", "record", "ledger"])
    #expect(library.families == (try TinyLibrary.library().families))
  }

  @Test func aProfileJoinsOrTakesThePlaceOfAnother() throws {
    let yard = TinyLibrary.profile.replacing("garden", with: "yard")
    let garden = TinyLibrary.profile.replacing("title: Gardens", with: "title: Big gardens")
    let library = try overlay([("profiles/yard.yaml", yard), ("profiles/garden.yaml", garden)])
    #expect(library.profiles.map(\.title) == ["Big gardens", "Gardens"])
  }

  /// Figures hold for the words and phrases they were measured with.
  @Test func figuresOfChangedFamiliesAreDropped() throws {
    #expect(try overlay([("bees/swarm.yaml", Self.swarm)]).measured == nil)
    #expect(try overlay([("lexicon/english.yaml", "hedges: [perhaps]")]).measured == nil)
    #expect(try overlay([("profiles/garden.yaml", TinyLibrary.profile)]).measured?.documents == 3)
  }

  @Test(arguments: [
    (["bees/swarm.yaml": ""], false), (["lexicon/english.yaml": "classes: {data: [x]}"], false),
    (["lexicon/english.yaml": TinyLibrary.lexicon], true), (["lexicon/english.yaml": "language: en"], true),
    (["lexicon/english.yaml": "classes: [x"], true),
  ])
  func aLanguageMakesALibraryWhole(files: [String: String], whole: Bool) {
    #expect(ClauseLibrary.isWhole(files.map { LibraryFile(path: $0.key, text: $0.value) }) == whole)
  }

  @Test(arguments: [
    Slip(
      "bees/swarm.yaml", swarm.replacing("key: true", with: "kee: true"),
      "ours/bees/swarm.yaml:2:1: an element has no key “kee”; did you mean “key”?"),
    Slip(
      "bees/swarm.yaml", swarm.replacing("{bee}", with: "{bea}", maxReplacements: 1),
      "ours/bees/swarm.yaml:6:5: there is no word class {bea}; did you mean {bee}?"),
    Slip(
      "bees/model.md", TinyLibrary.model.replacing("[keeping]\n2", with: "[keepin]\n2"),
      "ours/bees/model.md:6:4: the family has no element “keepin”; did you mean “keeping”?"),
    Slip(
      "lexicon/english.yaml", "hedgs: [perhaps]",
      "ours/lexicon/english.yaml:1:1: an overlay's lexicon has no key “hedgs”; did you mean “hedges”?"),
    Slip(
      "lexicon/english.yaml", "parties: {suplier: [x]}",
      "ours/lexicon/english.yaml:1:11: the parties has no key “suplier”; did you mean “supplier”?"),
    Slip(
      "lexicon/english.yaml", "parties: {supplier: [x, council]}",
      "ours/lexicon/english.yaml:1:25: “council” stands under “authority” of the lexicon already; keep it on one "
        + "side."),
    Slip(
      "lexicon/english.yaml", "classes: {bee: [x]}",
      "ours/lexicon/english.yaml:1:11: a family has a word class “bee” of its own already; choose another name."
    ),
    Slip(
      "lexicon/english.yaml", "classes: {supplier: [x]}",
      "ours/lexicon/english.yaml:1:11: “supplier” is built in; choose another name."),
    Slip(
      "lexicon/english.yaml", "hedges: [perhaps, \"{ownn}\"]",
      "ours/lexicon/english.yaml:1:19: there is no word class {ownn}; did you mean {own}?"),
    Slip(
      "profiles/garden.yaml", TinyLibrary.profile.replacing("bees.keeping", with: "bees.keping"),
      "ours/profiles/garden.yaml:6:12: the library has no rule “bees.keping”; did you mean “bees.keeping”?"),
    Slip(
      "notes/more/x.yaml", "",
      "ours/notes/more/x.yaml:1:1: the library has no use for a file here; move or remove it."),
  ])
  func slipIsNamed(_ slip: Slip) throws {
    let error = try #require(throws: LibraryError.self) { try overlay([(slip.path, slip.text)]) }
    #expect(error.faults.map(\.description) == [slip.line])
  }

  @Test func aFolderNearAFamilysNameIsAsked() throws {
    let error = try #require(throws: LibraryError.self) {
      try overlay([("beees/keeping.yaml", TinyLibrary.element)])
    }
    #expect(
      error.faults.prefix(2).map(\.description) == [
        "ours/beees:1:1: “family.yaml” is missing from this folder; add it for a new family, or did you mean “bees”?",
        "ours/beees:1:1: “model.md” is missing from this folder; add it for a new family, or did you mean “bees”?",
      ])
  }
}
