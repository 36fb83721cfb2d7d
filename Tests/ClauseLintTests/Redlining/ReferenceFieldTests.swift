import ClauseLint
import OfficeOpenXML
import Testing

/// References to clauses: fields in new text, and those typed by hand that a redline leaves behind.
@Suite struct ReferenceFieldTests {
  private static func write(
    _ sentence: String, _ numbers: [Int: String] = [:]
  ) throws -> (result: WordRedlineResult, form: Laws.Form, main: String) {
    let form = try Laws.wordFile("lighting-tender.docx")
    let place = try #require(form.document.blocks.firstIndex { $0.text.hasPrefix("Title to luminaires") })
    let fix = Fix(after: place, reason: "", tier: .preferred, heading: "", paragraphs: [sentence])
    let result = try ContractRedline.word(
      WordSource(form.bytes), document: form.document,
      proposals: [Proposal(fix: fix, comment: "", rule: "nda.publication")], numbers: numbers,
      author: "A. Reviewer", initials: "AR", date: "2026-03-01T09:00:00Z")
    let main = try #require(try ZipArchive(result.bytes).contents(of: "word/document.xml"))
    return (result, form, String(decoding: main, as: UTF8.self))
  }

  @Test func `new text refers by fields to bookmarks that are there`() throws {
    let sentence = "The Supplier shall do so as clause 9.1 and clause 4.1 say, and again as clause 9.1 says."
    let (result, form, main) = try Self.write(sentence)
    #expect(result.references == 3 && result.bookmarkIDs.count <= 2)
    let names = main.matches(of: #/ REF (_Ref\d+) \\w \\h /#).map { String($0.1) }
    #expect(names.count == 3 && names[0] == names[2] && names[0] != names[1])
    for name in names { #expect(main.contains("w:name=\"\(name)\"")) }
    let accepted = try DocumentReader.read(result.accepted, name: "a.docx")
    #expect(accepted.blocks.contains { $0.text == sentence })
    let rejected = try TrackedChanges.rejecting(
      revisions: result.revisionIDs, comments: result.commentIDs, bookmarks: result.bookmarkIDs,
      in: Array(main.utf8))
    #expect(rejected == (try ZipArchive(form.bytes).contents(of: "word/document.xml")))
  }

  @Test func `a field shows the number that its clause will have`() throws {
    let form = try Laws.wordFile("lighting-tender.docx")
    let target = try #require(CrossReferences(form.document).references(in: "clause 9.1").first?.target)
    let (result, _, _) = try Self.write("It holds as clause 9.1 says.", [target: "10.1"])
    let accepted = try DocumentReader.read(result.accepted, name: "a.docx")
    #expect(accepted.blocks.contains { $0.text == "It holds as clause 10.1 says." })
  }

  @Test(arguments: [
    "It holds under this clause.", "It holds under clause 99.9.", "It holds under section 4 of the Act.",
    "It holds for 30 days.",
  ])
  func `other words stay words`(sentence: String) throws {
    let (result, _, main) = try Self.write(sentence)
    #expect(result.references == 0 && result.bookmarkIDs == [])
    #expect(main.contains("<w:t xml:space=\"preserve\">\(sentence)</w:t>"))
  }

  @Test func `references typed by hand are told`() {
    func document(_ blocks: [(String, String)]) -> Document {
      Document(format: .word, blocks: blocks.map { Block(text: $0.1, number: $0.0) })
    }
    let old = document([("1.", "One"), ("2.", "Two, see clause 3 and clause 1"), ("3.", "Three")])
    let new = document([
      ("1.", "One"), ("2.", "New"), ("3.", "Two, see clause 3 and clause 1"), ("4.", "Three"),
    ])
    var changes = Renumbering(from: old, to: new)
    changes.findReferences(in: old) { _ in false }
    #expect(changes.references.map { "\($0.block) \($0.words) \($0.new)" } == ["1 clause 3 4"])
    changes.references = []
    changes.findReferences(in: old) { _ in true }
    #expect(changes.references == [])
  }
}
