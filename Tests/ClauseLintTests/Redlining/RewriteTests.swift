import ClauseLint
import OfficeOpenXML
import Testing

/// A sentence of a contract, and how a redline leaves it.
struct RewriteCase: Sendable, CustomTestStringConvertible {
  var sentence: String
  /// `nil` where it stays and new paragraphs follow.
  var becomes: String?
  var testDescription: String { sentence }
}

@Suite struct RewriteTests {
  static let cases = [
    RewriteCase(
      sentence: "The Supplier should return all Contract Data to the Council on request.",
      becomes: "The Supplier shall return all Contract Data to the Council on request."),
    RewriteCase(
      sentence: "The Supplier is encouraged to provide training to the Council's staff.",
      becomes: "The Supplier shall provide training to the Council's staff."),
    RewriteCase(
      sentence: "Where feasible, the Supplier shall return all Contract Data to the Council on request.",
      becomes: "The Supplier shall return all Contract Data to the Council on request."),
    RewriteCase(
      sentence: "The Supplier shall, where practicable, return all Contract Data to the Council on request.",
      becomes: "The Supplier shall return all Contract Data to the Council on request."),
    RewriteCase(
      sentence: "The Supplier shall own all Usage Data.", becomes: "The Council shall own all Usage Data."),
    RewriteCase(
      sentence: "The aggregated data shall be the property of the Supplier.",
      becomes: "The aggregated data shall be the property of the Council."),
    RewriteCase(
      sentence:
        "All intellectual property rights in any software developed by the Supplier in the performance of this contract belong to and remain vested in the Supplier or its licensors.",
      becomes:
        "All intellectual property rights in any software developed by the Supplier in the performance of this contract belong to and remain vested in the Council or its licensors."
    ),
    RewriteCase(
      sentence: "The Supplier may share the data with its affiliates and partners.",
      becomes: "The Supplier shall not share the data with its affiliates and partners."),
    RewriteCase(
      sentence: "The Supplier is not required to explain how recommendations are produced.",
      becomes: "The Supplier shall explain how recommendations are produced."),
    RewriteCase(
      sentence: "The Council shall not publish the source code of the Deliverables.",
      becomes: "The Council may publish the source code of the Deliverables."),
    RewriteCase(
      sentence: "Technical documentation is available only for an additional fee.",
      becomes: "Technical documentation is available free of charge."),
    RewriteCase(
      sentence: "Transition services shall be charged at the Supplier's then-current rates.",
      becomes: "Transition services shall be provided free of charge."),
    RewriteCase(
      sentence:
        "Training of the Council's staff will be available on request, at the Supplier's prevailing rates.",
      becomes: "Training of the Council's staff will be available on request, free of charge."),
    RewriteCase(
      sentence: "The Council shall indemnify and hold harmless the Supplier.",
      becomes: "The Supplier shall indemnify and hold harmless the Council."),
    RewriteCase(
      sentence: "Each party shall hold the other party's Confidential Information in confidence.",
      becomes:
        "Each party shall hold the other party's Confidential Information in confidence. The Council may publish "
        + "this contract, and the law on freedom of information prevails over this clause."),
  ]

  /// Names of the parties, so that the sentence is read as in a contract.
  static func contract(_ sentence: String, supplier: String = "Supplier") -> String {
    """
    1. Parties

    1.1 This contract is between Lindvik Council (the “Council”) and Hedera Systems Ltd (the “\(supplier)”).

    1.2 The \(supplier) shall provide the software platform and the services to the Council, and the Council shall pay the \(supplier).

    1.3 The \(supplier) shall host the software for the Council. The Council may end this contract.

    2. Terms

    2.1 \(sentence)
    """
  }

  static func plan(_ text: String) throws -> (plan: RedlinePlan, document: Document) {
    let bytes = Array(text.utf8)
    let document = try DocumentReader.read(bytes, name: "contract.txt")
    let form = try Laws.Form("contract.txt", bytes)
    return (try Laws.prover(form).plan(form.assessment), document)
  }

  @Test(arguments: cases)
  func `the smallest rewrite that turns the finding`(_ example: RewriteCase) throws {
    let (plan, document) = try Self.plan(Self.contract(example.sentence))
    let block = try #require(document.blocks.firstIndex { $0.text == example.sentence })
    let rewrites = plan.proposals.compactMap(\.rewrite).filter { $0.block == block }
    #expect(rewrites.applied(to: example.sentence, ofBlock: block) == example.becomes ?? example.sentence)
  }

  @Test func `an item of a list keeps the words that lead on`() throws {
    let text =
      Self.contract("The Council shall not:") + """


          (a) decompile, disassemble or reverse engineer the Software; or

          (b) remove a notice from it.
        """
    let (plan, document) = try Self.plan(text)
    let rewrite = try #require(plan.proposals.compactMap(\.rewrite).first)
    #expect(rewrite.applied(to: document.blocks[rewrite.block].text) == "not used; or")
  }

  @Test func `what is not written is said`() throws {
    let text = Self.contract("The Supplier shall own all Usage Data.")
    let bytes = Array(text.utf8)
    let form = try Laws.Form("contract.txt", bytes)
    let redliner = Redliner(assessor: try Laws.assessor, lexicon: Laws.library.lexicon)
    let plan = redliner.plan(for: form.document, form.assessment) { _ in "it is locked" }
    #expect(plan.omissions.map(\.rule) == ["data-ownership.derived-data"])
    #expect(plan.omissions.map(\.reason) == ["it is locked"])
  }

  @Test func `a budget keeps whole sentences`() throws {
    let form = try Laws.Form(
      "contract.txt", Array(Self.contract("The Software may contain a time lock.").utf8))
    let choice = RedlineChoice(only: ["security.access-control"], budget: 10)
    let plan = Redliner(assessor: try Laws.assessor, lexicon: Laws.library.lexicon, choice: choice).plan(
      for: form.document, form.assessment)
    #expect(plan.proposals.compactMap(\.rewrite) == [])
    #expect(plan.omissions.map(\.reason) == ["it would strike more of the paragraph than --budget allows"])
  }

  /// Every example of an adverse term in the library, set into a contract, is turned by a rewrite that the assessor
  /// accepts, or by a text that takes the harm out of it.
  @Test func `every adverse example can be turned`() throws {
    var left: [String] = []
    for family in Laws.library.families {
      for element in family.elements {
        for example in element.examples.adverse where !example.text.contains("\n") {
          let bytes = Array(Self.contract(example.text).utf8)
          let form = try Laws.Form("contract.txt", bytes)
          let adverse = form.assessment.findings.filter { $0.status == .adverse }
          guard !adverse.isEmpty else { continue }
          let plan = try Laws.prover(form).plan(form.assessment)
          if !plan.omissions.isEmpty { left.append("\(family.id).\(element.id): \(example.text)") }
        }
      }
    }
    #expect(left == [])
  }
}
