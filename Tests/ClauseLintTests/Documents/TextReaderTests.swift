import ClauseLint
import Testing

@Suite struct TextReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let outline: String
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "hard-wrapped lines become one paragraph",
      text: "The Supplier shall deliver the\nlamps to the depot\nby noon.\n\nThe Council pays.\n",
      outline: "p The Supplier shall deliver the lamps to the depot by noon.\np The Council pays."),
    Case(
      name: "clauses, sub-clauses and lettered items with their stems",
      text: """
        1. SERVICES

        1.1 The Supplier shall:
        (a) deliver the lamps; and
        (b) train:
            (i) the engineers; and
            (ii) the clerks.
        1.2 The Council pays.
        """,
      outline: """
        h1 "1." SERVICES
        p "1.1" The Supplier shall:
        li0 "(a)" deliver the lamps; and ^1
        li0 "(b)" train: ^1
        li1 "(i)" the engineers; and ^3
        li1 "(ii)" the clerks. ^3
        p "1.2" The Council pays.
        """),
    Case(
      name: "(i) after (h) is a letter, (v) after (iv) a numeral",
      text: "Terms:\n\n(g) one;\n(h) two;\n(i) three:\n(iv) four;\n(v) five;\n(j) six.\n",
      outline: """
        p Terms:
        li0 "(g)" one; ^0
        li0 "(h)" two; ^0
        li0 "(i)" three: ^0
        li1 "(iv)" four; ^3
        li1 "(v)" five; ^3
        li0 "(j)" six. ^0
        """),
    Case(
      name: "articles, sections and schedules",
      text:
        "ARTICLE IV\n\nSERVICES\n\nSection 4.01 Scope.\n\nThe Supplier performs.\n\nSchedule 2 – Prices\n\nNone.\n",
      outline: """
        h1 "ARTICLE IV" SERVICES
        h2 "Section 4.01" Scope.
        p The Supplier performs.
        h1 "Schedule 2" Prices
        p None.
        """),
    Case(
      name: "underlined headings",
      text: "Lighting contract\n=================\n\nData\n----\nThe Council owns the data.\n",
      outline: "h1 Lighting contract\nh2 Data\np The Council owns the data."),
    Case(
      name: "a reference at the beginning of a line is no clause",
      text:
        "The charges are payable as set out in clause\n3.2 The Supplier agrees to nothing more under\nSection 4.01 of the terms.\n",
      outline:
        "p The charges are payable as set out in clause 3.2 The Supplier agrees to nothing more under Section 4.01 of the terms."
    ),
    Case(
      name: "an inline list stays in its sentence",
      text: "Payment is due (a) on delivery; (b) on acceptance; and (c) at the end.\n",
      outline: "p Payment is due (a) on delivery; (b) on acceptance; and (c) at the end."),
    Case(
      name: "bullets by mark and margin",
      text: "The tender holds:\n\n- lamps\n  that last\n  o poles\n- cables\n",
      outline: "p The tender holds:\nli0 \"-\" lamps that last ^0\nli1 \"o\" poles ^1\nli0 \"-\" cables ^0"),
    Case(
      name: "a page break within a sentence",
      text:
        "The Supplier shall deliver all\n\n                      - 3 -\n\u{0C}\nlamps by noon.\n\n<PAGE>   4\n\nEnd.\n",
      outline: "p The Supplier shall deliver all lamps by noon.\nfooter - 3 -\nfooter <PAGE>   4\np End."),
    Case(
      name: "a head that only some pages have",
      text: (1...9).map { page in
        "The lamp \(page) burns.\n\n                      - \(page) -\n\n\(page.isMultiple(of: 3) ? "BRAMFORD CONFIDENTIAL\n\n" : "")"
      }.joined(),
      outline: (1...9).map { page in
        "p The lamp \(page) burns.\nfooter - \(page) -"
          + (page.isMultiple(of: 3) ? "\nfooter BRAMFORD CONFIDENTIAL" : "")
      }.joined(separator: "\n")),
    Case(
      name: "a divided word is joined only where that is safe",
      text:
        "All in-\nvoices are under non-\ndisclosure in the short-\nand long-term. The auth-\norised invoices are public.\n",
      outline:
        "p All invoices are under non-disclosure in the short- and long-term. The authorised invoices are public."
    ),
    Case(
      name: "a list goes on after a paragraph",
      text: "The Supplier shall:\n\n(a) deliver;\n\nThis includes transport.\n\n(b) train.\n",
      outline:
        "p The Supplier shall:\nli0 \"(a)\" deliver; ^0\np This includes transport.\nli0 \"(b)\" train. ^0"),
    Case(
      name: "columns set with blanks keep their lines",
      text: "Item      Number    Price\nLamp           2     3.00\n",
      outline: "p Item      Number    Price⏎Lamp           2     3.00"),
    Case(
      name: "a number alone on its line",
      text: "1.\nThe Supplier delivers.\n\n2.\n\nThe Council pays.\n",
      outline: "p \"1.\" The Supplier delivers.\np \"2.\" The Council pays."),
    Case(
      name: "no numbers where there are none",
      text: "1.5 million euros are due.\n\n14 Market Street\nBramford\n\n(c) 2019 Bramford Council\n",
      outline: "p \"1.5\" million euros are due.\np 14 Market Street Bramford\np (c) 2019 Bramford Council"),
    Case(
      name: "carriage returns and a byte order mark", text: "\u{FEFF}One\r\ntwo.\r\rThree.",
      outline: "p One two.\np Three."),
  ]

  @Test(arguments: cases) func outlines(_ example: Case) throws {
    #expect(outline(try TextReader.read(Array(example.text.utf8))) == example.outline)
  }

  @Test func headingPaths() throws {
    let text = "LIGHTING TERMS\n\n4. Data\n\n4.1 Ownership\n\nThe Council owns it.\n\n5. Price\n\nNone.\n"
    let blocks = try TextReader.read(Array(text.utf8)).blocks
    #expect(blocks.last?.headingPath == ["LIGHTING TERMS", "5. Price"])
    #expect(
      blocks.first { $0.text.hasPrefix("The Council") }?.headingPath == [
        "LIGHTING TERMS", "4. Data", "4.1 Ownership",
      ])
  }

  /// Every run's text must be the very bytes that it names.
  @Test(arguments: cases) func runsPointToTheirBytes(_ example: Case) throws {
    let bytes = Array(example.text.utf8)
    for block in try TextReader.read(bytes).blocks {
      let text = Array(block.text.utf8)
      for run in block.runs {
        #expect(text[run.text] == bytes[run.bytes])
        #expect(block.source.bytes.contains(run.bytes.lowerBound))
        #expect(run.bytes.upperBound <= block.source.bytes.upperBound)
      }
    }
  }

  @Test func utf16() throws {
    let text = "Gemäß § 4: €"
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try TextReader.read(big).blocks.map(\.text) == [text])
    #expect(try TextReader.read(little).blocks.map(\.text) == [text])
    #expect(throws: ReadingError.badUTF16(offset: 2)) { try TextReader.read([0xFE, 0xFF, 0xD8, 0x00]) }
  }

  @Test(
    arguments: [
      ([0x61, 0xE9, 0x62], 1), ([0xC0, 0x80], 0), ([0x61, 0xED, 0xA0, 0x80], 1), ([0x61, 0xE2, 0x82], 1),
      ([0xF5, 0x80, 0x80, 0x80], 0),
    ] as [([UInt8], Int)])
  func firstBadByte(_ bytes: [UInt8], _ offset: Int) {
    #expect(throws: ReadingError.badUTF8(offset: offset)) { try TextReader.read(bytes) }
  }
}
