import OfficeOpenXML
import Testing

/// One document with every feature that readers lose or print twice, and how often each text has to come out.
@Suite struct ProbeTests {
  enum Wanted: Equatable {
    /// In the text, exactly once, in this story.
    case once(WordParagraph.Story)
    case never
    /// Kept apart from the text, exactly once.
    case hidden
  }

  static let begin = AcceptedViewTests.fieldStart
  static let separate = AcceptedViewTests.separator
  static let end = AcceptedViewTests.fieldEnd

  static let features: [(word: String, body: String, wanted: Wanted)] = [
    ("INSERTED", "<w:p><w:ins>\(r("INSERTED"))</w:ins></w:p>", .once(.body)),
    ("DELETED", "<w:p><w:del><w:r><w:delText>DELETED</w:delText></w:r></w:del></w:p>", .never),
    ("MOVEDFROM", "<w:p><w:moveFrom>\(r("MOVEDFROM"))</w:moveFrom></w:p>", .never),
    ("MOVEDTO", "<w:p><w:moveTo>\(r("MOVEDTO"))</w:moveTo></w:p>", .once(.body)),
    ("joined", p("jo", "<w:rPr><w:del/></w:rPr>") + p("ined"), .once(.body)),
    ("VANISHED", "<w:p>\(r("VANISHED", "<w:vanish/>"))</w:p>", .hidden),
    (
      "RESULT",
      "<w:p>\(begin)<w:r><w:instrText>CODE</w:instrText></w:r>\(separate)\(r("RESULT"))\(end)</w:p>",
      .once(.body)
    ),
    ("CODE", "", .never),
    ("SIMPLE", "<w:p><w:fldSimple w:instr=\"PAGE\">\(r("SIMPLE"))</w:fldSimple></w:p>", .once(.body)),
    (
      "PLACEHOLDER",
      "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(r("PLACEHOLDER"))</w:sdtContent></w:sdt></w:p>",
      .once(.body)
    ),
    ("CONTROL", "<w:sdt><w:sdtContent>\(p("CONTROL"))</w:sdtContent></w:sdt>", .once(.body)),
    ("SMART", "<w:p><w:smartTag w:element=\"x\">\(r("SMART"))</w:smartTag></w:p>", .once(.body)),
    ("CUSTOM", "<w:p><w:customXml w:element=\"x\">\(r("CUSTOM"))</w:customXml></w:p>", .once(.body)),
    ("LEFTWARDS", "<w:p><w:dir w:val=\"rtl\">\(r("LEFTWARDS"))</w:dir></w:p>", .once(.body)),
    (
      "BOXED",
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(AcceptedViewTests.box("BOXED"))</mc:Choice>"
        + "<mc:Fallback>\(AcceptedViewTests.box("BOXED"))</mc:Fallback></mc:AlternateContent></w:r></w:p>",
      .once(.textBox)
    ),
    (
      "NESTED",
      "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>\(p("NESTED"))</w:tc></w:tr></w:tbl>\(p("FIRST"))</w:tc></w:tr></w:tbl>",
      .once(.body)
    ),
    (
      "COVERED",
      "<w:tbl><w:tr>\(AcceptedViewTests.cell(p("TOP"), "<w:vMerge w:val=\"restart\"/>"))</w:tr>"
        + "<w:tr>\(AcceptedViewTests.cell(p("COVERED"), "<w:vMerge/>"))</w:tr></w:tbl>", .hidden
    ),
    ("GONEROW", "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>\(p("GONEROW"))</w:tc></w:tr></w:tbl>", .never),
    (
      "RUBYBASE",
      "<w:p><w:r><w:ruby><w:rt>\(r("RUBYTEXT"))</w:rt><w:rubyBase>\(r("RUBYBASE"))</w:rubyBase></w:ruby></w:r></w:p>",
      .once(.body)
    ),
    ("RUBYTEXT", "", .never),
    (
      "soft\u{AD}hyphen", "<w:p><w:r><w:t>soft</w:t><w:softHyphen/><w:t>hyphen</w:t></w:r></w:p>",
      .once(.body)
    ),
    (
      "no\u{2011}break", "<w:p><w:r><w:t>no</w:t><w:noBreakHyphen/><w:t>break</w:t></w:r></w:p>", .once(.body)
    ),
    (
      "a\tb\nc\nd",
      "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r></w:p>",
      .once(.body)
    ),
    ("NOTE", "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", .once(.footnote)),
    ("REMARK", "<w:p><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>", .once(.comment)),
    ("ABOVE", "<w:p/><w:sectPr><w:headerReference r:id=\"header\"/></w:sectPr>", .once(.header)),
  ]

  static let document = Result {
    var small = SmallDocument(body: features.map(\.body).joined())
    small.footnotes = "<w:footnote w:id=\"2\">\(p("NOTE"))</w:footnote>"
    small.comments = "<w:comment w:id=\"1\">\(p("REMARK"))</w:comment>"
    small.header = p("ABOVE")
    return try WordReader.read(small.bytes)
  }

  @Test(arguments: features.map(\.word)) func comesOut(_ word: String) throws {
    let feature = try #require(Self.features.first { $0.word == word })
    let paragraphs = try Self.document.get().paragraphs
    let holders = paragraphs.filter { $0.text.contains(word) }
    let hidden = paragraphs.filter { $0.hiddenText.contains(word) }
    switch feature.wanted {
    case .once(let story):
      #expect(holders.map(\.story) == [story])
      #expect(hidden.isEmpty)
    case .never: #expect(holders.isEmpty && hidden.isEmpty)
    case .hidden: #expect(holders.isEmpty && hidden.count == 1)
    }
  }
}
