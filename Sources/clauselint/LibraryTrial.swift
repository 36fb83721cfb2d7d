import ClauseLint

/// A library's own examples, each judged as a document of its own.
struct LibraryTrial {
  let library: ClauseLibrary
  private let assessors: [String: Assessor]

  /// - Throws: ``PatternError`` for a pattern that cannot be used.
  init(_ library: ClauseLibrary) throws {
    self.library = library
    var assessors: [String: Assessor] = [:]
    for family in library.families {
      // The examples are single sentences, too short to show what is being bought.
      var asked = family
      asked.applies = .always
      assessors[family.id] = try Assessor(
        library: ClauseLibrary(lexicon: library.lexicon, families: [asked]))
    }
    self.assessors = assessors
  }

  func test() throws -> LibraryTest {
    try LibraryTest(library) { text, family, element in
      try assessment(of: text, family).verdict(on: element.id, in: text)
    }
  }

  func coverage() throws -> LibraryCoverage {
    try LibraryCoverage(library) { text, family in try assessment(of: text, family).considered }
  }

  private func assessment(of text: String, _ family: Family) throws -> Assessment {
    guard let assessor = assessors[family.id] else {
      return Assessment(kind: .other, digital: false, families: [], findings: [])
    }
    let document = try DocumentReader.read(Array(text.utf8), name: "example.txt")
    return assessor.assess(document, explaining: true)
  }
}
