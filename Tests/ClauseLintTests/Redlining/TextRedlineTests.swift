import OfficeOpenXML
import Testing

@testable import ClauseLint

/// A document whose blocks are found in the text by their words.
private func document(
  _ text: String, _ kinds: [(String, Block.Kind, String)], as format: Document.Format = .text
) -> Document {
  var blocks: [Block] = []
  for (needle, kind, number) in kinds {
    guard let found = text.firstRange(of: needle) else { continue }
    let first = text[..<found.lowerBound].utf8.count
    let lineStart = text[..<found.lowerBound].lastIndex { $0.isNewline }.map { text[...$0].utf8.count } ?? 0
    let bytes = first..<first + needle.utf8.count
    blocks.append(
      Block(
        kind: kind, text: needle.replacing("\r\n", with: " ").replacing("\n", with: " "), number: number,
        source: SourceRange(part: "", bytes: lineStart..<bytes.upperBound),
        runs: [Run(text: 0..<needle.utf8.count, bytes: bytes)]))
  }
  return Document(format: format, blocks: blocks)
}

private func proposal(after: Int, heading: String = "", _ paragraphs: String...) -> Proposal {
  Proposal(
    fix: Fix(after: after, reason: "", tier: .preferred, heading: heading, paragraphs: paragraphs),
    comment: "", rule: "data-ownership.ownership")
}

private func redlined(_ text: String, _ document: Document, _ proposals: Proposal...) throws -> String {
  let result = try TextRedline.write(
    original: Array(text.utf8), document: document, proposals: proposals, path: "contract.txt")
  return String(decoding: result.bytes, as: UTF8.self)
}

@Suite struct TextRedlineTests {
  private static let contract = """
    7. Data

    7.1 The Supplier shall keep the data.
    7.2 The Supplier shall guard the data.

    8. Fees

    8.1 The Customer shall pay the fees.

    """
  private static func blocks(_ text: String) -> Document {
    document(
      text,
      [
        ("Data", .heading(level: 1), "7."), ("The Supplier shall keep the data.", .paragraph, "7.1"),
        ("The Supplier shall guard the data.", .paragraph, "7.2"), ("Fees", .heading(level: 1), "8."),
        ("The Customer shall pay the fees.", .paragraph, "8.1"),
      ])
  }

