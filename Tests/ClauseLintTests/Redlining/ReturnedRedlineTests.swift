import ClauseLint
import OfficeOpenXML
import Testing

/// What the other side did to a redline, and what is told of it.
struct ReturnCase: Sendable, CustomTestStringConvertible {
  var name: String
  /// Words of the redlined part, and what stands in their place when it comes back.
  var change: (old: String, new: String)?
  /// Of the rewritten paragraph, and of the new one.
  var fates: [ReturnedRedline.Fate]
  var others: [ReturnedRedline.Other] = []
  var testDescription: String { name }
}

@Suite struct ReturnedRedlineTests {
  private static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let body =
    "<w:p><w:r><w:t>The Supplier should deliver the code.</w:t></w:r></w:p><w:p><w:r><w:t>The Council pays in May.</w:t></w:r></w:p><w:p><w:r><w:t>The end.</w:t></w:r></w:p>"

  /// A part with "should" turned into "shall" and a paragraph put in after the second.
  static let sent: Result<WordRedlineResult, any Error> = Result {
    let text = "<w:document xmlns:w=\"\(space)\"><w:body>\(body)</w:body></w:document>"
    let source = try WordSource(Array(text.utf8))
    func place(_ words: String) -> Range<Int> {
      let range = text.firstRange(of: words) ?? text.startIndex..<text.startIndex
      return text[..<range.lowerBound].utf8.count..<text[..<range.upperBound].utf8.count
    }
    let second = text.ranges(of: "<w:p>")[1].lowerBound
    let start = text[..<second].utf8.count
    let rewrite = WordRewrite(edits: [
      WordRewrite.Edit(struck: [place("should")], place: place("should").lowerBound, inserted: "shall")
    ])
    let paragraph = WordInsertion.Paragraph(
      text: "The Supplier shall hand over the data.", role: .clause(level: 1), model: nil)
    return try WordRedline.write(
      source, insertions: [WordInsertion(after: start..<start + 5, paragraphs: [paragraph])],
      rewrites: [rewrite], author: "Us", initials: "U", date: "2026-03-01T09:00:00Z")
  }

  private static let theirs = "w:id=\"99\" w:author=\"Them\" w:date=\"2026-03-02T09:00:00Z\""

  static let cases = [
    ReturnCase(name: "nothing", change: nil, fates: [.open, .open]),
    ReturnCase(
      name: "other words in ours, without a mark", change: ("hand over the data", "hand over some data"),
      fates: [.open, .silentlyAltered]),
    ReturnCase(
      name: "other words in ours, with a mark",
      change: (
        "hand over the data.</w:t></w:r></w:ins>",
        "hand over the data</w:t></w:r></w:ins><w:ins \(theirs)><w:r><w:t> when it suits</w:t></w:r></w:ins>"
      ), fates: [.open, .altered]),
    ReturnCase(
      name: "other words elsewhere, without a mark", change: ("pays in May", "pays in April"),
      fates: [.open, .open],
      others: [
        ReturnedRedline.Other(
          isMarked: false, before: "The Council pays in May.", after: "The Council pays in April.")
      ]),
    ReturnCase(
      name: "other words elsewhere, with a mark",
      change: (
        "<w:t>The end.</w:t></w:r>",
        "<w:t>The end.</w:t></w:r><w:ins \(theirs)><w:r><w:t> Amen.</w:t></w:r></w:ins>"
      ), fates: [.open, .open],
      others: [ReturnedRedline.Other(isMarked: true, before: "The end.", after: "The end. Amen.")]),
    ReturnCase(
      name: "a paragraph taken out", change: ("<w:p><w:r><w:t>The end.</w:t></w:r></w:p>", ""),
      fates: [.open, .open],
      others: [ReturnedRedline.Other(isMarked: false, before: "The end.", after: "")]),
  ]

  @Test(arguments: cases) func `each change is told`(_ example: ReturnCase) throws {
    let sent = try Self.sent.get().bytes
    var text = String(decoding: sent, as: UTF8.self)
    if let (old, new) = example.change {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let status = try ReturnedRedline(sent: sent, returned: Array(text.utf8), author: "Us")
    #expect(status.answers.map(\.fate) == example.fates)
    #expect(status.others == example.others)
  }

  @Test func `all accepted and all rejected`() throws {
    let result = try Self.sent.get()
    let accepted = try TrackedChanges.accepting(revisions: result.revisionIDs, in: result.bytes)
    let rejected = try TrackedChanges.rejecting(revisions: result.revisionIDs, comments: [], in: result.bytes)
    for (bytes, fate) in [(accepted, ReturnedRedline.Fate.accepted), (rejected, .rejected)] {
      let status = try ReturnedRedline(sent: result.bytes, returned: bytes, author: "Us")
      #expect(status.answers.map(\.fate) == [fate, fate])
      #expect(status.others == [])
    }
  }

  @Test func `the rules are those of the comments`() throws {
    let form = try Laws.wordFile("parking-sensors.txt")
    let prover = try Laws.prover(form)
    let plan = prover.plan(form.assessment)
    let redline = try prover.redline(plan: plan)
    let status = try ReturnedRedline(sent: redline.bytes, returned: form.bytes, author: "A. Reviewer")
    #expect(status.answers.allSatisfy { $0.fate == .rejected })
    #expect(
      Set(status.rejectedRules).isSuperset(of: ["data-ownership.return", "knowledge-transfer.documentation"]))
  }

  @Test func `a stranger's redline is refused`() throws {
    let sent = try Self.sent.get().bytes
    #expect(throws: RedlineError.noChangesOf("Nobody")) {
      try ReturnedRedline(sent: sent, returned: sent, author: "Nobody")
    }
  }
}
