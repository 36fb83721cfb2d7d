import ClauseLint

import OfficeOpenXML
import Testing

@Suite struct RedlineChoiceTests {
  private static let sentences =
    "The Supplier shall own all Usage Data.\n\n2.2 The Council shall indemnify and hold harmless the Supplier."

  private static func redline(
    _ choice: RedlineChoice, _ sentences: String = sentences
  ) throws -> (redline: ProvenRedline, form: Laws.Form) {
    let form = try Laws.Form("contract.txt", Array(RewriteTests.contract(sentences).utf8))
    let prover = try RedlineProver(
      redliner: Redliner(assessor: try Laws.assessor, lexicon: Laws.library.lexicon, choice: choice),
      author: RedlineAuthor(name: "A", initials: "A", date: "2026-03-01T09:00:00Z"),
      original: form.bytes, document: form.document, read: { try DocumentReader.read($0, name: form.name) },
      name: form.name)
    let assessment = try Laws.assessor.assess(form.document, tier: choice.tier, refining: choice.refining)
    let plan = prover.plan(assessment)
    return (try prover.redline(plan: plan), form)
  }

  @Test func `only the rules that are named are answered`() throws {
    let (one, _) = try Self.redline(RedlineChoice(only: ["data-ownership.derived-data"]))
    #expect(Set(one.plan.proposals.map(\.rule)) == ["data-ownership.derived-data"])
    let (family, _) = try Self.redline(RedlineChoice(only: ["data-ownership"]))
    #expect(family.plan.proposals.allSatisfy { $0.rule.hasPrefix("data-ownership.") })
    let (rest, _) = try Self.redline(RedlineChoice(except: ["data-ownership", "audit-redress.liability"]))
    #expect(!rest.plan.proposals.contains { $0.rule.hasPrefix("data-ownership.") })
    #expect(!rest.plan.proposals.contains { $0.rule == "audit-redress.liability" })
  }

  /// Whatever wakes a sentence once the changes are accepted (here, its heading), no other change goes with it.
  @Test func `a sentence that a change brings into question takes no other change with it`() throws {
    let text =
      "# Recitals\n\nThe Supplier shall own all Sensor Data of the City.\n\n# Terms\n\n"
      + "The Supplier shall provide software to the City.\n\nThe Supplier shall own all Usage Data of the City.\n"
    let form = try Laws.Form("contract.md", Array(text.utf8))
    let prover = try RedlineProver(
      redliner: Redliner(
        assessor: try Laws.assessor, lexicon: Laws.library.lexicon,
        choice: RedlineChoice(only: ["data-ownership"])),
      author: RedlineAuthor(name: "A", initials: "A", date: "2026-03-01T09:00:00Z"),
      original: form.bytes, document: form.document,
      read: {
        let accepted = String(decoding: $0, as: UTF8.self).replacing("# Recitals", with: "# Services")
        return try DocumentReader.read(Array(accepted.utf8), name: form.name)
      }, name: form.name)
    let redline = try prover.redline(plan: prover.plan(try Laws.assessor.assess(form.document)))
    #expect(redline.plan.proposals.contains { $0.rewrite != nil })
    let omission = try #require(redline.plan.omissions.first)
    #expect(omission.reason == "it is found only once the other changes are accepted")
    #expect(omission.passage.text == "The Supplier shall own all Sensor Data of the City.")
    #expect(redline.left.contains { $0.status == .adverse && $0.passage.text == omission.passage.text })
  }

  /// Under instructions to bidders, words on what the supplier does tell what to send.
  @Test func `a text that would heal nothing is not written, and named`() throws {
    let text =
      "# Instructions to bidders\n\n## What is bought\n\nThe City buys software and sensors.\n\n## Price\n\n"
      + "Bidders state their prices.\n"
    let form = try Laws.Form("bidding.md", Array(text.utf8))
    let prover = try RedlineProver(
      redliner: Redliner(assessor: try Laws.assessor, lexicon: Laws.library.lexicon, choice: RedlineChoice()),
      author: RedlineAuthor(name: "A", initials: "A", date: "2026-03-01T09:00:00Z"),
      original: form.bytes, document: form.document, read: { try DocumentReader.read($0, name: form.name) },
      name: form.name)
    let redline = try prover.redline(plan: prover.plan(try Laws.assessor.assess(form.document)))
    let reasons = Set(redline.plan.omissions.map(\.reason))
    #expect(reasons == ["the new text would not heal it in this document"])
    let proposed = Set(redline.plan.proposals.map(\.rule))
    #expect(proposed.isDisjoint(with: redline.plan.omissions.map(\.rule)))
  }

