import ClauseLint
import OfficeOpenXML
import Testing

@Suite struct AppendixSealTests {
  static let formats = ["docx", "md", "html", "txt"]

  static func written(_ appendix: Appendix, _ format: String) throws -> [UInt8] {
    switch format {
    case "docx": try appendix.word()
    case "md": Array(appendix.markdown().utf8)
    case "html": Array(appendix.html().utf8)
    default: Array(appendix.plainText().utf8)
    }
  }

  static func document(_ bytes: [UInt8], _ format: String) throws -> Document {
    try AppendixPageReader.document(bytes) ?? DocumentReader.read(bytes, name: "appendix.\(format)")
  }

  static func appendix(_ profile: Profile, tier: Tier = .preferred) throws -> Appendix {
    let options = AppendixOptions(
      authority: "Łódź – Miasto & Powiat", supplier: "Ørsted <Nät> AB", tier: tier, families: profile.families
    )
    return try Appendix(from: Laws.library, options: options, libraryVersion: "0.1.0")
  }

  /// Clean under its own profile, in every format that is read, whatever the names of the parties.
  @Test(arguments: Laws.library.profiles, formats)
  func `an appendix is clean under its own profile`(profile: Profile, format: String) throws {
    let bytes = try Self.written(try Self.appendix(profile), format)
    let assessor = try Assessor(library: Laws.library, profile: profile)
    let assessment = assessor.assess(try DocumentReader.read(bytes, name: "appendix.\(format)"))
    #expect(assessment.findings.filter { $0.severity >= .warning }.map(\.rule) == [], "\(profile.id)")
  }

  @Test(arguments: Laws.library.profiles, formats)
  func `its words are known again, and a changed one is found`(profile: Profile, format: String) throws {
    let appendix = try Self.appendix(profile, tier: .fallback)
    let bytes = try Self.written(appendix, format)
    let document = try Self.document(bytes, format)
    guard case .unaltered(let seal) = try AppendixCheck(document) else {
      Issue.record("\(profile.id), \(format): altered")
      return
    }
    #expect(seal.libraryVersion == "0.1.0")
    let place = try #require(document.blocks.firstIndex { $0.text.contains(" shall ") })
    for change in [(" shall ", " may "), (".", ". Not so.")] {
      var altered = document
      altered.blocks[place].text = document.blocks[place].text.replacing(
        change.0, with: change.1, maxReplacements: 1)
      guard case .altered = try AppendixCheck(altered) else {
        Issue.record("\(profile.id), \(format): “\(change.1)” was overlooked")
        continue
      }
    }
    var shorter = document
    shorter.blocks.remove(at: place)
    guard case .altered = try AppendixCheck(shorter) else {
      Issue.record("\(profile.id), \(format): a clause taken out was overlooked")
      return
    }
  }

  @Test func `the note may be taken out`() throws {
    let appendix = try Self.appendix(try #require(Laws.library.profiles.first))
    var document = try Self.document(try appendix.word(), "docx")
    let note = try #require(document.blocks.firstIndex { $0.text == "Note on this text" })
    document.blocks.removeSubrange(note...note + 1)
    guard case .unaltered = try AppendixCheck(document) else {
      Issue.record("altered")
      return
    }
  }

  @Test func `a file without a seal is no appendix`() throws {
    let document = try DocumentReader.read(Array("1. The Supplier shall deliver.\n".utf8), name: "a.txt")
    #expect(throws: AppendixCheckError.noSeal) { try AppendixCheck(document) }
  }

  /// FIPS 180-4, and the lengths around a block.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
    ),
  ])
  func `the digest is SHA-256`(text: String, digest: String) { #expect(Digest.sha256(text) == digest) }

  @Test func `a page has links to its sections and escapes its words`() throws {
    let page = try Self.appendix(try #require(Laws.library.profiles.first)).html()
    #expect(page.contains("<li><a href=\"#s1\">Definitions</a></li>"))
    #expect(page.contains("<h2 id=\"s1\"><span>1.</span> Definitions</h2>"))
    #expect(page.contains("means Łódź – Miasto &amp; Powiat."))
    #expect(page.contains("means Ørsted &lt;Nät&gt; AB."))
  }

  @Test func `a file of values is read, and names where it is wrong`() throws {
    let values = try ParameterFile.values(of: "authority: Lindvik\nreturn_days: 30\n", name: "values.yaml")
    #expect(values == ["authority": "Lindvik", "return_days": "30"])
    let fault = #expect(throws: LibraryFault.self) {
      try ParameterFile.values(of: "return_days: 30\nreturn_days: 31\n", name: "values.yaml")
    }
    #expect(fault?.place.file == "values.yaml")
    let listed = ParameterFile.text(for: Laws.library.families)
    let read = try ParameterFile.values(of: listed, name: "values.yaml").filter {
      !ParameterFile.parties.contains($0.key)
    }
    try ModelValues(parameters: read).check(for: Laws.library.families)
    #expect(
      listed.contains("within which all data are handed back, a number from 1 to 90\nreturn_days: \"30\""))
  }
}
