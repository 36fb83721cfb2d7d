import ClauseLint
import OfficeOpenXML
import Testing

/// Which clauses new ones take after, and what in a document is not judged.
@Suite struct ModelBlocksTests {
  private static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// A part in which clauses are set in heading styles for their numbers, the first of them in bold as a warning.
  private static func part(_ comment: String = "") -> [UInt8] {
    func clause(_ style: String, _ text: String, _ properties: String = "") -> String {
      "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/><w:outlineLvl w:val=\"\(style.last == "1" ? 0 : 1)\"/></w:pPr>"
        + "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t>\(text)</w:t></w:r></w:p>"
    }
    let body =
      clause("Heading1", "1. Liability")
      + clause("Heading2", "1.1 The Supplier shall host the software platform for the Council.", "<w:b/>")
      + clause("Heading2", "1.2 The Council shall pay the Supplier for the software and the services.")
      + clause("Heading1", "2. General")
      + clause("Heading2", "2.1 The Supplier shall provide the software to the Council within ten days.")
      + clause("Heading2", "2.2 The Council may end this contract at any time in the first year of it.")
    return Array("<w:document xmlns:w=\"\(space)\"><w:body>\(body)<w:sectPr/></w:body></w:document>".utf8)
  }

  @Test func `new clauses copy a sister that is not set apart`() throws {
    let form = try Laws.Form("contract.xml", Self.part())
    let prover = try Laws.prover(form).choosing(RedlineChoice(only: ["audit-redress"]))
    let redline = try prover.redline(plan: prover.plan(form.assessment))
    let text = String(decoding: redline.bytes, as: UTF8.self)
    let records = try #require(text.firstRange(of: "shall keep full and accurate records"))
    let run = text[..<records.lowerBound].suffix(120)
    #expect(!run.contains("<w:b/>"), "\(run)")
    #expect(redline.left.filter { $0.rule.hasPrefix("audit-redress.") && $0.fix != nil } == [])
  }

  /// A comment that speaks of artificial intelligence asks no question about it.
  @Test func `comments are not judged`() throws {
    func family(_ kind: Block.Kind) throws -> FamilyStatus? {
      let text = "The Supplier shall own all data that the artificial intelligence system collects."
      let document = Document(
        format: .word,
        blocks: [
          Block(text: "The Supplier shall host the software platform for the Council as a service."),
          Block(kind: kind, text: text),
        ])
      let assessment = try Laws.assessor.assess(document)
      return assessment.families.first { $0.id == "accountability" }?.status
    }
    #expect(try family(.comment) == .notApplicable)
    #expect(try family(.paragraph) != .notApplicable)
  }
}
