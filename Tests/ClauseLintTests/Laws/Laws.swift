import BundledLibrary
import ClauseLint
import Foundation
import Testing

/// What the tests of the laws share: the built-in library, its assessor, and the invented contracts in every form.
enum Laws {
  static let library = BundledLibrary.load()
  private static let compiled = Result { try Assessor(library: library) }

  static var assessor: Assessor { get throws { try compiled.get() } }

  /// Every invented contract, whatever is added to the folder.
  static let contracts: [String] = {
    let folder = ContractFixtureTests.folder.path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  static func read(_ name: String) throws -> Form {
    try Form(name, [UInt8](Data(contentsOf: ContractFixtureTests.folder.appendingPathComponent(name))))
  }

  static func assess(_ bytes: [UInt8], _ name: String) throws -> Assessment {
    try assessor.assess(try DocumentReader.read(bytes, name: name))
  }

  /// A file, as it was read and judged.
  struct Form: Sendable {
    var name: String
    var bytes: [UInt8]
    var document: Document
    var assessment: Assessment

    init(_ name: String, _ bytes: [UInt8]) throws {
      (self.name, self.bytes) = (name, bytes)
      document = try DocumentReader.read(bytes, name: name)
      assessment = try Laws.assessor.assess(document)
    }
  }

  /// Each contract as it is, and its words in every other form; judged once for all laws, since that takes long.
  private static let judged = Result {
    try Dictionary(
      uniqueKeysWithValues: contracts.map { name in
        let original = try read(name)
        return (
          name, [original] + (try ContractForms(original.document).all.map { try Form($0.name, $0.bytes) })
        )
      })
  }

  static func forms(_ contract: String) throws -> [Form] { try #require(try judged.get()[contract]) }

  /// The contract as a Word file: its own where it is one.
  static func wordFile(_ contract: String) throws -> Form {
    try #require(try forms(contract).first { $0.document.format == .word })
  }

  static func prover(_ form: Form, tier: Tier = .preferred) throws -> RedlineProver {
    try RedlineProver(
      redliner: Redliner(assessor: try assessor, lexicon: library.lexicon, choice: RedlineChoice(tier: tier)),
      author: RedlineAuthor(name: "A. Reviewer", initials: "AR", date: "2026-03-01T09:00:00Z"),
      original: form.bytes, document: form.document, read: { try DocumentReader.read($0, name: form.name) },
      name: form.name)
  }

  /// The verdicts of an assessment, a line each, without places and words.
  static func verdicts(_ assessment: Assessment) -> [String] {
    assessment.families.flatMap { family in
      ["\(family.id): \(family.status.rawValue)"]
        + family.elements.map { "\(family.id).\($0.id): \($0.status.rawValue)" }
        + family.adverse.map { "\(family.id).\($0.element): \($0.says)" }.sorted()
    }
  }

  /// The findings of an assessment, a line each, without places.
  static func findings(_ assessment: Assessment) -> [String] {
    assessment.findings.map { "\($0.rule) \($0.status.rawValue) \($0.severity.rawValue) \($0.message)" }
  }
}

@Suite struct LawsTests {
  @Test func thereAreContracts() {
    #expect(Laws.contracts.count >= 5)
    #expect(Laws.contracts.contains { $0.hasSuffix(".docx") })
  }
}
