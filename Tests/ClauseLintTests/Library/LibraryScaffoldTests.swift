import BundledLibrary
import Testing

@testable import ClauseLint

@Suite struct LibraryScaffoldTests {
  private let library = BundledLibrary.load()

  /// Decoded over the built-in library, and tried with the engine.
  private func failures(of scaffold: LibraryScaffold, family id: String) throws -> [String] {
    let whole = try ClauseLibrary.decode(files: scaffold.files, over: library)
    let new = Set(scaffold.files.map(\.path))
    var family = try #require(whole.family(id))
    family.applies = .always
    family.elements.removeAll { !new.contains("\(id)/\($0.id).yaml") }
    try #require(!family.elements.isEmpty)
    let small = ClauseLibrary(lexicon: whole.lexicon, families: [family])
    let assessor = try Assessor(library: small)
    return try LibraryTest(small) { text, _, element in
      let document = try DocumentReader.read(Array(text.utf8), name: "example.txt")
      return assessor.assess(document, explaining: true).verdict(on: element.id, in: text)
    }.failures.map(\.description)
  }

  @Test(arguments: [
    ("street-furniture", ["family.yaml", "register.yaml", "model.md"]), ("nda.register", ["register.yaml"]),
    ("data-ownership.register", ["register.yaml"]), ("open-source.source-code", ["source-code.yaml"]),
  ])
  func aScaffoldPasses(id: String, files: [String]) throws {
    let family = String(id.prefix { $0 != "." })
    let scaffold = try LibraryScaffold(id, library: library)
    #expect(scaffold.files.map(\.path) == files.map { "\(family)/\($0)" })
    #expect(try failures(of: scaffold, family: family) == [])
  }

  /// Taking the marks of comment away, as the comments say, gives an adverse term whose example passes.
  @Test func theCommentsAreRight() throws {
    var scaffold = try LibraryScaffold("nda.register", library: library)
    let lines = scaffold.files[0].text.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex(of: "# adverse:"))
    scaffold.files[0].text = lines.enumerated().map { index, line in
      let isCode =
        (start..<start + 4).contains(index) || line.hasPrefix("  # adverse") || line.hasPrefix("  #   -")
      return isCode ? line.replacing("# ", with: "", maxReplacements: 1) : line
    }.joined(separator: "\n")
    #expect(scaffold.files[0].text.contains("\nadverse:\n  - phrases:"))
    #expect(try failures(of: scaffold, family: "nda") == [])
  }

  /// Every element of the library can be written out and reads the same.
  @Test func elementsAreWrittenAsTheyAre() throws {
    for family in library.families {
      let ids = family.elements.map(\.id)
      for element in family.elements {
        let file = LibraryFile(path: "\(element.id).yaml", text: ElementText.yaml(of: element))
        let again = try Element.decode(file, name: element.id, family: ids)
        #expect(ElementText.yaml(of: again) == file.text)
        #expect(again.satisfied.map(\.text) == element.satisfied.map(\.text))
        #expect(again.adverse.map(\.says) == element.adverse.map(\.says))
        #expect(again.guidance == element.guidance)
        #expect(again.examples.satisfied.map(\.marked) == element.examples.satisfied.map(\.marked))
      }
    }
  }

  @Test(arguments: [
    (
      "Street.Furniture",
      "“Street.Furniture” is no id; write family or family.element, in lower-case letters, digits and hyphens."
    ),
    ("a.b.c", "“a.b.c” is no id; write family or family.element, in lower-case letters, digits and hyphens."),
    (
      "nda.model",
      "“nda.model” is no id; write family or family.element, in lower-case letters, digits and hyphens."
    ),
    ("nda", "There is a family “nda” already; name the new element as well, such as nda.register."),
    ("data-ownershp.x", "There is no family “data-ownershp”; did you mean “data-ownership”?"),
    ("weather.x", "There is no family “weather”; write it first: clauselint library new weather."),
  ])
  func whatCannotBeBegunIsSaid(id: String, message: String) {
    #expect {
      try LibraryScaffold(id, library: library)
    } throws: { error in
      "\(error)" == message
    }
  }
}