  @Test(arguments: CommentAudience.allCases) func `comments tell what their readers may know`(
    audience: CommentAudience
  ) throws {
    let (redline, _) = try Self.redline(
      RedlineChoice(only: ["data-ownership.derived-data"], audience: audience))
    let element = try #require(Laws.library.element("data-ownership.derived-data"))
    let comment = try #require(redline.plan.proposals.first).comment
    #expect(comment.contains(element.comment) == (audience == .counterparty))
    #expect(comment.contains(element.guidance) == (audience == .internal))
    #expect(comment.isEmpty == (audience == .none))
  }

  @Test func `a term that nothing defines is defined`() throws {
    let text = "All data collected under this contract shall be the property of the Council."
    let (redline, _) = try Self.redline(RedlineChoice(only: ["data-ownership"]), text)
    let paragraphs = redline.plan.proposals.flatMap { $0.fix?.paragraphs ?? [] }
    let definition = try #require(paragraphs.firstIndex { $0.hasPrefix("“Contract Data” means ") })
    #expect(paragraphs[..<definition].allSatisfy { !$0.contains("Contract Data") })
    #expect(paragraphs.count { $0.contains("“Contract Data”") } == 1)
  }

  @Test func `new text speaks as the document does`() throws {
    let text =
      "This Agreement includes a license. 2.2 The license ends with this Agreement. The Supplier shall own the code."
    let (redline, _) = try Self.redline(RedlineChoice(), text)
    let words = redline.plan.proposals.flatMap { $0.fix?.paragraphs ?? [] }.joined(separator: "\n")
    #expect(!words.contains("licence") && words.contains("license"))
    #expect(!words.contains("this contract") && words.contains("this Agreement"))
  }

  /// An officer of the buyer is no seller, staff that is also written small is no party, and a country is a place.
  @Test(arguments: [
    ("The Contracting Officer shall approve the plan. ", "Contracting Officer"),
    ("Key Personnel shall provide support. Replacing key personnel needs consent. ", "Key Personnel"),
    ("All staff shall work in the United States. ", "United States"),
    ("The Offeror shall provide a price. ", "Offeror"),
  ]) func `new text speaks in the name of parties alone`(sentence: String, name: String) throws {
    let frame =
      "The Government shall pay the contractor for the software. The contractor shall develop the software. "
    let text = String(repeating: frame, count: 6) + String(repeating: sentence, count: 12)
    let document = try DocumentReader.read(Array(text.utf8), name: "terms.txt")
    let words = try Laws.assessor.assess(document).findings.compactMap(\.fix).flatMap(\.paragraphs)
    #expect(words.contains { $0.contains("The Supplier shall") })
    #expect(words.contains { $0.contains("the Government") })
    #expect(!words.contains { $0.contains(name) })
  }

  @Test func `clause numbers that change are told`() {
    func document(_ numbers: [(String, String)]) -> Document {
      Document(format: .word, blocks: numbers.map { Block(text: $0.1, number: $0.0) })
    }
    let old = document([("1.", "One"), ("2.", "Two"), ("2.1", "Two one")])
    let new = document([("1.", "One"), ("2.", "New"), ("3.", "Two"), ("3.1", "Two one")])
    let changes = Renumbering(from: old, to: new)
    #expect(changes.changes.map { "\($0.old) \($0.new) \($0.block)" } == ["2. 3. 1", "2.1 3.1 2"])
    #expect(changes.summary() == "2 becomes 3")
    #expect(Renumbering(from: old, to: old).summary() == nil)
  }

  @Test func `the table of a negotiation has a row for each finding`() throws {
    let (_, form) = try Self.redline(RedlineChoice(only: ["nda"]))
    let table = NegotiationTable(
      form.assessment, of: form.document, library: Laws.library,
      values: NegotiationTable.parties(of: form.document, library: Laws.library), owner: "Ana \"A\" B",
      title: "Table", notes: false)
    #expect(table.rows.count == form.assessment.findings.count { $0.severity != .note })
    let row = try #require(table.rows.first { $0.rule == "data-ownership.derived-data" })
    #expect(row.clause == "2.1 Terms" && row.issue.contains("“The Supplier shall own all Usage Data.”"))
    #expect(row.ask.contains("the Council") && !row.fallback.isEmpty && !row.minimum.isEmpty)
    let csv = table.csv()
    #expect(csv.hasPrefix("\"Clause\",\"Issue\",\"Ask\",\"Fallback\",\"Minimum\",\"Owner\",\"Rule\"\r\n"))
    #expect(csv.contains(",\"Ana \"\"A\"\" B\",\"data-ownership.derived-data\"\r\n"))
    #expect(table.markdown().split(separator: "\n").count == table.rows.count + 3)
    let word = try WordReader.read(try table.word())
    #expect(word.paragraphs.contains { $0.cell?.column == 5 && $0.text == "Ana \"A\" B" })
  }
}
