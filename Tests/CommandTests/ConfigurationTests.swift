import Foundation
import Testing

/// A repository of tenders: which configuration holds for which document.
@Suite struct ConfigurationTests {
  @Test func aFolderStandsForItsDocuments() throws {
    let result = try TenderRepository.run("check --show-files tenders notes", try TenderRepository.folder())
    #expect(result.output == "tenders/drafts/b.md\ntenders/terms.txt\nnotes/n.md\n")
    #expect(result.status == 0)
  }

  @Test func excludedFilesAreLeftOut() throws {
    let folder = try TenderRepository.folder("exclude: [drafts/]\n")
    #expect(try TenderRepository.run("check --show-files tenders", folder).output == "tenders/terms.txt\n")
    let named = "check --show-files tenders/drafts/b.md"
    #expect(try TenderRepository.run(named, folder).output == "tenders/drafts/b.md\n")
    #expect(try TenderRepository.run(named + " --force-exclude", folder).output == "")
    let none = try TenderRepository.run("check --force-exclude tenders/drafts/b.md", folder)
    #expect(none.status == 0)
  }

  @Test func theNearestConfigurationHolds() throws {
    let folder = try TenderRepository.folder("fail-on: never\n")
    #expect(try TenderRepository.run("check -q tenders/terms.txt", folder).status == 0)
    #expect(try TenderRepository.run("check -q --isolated tenders/terms.txt", folder).status == 1)
    #expect(try TenderRepository.run("check -q --fail-on error tenders/terms.txt", folder).status == 1)
    try folder.write("tenders/.clauselint.yml", "fail-on: error\n")
    #expect(try TenderRepository.run("check -q tenders/terms.txt", folder).status == 1)
    try folder.write("tenders/.clauselint.yml", "extends: ../.clauselint.yml\nfamilies: [nda]\n")
    #expect(try TenderRepository.run("check -q tenders/terms.txt", folder).status == 0)
    #expect(
      try TenderRepository.run("check -q --config tenders/.clauselint.yml tenders/terms.txt", folder).status
        == 0)
  }

  @Test func eachFileHasItsOwnSettings() throws {
    let folder = try TenderRepository.folder(
      "overrides:\n  - {files: drafts/, fail-on: never, families: [nda]}\n  - {files: terms.txt, severities: {nda.publication: off}}\n"
    )
    #expect(try TenderRepository.run("check -q tenders/drafts", folder).status == 0)
    let lines = try TenderRepository.run("check --concise tenders", folder).output
    #expect(lines.contains("tenders/drafts/b.md:1:1: error nda.publication") || lines.contains("b.md:5:1"))
    #expect(!lines.contains("terms.txt:3:1: error nda.publication"))
    #expect(
      !lines.split(separator: "\n").contains { $0.hasPrefix("tenders/drafts") && !$0.contains(" nda.") })
  }

  @Test func settingsAreShown() throws {
    let folder = try TenderRepository.folder(
      "fail-on: note\ntier: minimum\nexclude: [a, b]\nparameters: {return_days: 20}\n")
    let result = try TenderRepository.run("check --show-settings tenders/terms.txt", folder)
    #expect(
      result.output == """
        tenders/terms.txt
          configuration: .clauselint.yml
          profile: none
          families: all
          fail-on: note
          tier: minimum
          library: built in
          parameters: return_days=20
          exclude: a, b
          waivers: 0

        """)
  }

  @Test func namesAndValuesOfTheConfigurationCount() throws {
    let folder = try TenderRepository.folder(
      "parties: {authority: [the Hundred], supplier: [the Lampwright]}\nparameters: {return_days: 11}\n")
    try folder.write(
      "own.txt",
      "1. The Lampwright shall supply the software for the Hundred.\n\n2. All data shall be the property of the Hundred.\n"
    )
    let json = try TenderRepository.run("check --format json own.txt", folder).output
    #expect(json.contains("Within 11 days"))
    let isolated = try TenderRepository.run("check --concise --isolated own.txt", folder).output
    let ours = try TenderRepository.run("check --concise own.txt", folder).output
    #expect(isolated.contains(" data-ownership.ownership:"))
    #expect(!ours.contains(" data-ownership.ownership:"))
  }

  @Test(
    arguments: [
      (
        "fial-on: x\n", ".clauselint.yml:1:1: the configuration has no key “fial-on”; did you mean “fail-on”?"
      ),
      (
        "profile: smart-cty\n",
        ".clauselint.yml:1:10: there is no profile “smart-cty”; did you mean “smart-city”?"
      ),
      ("extends: none.yml\n", ".clauselint.yml:1:10: none.yml: There is no such file; check the path."),
      (
        "extends: .clauselint.yml\n",
        ".clauselint.yml:1:10: these files extend each other in a circle: .clauselint.yml → .clauselint.yml."
      ), ("library: [ours]\n", "ours: There is no such folder; check the path."),
      ("baseline: old.json\n", "old.json: There is no such file; check the path."),
      ("waivers: w.yml\n", "w.yml: There is no such file; check the path."),
      ("\u{FF}\n", nil),
    ] as [(String, String?)])
  func aBrokenConfigurationStopsTheWork(settings: String, says: String?) throws {
    let folder = try TenderRepository.folder()
    let bytes = says == nil ? [0xFF, 0xFE, 0x00] : Array(settings.utf8)
    try folder.write(".clauselint.yml", bytes)
    let result = try TenderRepository.run("check --fail-on never tenders/terms.txt", folder)
    #expect(result.status == 2)
    #expect(result.output == "")
    let message =
      says ?? ".clauselint.yml: The text is not valid UTF-8; save the file with the encoding UTF-8."
    #expect(result.errors == "clauselint: \(message)\n")
  }

  @Test func aRedlineKeepsToTheConfiguration() throws {
    let folder = try TenderRepository.folder("families: [nda]\n")
    #expect(try TenderRepository.run("redline -q tenders/terms.txt -o nda.txt", folder).status == 0)
    #expect(
      try TenderRepository.run("redline -q --isolated tenders/terms.txt -o all.txt", folder).status == 0)
    let (nda, all) = (try folder.read("nda.txt"), try folder.read("all.txt"))
    #expect(nda.count > CommandTests.terms.count && nda.count * 2 < all.count)
  }
}
