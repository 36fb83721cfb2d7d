import OfficeOpenXML
import Testing

/// A place for an insertion, and the words around it that the output must show.
struct Position: Sendable, CustomTestStringConvertible {
  var name: String
  var body: String
  var expected: [String]
  var root = "w:document xmlns:w=\"\(SmallPackage.namespace)\""
  var testDescription: String { name }
}

private let clause =
  "<w:pPr><w:pStyle w:val=\"Clause\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
private let plain = "<w:p><w:r><w:t>Next.</w:t></w:r></w:p>"

private let positions: [Position] = [
  Position(
    name: "between paragraphs", body: "⟦⟪<w:p>\(clause)<w:r><w:t>One.</w:t></w:r></w:p>⟫⟧\(plain)",
    expected: [
      "</w:p><w:p><w:pPr><w:pStyle w:val=\"Clause\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr><w:rPr><w:ins w:id="
    ]),
  Position(
    name: "before a table, same properties",
    body:
      "⟦⟪<w:p>\(clause)<w:r><w:t>One.</w:t></w:r></w:p>⟫⟧<w:tbl><w:tr><w:tc>\(plain)</w:tc></w:tr></w:tbl>\(plain)",
    expected: ["</w:numPr><w:rPr><w:ins w:id=\"1\""]),
  Position(
    name: "before a table, other properties",
    body:
      "⟪<w:p>\(clause)<w:r><w:t>Zero.</w:t></w:r></w:p>⟫⟦<w:p><w:r><w:t>One.</w:t></w:r></w:p>⟧<w:tbl><w:tr><w:tc>\(plain)</w:tc></w:tr></w:tbl>",
    expected: ["<w:p><w:pPr><w:rPr><w:ins w:id=\"1\"", "<w:pPr></w:pPr></w:pPrChange></w:pPr>"]),
  Position(
    name: "end of a cell",
    body:
      "<w:tbl><w:tr><w:tc>⟦⟪<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>One.</w:t></w:r></w:p>⟫⟧</w:tc></w:tr></w:tbl>\(plain)",
    expected: ["<w:rPr><w:ins w:id=\"1\"", "<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">First.</w:t>"]),
  Position(
    name: "end of the body", body: "⟦<w:p w:rsidR=\"00A\"><w:r><w:t>One.</w:t></w:r></w:p>⟧<w:sectPr/>",
    expected: ["<w:p w:rsidR=\"00A\"><w:pPr><w:rPr><w:ins"]),
  Position(
    name: "empty paragraph at the end", body: "⟦<w:p/>⟧<w:sectPr/>",
    expected: ["<w:p/><w:p><w:pPr><w:rPr><w:ins"]),
  Position(
    name: "empty properties at the end", body: "⟦<w:p><w:pPr/><w:r><w:t>One.</w:t></w:r></w:p>⟧<w:sectPr/>",
    expected: ["<w:pPr/>"]),
  Position(
    name: "empty mark properties before a table",
    body: "⟦<w:p><w:pPr><w:jc w:val=\"both\"/><w:rPr/></w:pPr><w:r><w:t>One.</w:t></w:r></w:p>⟧<w:tbl/>",
    expected: ["<w:jc w:val=\"both\"/><w:rPr><w:ins w:id=\"1\"", "/></w:rPr ></w:pPr>"]),
  Position(
    name: "empty mark properties with an end tag",
    body: "⟦<w:p><w:pPr><w:rPr></w:rPr></w:pPr><w:r><w:t>One.</w:t></w:r></w:p>⟧<w:sectPr/>",
    expected: ["<w:pPr><w:rPr><w:ins w:id=\"1\"", " /></w:rPr></w:pPr>"]),
  Position(
    name: "bookmark ends and starts",
    body:
      "<w:bookmarkStart w:id=\"7\" w:name=\"a\"/>⟦<w:p><w:r><w:t>One.</w:t></w:r></w:p>⟧<w:bookmarkEnd w:id=\"7\"/><w:bookmarkStart w:id=\"9\" w:name=\"b\"/>\(plain)<w:bookmarkEnd w:id=\"9\"/>",
    expected: ["<w:bookmarkEnd w:id=\"7\"/><w:p><w:pPr><w:rPr><w:ins w:id=\"10\""]),
  Position(
    name: "mark inserted by somebody",
    body:
      "⟦<w:p><w:pPr><w:rPr><w:ins w:id=\"4\" w:author=\"Ann\"/></w:rPr></w:pPr><w:ins w:id=\"5\" w:author=\"Ann\"><w:r><w:t>One.</w:t></w:r></w:ins></w:p>⟧\(plain)",
    expected: ["</w:ins></w:p><w:p><w:pPr><w:rPr><w:ins w:id=\"6\""]),
  Position(
    name: "mark inserted by somebody at the end",
    body:
      "⟦⟪<w:p><w:pPr><w:rPr><w:ins w:id=\"4\" w:author=\"Ann\"/></w:rPr></w:pPr><w:r><w:t>One.</w:t></w:r></w:p>⟫⟧<w:sectPr/>",
    expected: ["<w:rPr><w:ins w:id=\"4\" w:author=\"Ann\"/></w:rPr>"]),
  Position(
    name: "mark deleted by somebody",
    body:
      "⟦<w:p><w:pPr><w:rPr><w:del w:id=\"4\" w:author=\"Ann\"/></w:rPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>⟧<w:p><w:r><w:t> joined.</w:t></w:r></w:p>\(plain)",
    expected: [" joined.</w:t></w:r><w:commentRangeEnd"]),
  Position(
    name: "changed properties of somebody",
    body:
      "⟦⟪<w:p><w:pPr><w:jc w:val=\"both\"/><w:pPrChange w:id=\"3\" w:author=\"Ann\"><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>One.</w:t></w:r></w:p>⟫⟧<w:sectPr/>",
    expected: ["<w:p><w:pPr><w:jc w:val=\"both\"/><w:rPr><w:ins w:id=\"4\""]),
  Position(
    name: "other prefix",
    body: "⟦⟪<x:p><x:pPr><x:jc x:val=\"both\"/></x:pPr><x:r><x:t>One.</x:t></x:r></x:p>⟫⟧<x:sectPr/>",
    expected: ["<x:ins x:id=\"1\" x:author=\"Ann &amp; Co\"", "<x:t xml:space=\"preserve\">"],
    root: "x:document xmlns:x=\"\(SmallPackage.namespace)\""),
  Position(
    name: "default namespace", body: "⟦⟪<p><pPr><jc a:val=\"both\"/></pPr><r><t>One.</t></r></p>⟫⟧<sectPr/>",
    expected: ["<w:rPr xmlns:w=\"\(SmallPackage.namespace)\"><w:ins w:id", "<w:pPr><jc a:val=\"both\"/>"],
    root: "document xmlns=\"\(SmallPackage.namespace)\" xmlns:a=\"\(SmallPackage.namespace)\""),
  Position(
    name: "strict", body: "⟦<s:p><s:r><s:t>One.</s:t></s:r></s:p>⟧<s:sectPr/>", expected: ["<s:ins s:id"],
    root: "s:document xmlns:s=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""),
  Position(
    name: "content control for one paragraph",
    body:
      "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>⟦<w:p><w:r><w:t>One.</w:t></w:r></w:p>⟧</w:sdtContent></w:sdt>\(plain)",
    expected: ["</w:sdt><w:p><w:pPr><w:rPr><w:ins"]),
  Position(
    name: "section break",
    body:
      "⟦⟪<w:p><w:pPr><w:ind w:left=\"720\"/><w:sectPr/></w:pPr><w:r><w:t>One.</w:t></w:r></w:p>⟫⟧\(plain)",
    expected: ["<w:p><w:pPr><w:ind w:left=\"720\"/><w:rPr><w:ins"]),
]

@Suite struct WordRedlineTests {
  static let date = "2026-11-20T09:00:00Z"

  static func insertion(_ package: SmallPackage) -> WordInsertion {
    WordInsertion(
      after: package.anchor,
      paragraphs: [
        WordInsertion.Paragraph(text: "First.", role: .clause(level: 2), model: package.model),
        WordInsertion.Paragraph(text: "Second & <last>.", role: .clause(level: 2), model: package.model),
      ], comment: "Why & how.\nSecond line.")
  }

  static func write(_ package: SmallPackage) throws -> (result: WordRedlineResult, main: String) {
    let result = try WordRedline.write(
      original: package.bytes, insertions: [insertion(package)], author: "Ann & Co", initials: "AC",
      date: date)
    let main = try #require(try ZipArchive(result.bytes).contents(of: "word/document.xml"))
    return (result, String(decoding: main, as: UTF8.self))
  }

  @Test(arguments: positions) func `an insertion fits its place and can be rejected`(_ position: Position)
    throws
  {
    let package = SmallPackage(body: position.body, root: position.root)
    let (result, main) = try Self.write(package)
    for words in position.expected { #expect(main.contains(words), "\(words) in \(main)") }
    #expect(result.paragraphs == 2)
    let comments = (1...30).map { $0 }.filter {
      !result.revisionIDs.contains($0) && $0 > (result.revisionIDs.max() ?? 0)
    }
    let rejected = try TrackedChanges.rejecting(
      revisions: result.revisionIDs, comments: comments, in: Array(main.utf8))
    #expect(rejected == package.main)
  }

  @Test(arguments: positions) func `accepting leaves no revision of ours`(_ position: Position) throws {
    let (result, _) = try Self.write(SmallPackage(body: position.body, root: position.root))
    let accepted = result.accepted
    let main = String(
      decoding: try #require(try ZipArchive(accepted).contents(of: "word/document.xml")), as: UTF8.self)
    #expect(
      !main.contains("Ann &amp; Co") && main.contains("First.") && main.contains("Second &amp; &lt;last&gt;.")
    )
  }

  @Test func `existing comments are joined, their ids left alone`() throws {
    let comments =
      "<w:comments xmlns:w=\"\(SmallPackage.namespace)\"><w:comment w:id=\"41\" w:author=\"Bo\"><w:p/></w:comment></w:comments>"
    let package = SmallPackage(
      body: "⟦<w:p><w:r><w:t>One.</w:t></w:r></w:p>⟧\(plain)", extra: [("word/comments.xml", comments)],
      relationships: "<Relationship Id=\"rId4\" Type=\"TYPE/comments\" Target=\"comments.xml\"/>")
    let (result, _) = try Self.write(package)
    let written = try #require(try ZipArchive(result.bytes).contents(of: "word/comments.xml"))
    let text = String(decoding: written, as: UTF8.self)
    #expect(text.hasPrefix(String(comments.dropLast("</w:comments>".count))))
    #expect(result.revisionIDs.min() == 42)
    #expect(text.contains("Second line.") && text.contains("w:initials=\"AC\""))
  }

  @Test func `a first comment brings its part, relationship and content type`() throws {
    let (result, _) = try Self.write(SmallPackage(body: "⟦<w:p><w:r><w:t>One.</w:t></w:r></w:p>⟧\(plain)"))
    let archive = try ZipArchive(result.bytes)
    let types = String(decoding: try #require(try archive.contents(of: "[Content_Types].xml")), as: UTF8.self)
    #expect(types.contains("<Override PartName=\"/word/comments.xml\""))
    #expect(try archive.contents(of: "word/_rels/document.xml.rels") != nil)
    #expect(try archive.contents(of: "word/comments.xml") != nil)
  }

  @Test func `typed numbers take the model's gap`() throws {
    let package = SmallPackage(
      body: "⟦⟪<w:p><w:r><w:t>7.3</w:t><w:tab/><w:t>One.</w:t></w:r></w:p>⟫⟧\(plain)")
    var insertion = Self.insertion(package)
    insertion.paragraphs[0].number = "7.4"
    let result = try WordRedline.write(
      original: package.bytes, insertions: [insertion], author: "A", initials: "A", date: Self.date)
    let main = try #require(try ZipArchive(result.bytes).contents(of: "word/document.xml"))
    #expect(
      String(decoding: main, as: UTF8.self).contains(
        "<w:t xml:space=\"preserve\">7.4</w:t><w:tab/><w:t xml:space=\"preserve\">First.</w:t>"))
  }

  @Test func `several insertions at one place keep their order`() throws {
    let package = SmallPackage(body: "⟦<w:p><w:r><w:t>One.</w:t></w:r></w:p>⟧<w:sectPr/>")
    var second = Self.insertion(package)
    second.paragraphs = [WordInsertion.Paragraph(text: "Third.", role: .heading(level: 1), model: nil)]
    let result = try WordRedline.write(
      original: package.bytes, insertions: [Self.insertion(package), second], author: "A", initials: "A",
      date: Self.date)
    let main = String(
      decoding: try #require(try ZipArchive(result.bytes).contents(of: "word/document.xml")), as: UTF8.self)
    let order = ["First.", "Second ", "Third."].compactMap { main.firstRange(of: $0)?.lowerBound }
    #expect(order.count == 3 && order == order.sorted())
    #expect(result.comments == 2)
  }

  @Test func `a bare part and a flat file are changed in place`() throws {
    let package = SmallPackage(body: "⟦<w:p><w:r><w:t>One.</w:t></w:r></w:p>⟧\(plain)")
    let result = try WordRedline.write(
      original: package.main, insertions: [Self.insertion(package)], author: "A", initials: "A",
      date: Self.date)
    #expect(result.comments == 0 && result.notes.count == 1)
    #expect(
      try TrackedChanges.rejecting(revisions: result.revisionIDs, comments: [], in: result.bytes)
        == package.main)
  }

  @Test func `nothing to insert changes nothing`() throws {
    let package = SmallPackage(body: "⟦<w:p/>⟧")
    let result = try WordRedline.write(
      original: package.bytes, insertions: [], author: "A", initials: "A", date: Self.date)
    #expect(result.bytes == package.bytes)
  }
}

@Suite struct WordRedlineRefusals {
  static func settings(_ content: String) -> SmallPackage {
    SmallPackage(
      body: "⟦<w:p><w:r><w:t>One.</w:t></w:r></w:p>⟧\(plain)",
      extra: [
        ("word/settings.xml", "<w:settings xmlns:w=\"\(SmallPackage.namespace)\">\(content)</w:settings>")
      ], relationships: "<Relationship Id=\"rId4\" Type=\"TYPE/settings\" Target=\"settings.xml\"/>")
  }

  @Test func `signed packages are refused`() {
    let package = SmallPackage(body: "⟦<w:p/>⟧", extra: [("_xmlsignatures/origin.sigs", "")])
    #expect(throws: RedlineError.signed) { try WordRedlineTests.write(package) }
  }

  @Test(arguments: ["readOnly": "read only", "forms": "filling in forms", "comments": "comments only"])
  func `enforced protection is refused`(_ edit: String, _ says: String) {
    let package = Self.settings("<w:documentProtection w:edit=\"\(edit)\" w:enforcement=\"1\"/>")
    #expect(throws: RedlineError.protected(says)) { try WordRedlineTests.write(package) }
  }

  @Test func `protection that is not enforced is no hindrance`() throws {
    let package = Self.settings("<w:documentProtection w:edit=\"forms\" w:enforcement=\"0\"/>")
    #expect(try WordRedlineTests.write(package).result.notes.isEmpty)
  }

  @Test func `removal of personal information is noted`() throws {
    #expect(
      try WordRedlineTests.write(Self.settings("<w:removePersonalInformation/>")).result.notes.count == 1)
  }

  @Test func `control characters are refused`() {
    let package = SmallPackage(body: "⟦<w:p><w:r><w:t>One.</w:t></w:r></w:p>⟧\(plain)")
    var insertion = WordRedlineTests.insertion(package)
    insertion.paragraphs[0].text = "bell \u{7}"
    #expect(throws: RedlineError.forbiddenCharacter(7, "bell \u{7}")) {
      try WordRedline.write(
        original: package.bytes, insertions: [insertion], author: "A", initials: "A",
        date: WordRedlineTests.date)
    }
  }

  @Test(arguments: ["", "2026-11-20", "2026-13-20T09:00:00Z", "2026-11-20T09:00:00.5Z"])
  func `malformed dates are refused`(_ date: String) {
    #expect(throws: RedlineError.badDate(date)) { try RevisionStamp(author: "A", initials: "A", date: date) }
  }

  @Test func `an anchor that is no paragraph is refused`() {
    var package = SmallPackage(body: "⟦<w:p/>⟧")
    package.anchor = 3..<9
    #expect(throws: RedlineError.noAnchor(offset: 3)) { try WordRedlineTests.write(package) }
  }
}
