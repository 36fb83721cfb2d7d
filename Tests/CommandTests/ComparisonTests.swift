import Foundation
import Testing

/// What a new version of a document lost.
@Suite struct ComparisonTests {
  @Test func aLostProtectionFails() throws {
    let folder = try Scratch()
    try folder.write("new.txt", CommandTests.terms)
    try folder.write("old.txt", CommandTests.terms + "3. All data shall be the property of the Town.\n")
    let lost = try TenderRepository.run("compare old.txt new.txt", folder)
    #expect(lost.status == 1)
    #expect(lost.output.contains("  LOST  data-ownership.ownership (error)"))
    #expect(
      lost.output.contains("    was 3. “All data shall be the property of the Town.”\n    now not said"))
    #expect(lost.errors == "1 comparison: 1 lost.\n")
    #expect(try TenderRepository.run("compare --fail-on never old.txt new.txt", folder).status == 0)
    #expect(try TenderRepository.run("compare new.txt old.txt", folder).status == 0)
    let json = try TenderRepository.run("compare --format json old.txt new.txt", folder).output
    _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
    #expect(
      try TenderRepository.run("compare --format markdown old.txt new.txt", folder).output.contains(
        "| lost |"))
  }

  @Test func aRevisionIsCompared() throws {
    let folder = try Scratch()
    try folder.write("a.txt", CommandTests.terms + "3. All data shall be the property of the Town.\n")
    let commit =
      "git init -q . && git add -A && git -c user.name=t -c user.email=t@example.org commit -qm one"
    try #require(try BuiltCommand.shell(commit, in: folder).status == 0)
    #expect(try TenderRepository.run("compare --git HEAD a.txt", folder).status == 0)
    try folder.write("a.txt", CommandTests.terms)
    try folder.write("b.txt", CommandTests.terms)
    let result = try TenderRepository.run("compare --git HEAD a.txt b.txt", folder)
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("a.txt (HEAD) → a.txt\n"))
    #expect(result.errors.hasPrefix("b.txt is new since HEAD; there is nothing to compare it with.\n"))
    let unknown = try TenderRepository.run("compare --git v9 a.txt", folder)
    #expect(
      unknown.errors == "clauselint: --git v9: There is no such revision; name a commit, a branch or a tag.\n"
    )
    #expect(try TenderRepository.run("compare --git=--help a.txt", folder).status == 2)
  }
}
