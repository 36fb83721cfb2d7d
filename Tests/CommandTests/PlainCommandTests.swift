import ArgumentParser
import Testing

@testable import clauselint

@Suite struct PlainCommandTests {
  /// What is read without ArgumentParser is what ArgumentParser reads.
  @Test(arguments: [
    ["a.docx"], ["a.docx", "b.md", "tenders"], ["--format", "json", "--fail-on", "never", "a.docx"],
    ["a.docx", "--quiet"], ["-q", "a.docx", "--isolated"], ["--concise", "a.docx"],
    ["--format", "text,html=r.html", "a.docx", "--format", "sarif=r.sarif"],
    ["--jobs", "3", "a.docx", "b.docx"],
    ["--fail-on", "warning", "a folder/with spaces.docx"],
  ])
  func sameAsTheParser(_ words: [String]) throws {
    let plain = try #require(Check(plain: ["check"] + words))
    let parsed = try CheckCommand.parse(words).work
    #expect(described(plain) == described(parsed))
  }

  @Test(arguments: [
    ["a.docx", "-o", "b.docx"], ["--output", "b.docx", "a.docx", "-q"],
    ["-o", "b.html", "--quiet", "a.docx"],
  ])
  func redlineOfAFile(_ words: [String]) throws {
    let plain = try #require(Redline(plain: ["redline"] + words))
    #expect(described(plain) == described(try RedlineWriteCommand.parse(words).work))
  }

  @Test func textOfAFile() throws {
    let plain = try #require(TextCommand(plain: ["text", "a.docx"]))
    #expect(described(plain) == described(try TextCommand.parse(["a.docx"])))
  }

  /// Everything else is the parser's, and so is what is wrong.
  @Test(arguments: [
    [], ["check"], ["redline", "a.docx"], ["check", "--help"], ["check", "-"], ["check", "--why", "a.docx"],
    ["check", "--format"], ["check", "--format", "jsno", "a.docx"],
    ["check", "--format", "json,text", "a.docx"],
    ["check", "--fail-on", "always", "a.docx"], ["check", "--jobs", "0", "a.docx"],
    ["check", "--jobs", "two", "a.docx"],
    ["check", "-q", "-q", "a.docx"], ["check", "--format=json", "a.docx"], ["check", "--", "a.docx"],
    ["text"], ["text", "-"], ["text", "--all", "a.docx"], ["text", "a.docx", "b.docx"],
    ["check", "--fail-on", "note", "--fail-on", "error", "a.docx"],
    ["redline"], ["redline", "a.docx", "-o"], ["redline", "a.docx", "-o", "-"],
    ["redline", "-", "-o", "b.docx"],
    ["redline", "status", "-o", "b.docx"], ["redline", "a.docx", "b.docx", "-o", "c.docx"],
    ["redline", "a.docx", "-o", "b.docx", "--tier", "minimum"], ["redline", "-o", "b.docx"],
    ["redline", "a.docx", "-o", "b.docx", "-o", "c.docx"],
  ])
  func theRestIsLeftToTheParser(_ words: [String]) {
    #expect(Check(plain: words) == nil)
    #expect(Redline(plain: words) == nil)
    #expect(TextCommand(plain: words) == nil)
  }

  private func described(_ command: some Any) -> String {
    var text = ""
    dump(command, to: &text)
    return text
  }
}