  @Test func `sub-clauses take the next number`() throws {
    let text = try redlined(
      Self.contract, Self.blocks(Self.contract), proposal(after: 2, "The data are public."),
      proposal(after: 2, "The data are free."))
    #expect(
      text.contains(
        "7.2 The Supplier shall guard the data.\n7.3 The data are public.\n7.4 The data are free.\n\n8. Fees")
    )
  }

  @Test func `a number in the middle takes a letter`() throws {
    let text = try redlined(
      Self.contract, Self.blocks(Self.contract), proposal(after: 1, "The data are public."))
    #expect(text.contains("the data.\n7.1A The data are public.\n7.2 "))
  }

  @Test func `a new clause between two takes a letter, at the end the next number`() throws {
    let blocks = Self.blocks(Self.contract)
    let middle = try redlined(
      Self.contract, blocks, proposal(after: 2, heading: "Openness", "The code is open.", "So are the data."))
    #expect(
      middle.contains("data.\n\n7A. Openness\n\n7A.1 The code is open.\n7A.2 So are the data.\n\n8. Fees"))
    let end = try redlined(
      Self.contract, blocks, proposal(after: 4, heading: "Openness", "The code is open."))
    #expect(end.hasSuffix("8.1 The Customer shall pay the fees.\n\n9. Openness\n\n9.1 The code is open.\n"))
  }

  private static func runningOn(_ beginsAnew: Bool) -> (String, Document) {
    let contract = """
      Data

      1. The Supplier shall keep the data.

      Fees

      \(beginsAnew ? 1 : 2). The Customer shall pay the fees.

      """
    let blocks = [
      ("Data", Block.Kind.heading(level: 1), ""), ("The Supplier shall keep the data.", .paragraph, "1."),
      ("Fees", .heading(level: 1), ""),
      ("The Customer shall pay the fees.", .paragraph, beginsAnew ? "1." : "2."),
    ]
    return (contract, document(contract, blocks))
  }

  @Test func `numbers that run through the document run on`() throws {
    let (contract, blocks) = Self.runningOn(false)
    let end = try redlined(
      contract, blocks, proposal(after: 3, heading: "Code", "The code is open.", "So are the data."))
    #expect(end.hasSuffix("the fees.\n\nCode\n\n3. The code is open.\n\n4. So are the data.\n"))
    let middle = try redlined(contract, blocks, proposal(after: 1, heading: "Code", "The code is open."))
    #expect(middle.contains("the data.\n\nCode\n\n1A. The code is open.\n\nFees\n\n2. "))
  }

  @Test func `numbers that begin anew with each heading begin anew`() throws {
    let (contract, blocks) = Self.runningOn(true)
    let text = try redlined(
      contract, blocks, proposal(after: 3, heading: "Code", "The code is open.", "So are the data."))
    #expect(text.hasSuffix("the fees.\n\nCode\n\n1. The code is open.\n\n2. So are the data.\n"))
  }

  @Test func `a paragraph that heals two findings is written once`() throws {
    let text = try redlined(
      Self.contract, Self.blocks(Self.contract), proposal(after: 2, "The data are public."),
      proposal(after: 2, "The data are public.", "The data are free."))
    #expect(text.contains("7.3 The data are public.\n7.4 The data are free.\n\n8. Fees"))
  }

  @Test func `Windows line ends are kept`() throws {
    let contract = Self.contract.replacing("\n", with: "\r\n")
    let text = try redlined(contract, Self.blocks(contract), proposal(after: 4, heading: "Openness", "Open."))
    #expect(text.hasSuffix("9. Openness\r\n\r\n9.1 Open.\r\n"))
    #expect(!text.replacing("\r\n", with: "").contains { $0.isNewline })
  }

  @Test func `a last line without end stays without`() throws {
    let contract = "One.\n\nTwo is the last."
    let blocks = document(contract, [("One.", .paragraph, ""), ("Two is the last.", .paragraph, "")])
    let result = try TextRedline.write(
      original: Array(contract.utf8), document: blocks, proposals: [proposal(after: 1, "Three.")],
      path: "a.txt")
    #expect(String(decoding: result.bytes, as: UTF8.self) == "One.\n\nTwo is the last.\n\nThree.")
    #expect(
      String(decoding: result.diff, as: UTF8.self) == """
        --- a/a.txt
        +++ b/a.txt
        @@ -1,3 +1,5 @@
         One.
         
        -Two is the last.
        \\ No newline at end of file
        +Two is the last.
        +
        +Three.
        \\ No newline at end of file

        """)
  }

  @Test func `Markdown headings and lists are kept`() throws {
    let contract =
      "# Contract\n\n## 7. Data\n\n- The Supplier shall keep the data.\n- The Supplier shall guard it.\n"
    let blocks = document(
      contract,
      [
        ("Contract", .heading(level: 1), ""), ("Data", .heading(level: 2), "7."),
        ("The Supplier shall keep the data.", .listItem(level: 0), "-"),
        ("The Supplier shall guard it.", .listItem(level: 0), "-"),
      ], as: .markdown)
    let text = try redlined(
      contract, blocks, proposal(after: 3, heading: "Openness", "The code is open.", "Data too."))
    #expect(text.hasSuffix("guard it.\n\n## 8. Openness\n\n- The code is open.\n- Data too.\n"))
    #expect(
      try redlined(contract, blocks, proposal(after: 3, "Data too.")).hasSuffix("guard it.\n- Data too.\n"))
  }

  @Test func `long lines are broken as the neighbours'`() throws {
    let contract = """
      1.1  The Supplier shall keep all data that it collects
           under this contract for as long as the law asks.

      """
    let body = String(contract.dropFirst(5).dropLast())
    let blocks = document(contract, [(body, .paragraph, "1.1")])
    let text = try redlined(
      contract, blocks, proposal(after: 0, "The Supplier shall publish all data at the end of the contract."))
    #expect(
      text.hasSuffix(
        "\n1.2  The Supplier shall publish all data at the end of\n     the contract.\n"))
  }

  @Test func `a paragraph of one line shows no indent, its neighbours do`() throws {
    let contract = """
      1.1  The Supplier shall keep all data that it collects
           under this contract for as long as the law asks.
      1.2  The data are public.
      1.3  The data are free.

      """
    let long = contract.split(separator: "\n").prefix(2).joined(separator: "\n").dropFirst(5)
    let blocks = document(
      contract,
      [
        (String(long), .paragraph, "1.1"), ("The data are public.", .paragraph, "1.2"),
        ("The data are free.", .paragraph, "1.3"),
      ])
    let text = try redlined(
      contract, blocks, proposal(after: 1, "The Supplier shall publish all data at the end of the contract."))
    #expect(
      text.contains(
        "\n1.2A The Supplier shall publish all data at the end of\n     the contract.\n1.3  The data"))
  }

  @Test func `a number on its own line stays on one`() throws {
    let contract = "1.\nData\n\nThe Supplier shall keep the data.\n"
    let start = contract.utf8.count - "Data\n\nThe Supplier shall keep the data.\n".utf8.count
    var blocks = document(
      contract, [("Data", .heading(level: 1), "1."), ("The Supplier shall keep the data.", .paragraph, "")])
    blocks.blocks[0].source.bytes = 0..<start + 4
    let result = try TextRedline.write(
      original: Array(contract.utf8), document: blocks,
      proposals: [proposal(after: 1, heading: "Code", "The code is open.")], path: "a.txt")
    #expect(String(decoding: result.bytes, as: UTF8.self) == contract + "\n2.\nCode\n\nThe code is open.\n")
    #expect(String(decoding: result.diff, as: UTF8.self).contains("+2.\n+Code\n"))
  }

  @Test func `nothing proposed changes nothing`() throws {
    let result = try TextRedline.write(
      original: Array(Self.contract.utf8), document: Self.blocks(Self.contract), proposals: [], path: "a")
    #expect(result.bytes == Array(Self.contract.utf8) && result.diff.isEmpty)
  }

  @Test func `UTF-16 is refused`() {
    #expect(throws: RedlineError.notUTF8(part: "a")) {
      try TextRedline.write(
        original: [0xFF, 0xFE, 0x41, 0], document: document("", []), proposals: [], path: "a")
    }
  }
}
