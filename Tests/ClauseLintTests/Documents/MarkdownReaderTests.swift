import ClauseLint
import Testing

@Suite struct MarkdownReaderTests {
  static let cases: [TextReaderTests.Case] = [
    .init(
      name: "headings of both kinds, with numbers",
      text: "# Lighting *terms* #\n\n## 4. Data\n\nOwnership\n---------\n\nThe Council owns it.\n",
      outline: "h1 Lighting terms\nh2 \"4.\" Data\nh2 Ownership\np The Council owns it."),
    .init(
      name: "inline markup leaves the words",
      text:
        "The **Supplier** shall *not* use `raw_data` or [the logs](http://x.example/a_b) &amp; ![a map](m.png),\nsee <https://y.example> and <b>7</b>, 2 \\* 3, [Name of Council], snake_case_name.\n",
      outline:
        "p The Supplier shall not use raw_data or the logs & a map, see https://y.example and 7, 2 * 3, [Name of Council], snake_case_name."
    ),
    .init(
      name: "nested lists",
      text: "The Supplier shall:\n\n1. deliver:\n   - lamps\n   - poles\n2. train staff\n",
      outline: """
        p The Supplier shall:
        p "1." deliver: ^0
        li0 "-" lamps ^1
        li0 "-" poles ^1
        p "2." train staff ^0
        """),
    .init(
      name: "a table becomes cells",
      text: "| No. | Requirement |\n|-----|:-----------:|\n| 1 | a \\| **b** |\n| 2 |  |\n\nEnd.\n",
      outline: """
        td0.0.0 No.
        td0.0.1 Requirement
        td0.1.0 1
        td0.1.1 a | b
        td0.2.0 2
        p End.
        """),
    .init(
      name: "front matter, comments, rules and quotations",
      text: "---\ntitle: T\n---\n<!-- a\nnote -->\nOne <!-- x --> two.\n\n***\n\n> Quoted\n> words.\n",
      outline: "p One  two.\np Quoted words."),
    .init(
      name: "typed clauses, bold numbers and bold headings",
      text:
        "**4.2  Data Categories**\n\n**4.3** The Council owns it.\n4.4 The Supplier returns it.\n\n\\(a\\) at once.\n",
      outline: """
        h2 "4.2" Data Categories
        p "4.3" The Council owns it.
        p "4.4" The Supplier returns it.
        li0 "(a)" at once.
        """),
    .init(
      name: "a paragraph within an item",
      text: "- The first item.\n\n  Its second paragraph.\n- The next.\n",
      outline: "li0 \"-\" The first item.\nli0 Its second paragraph.\nli0 \"-\" The next."),
    .init(
      name: "hard breaks, footnotes and definitions",
      text: "Name  \nTown[^1] and [site].\n\n[^1]: In Bramford.\n[site]: https://x.example\n",
      outline: "p Name⏎Town and site.\nfootnote \"1\" In Bramford."),
  ]

  @Test(arguments: cases) func outlines(_ example: TextReaderTests.Case) throws {
    #expect(outline(try MarkdownReader.read(Array(example.text.utf8))) == example.outline)
  }

  @Test(arguments: cases) func runsPointToTheirBytes(_ example: TextReaderTests.Case) throws {
    let bytes = Array(example.text.utf8)
    for block in try MarkdownReader.read(bytes).blocks {
      let text = Array(block.text.utf8)
      for run in block.runs where run.text.count == run.bytes.count {
        #expect(text[run.text] == bytes[run.bytes])
      }
    }
  }

  @Test func codeIsNoted() throws {
    let document = try MarkdownReader.read(Array("One.\n\n```sh\nls\n```\n\nTwo.\n".utf8))
    #expect(outline(document) == "p One.\np Two.")
    #expect(document.notes == ["The block of code in lines 3 to 5 was not read as text of the contract."])
  }

  /// The same contract says the same in both forms.
  @Test func sameAsText() throws {
    let text = "1. DATA\n\n1.1 The Supplier shall:\n\n(a) deliver; and\n\n(b) train.\n"
    let markdown = "# 1. DATA\n\n1.1 The **Supplier** shall:\n\n(a) deliver; and\n\n(b) train.\n"
    #expect(
      outline(try TextReader.read(Array(text.utf8))) == outline(try MarkdownReader.read(Array(markdown.utf8)))
    )
  }
}
