import OfficeOpenXML
import Testing

/// A body with `⟦ ⟧` around the words that are struck, and what the part has instead.
struct RewriteMarkup: Sendable, CustomTestStringConvertible {
  var name: String
  var body: String
  var inserted = "NEW"
  /// Words that the redlined part must hold.
  var expected: [String]
  /// The body's text once all is accepted.
  var accepted: String
  var root = "w:document xmlns:w=\"\(SmallPackage.namespace)\""
  var testDescription: String { name }
}

private let stamp = "w:author=\"Ann\" w:date=\"2026-11-20T09:00:00Z\""

@Suite struct WordRewriteTests {
  static let cases = [
    RewriteMarkup(
      name: "a word within a run",
      body: "<w:p><w:r w:rsidR=\"0A\"><w:rPr><w:i/></w:rPr><w:t>The term is ⟦30⟧ days.</w:t></w:r></w:p>",
      expected: [
        "<w:t xml:space=\"preserve\" >The term is </w:t ></w:r ><w:del w:id=\"1\" \(stamp)>",
        "<w:r w:rsidR=\"0A\" ><w:rPr><w:i/></w:rPr><w:delText xml:space=\"preserve\" >30</w:delText ></w:r ></w:del>",
        "<w:ins w:id=\"2\" \(stamp)><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">NEW</w:t></w:r></w:ins>",
        "<w:r w:rsidR=\"0A\" ><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\" > days.</w:t></w:r><w:commentRangeEnd",
      ], accepted: "The term is NEW days."),
    RewriteMarkup(
      name: "a whole run", body: "<w:p><w:r><w:t>⟦All of it.⟧</w:t></w:r></w:p>",
      expected: [
        "<w:p><w:commentRangeStart",
        "<w:delText xml:space=\"preserve\" >All of it.</w:delText></w:r></w:del><w:ins",
      ], accepted: "NEW"),
    RewriteMarkup(
      name: "the start of a run", body: "<w:p><w:r><w:t>⟦Where feasible, the⟧ Supplier</w:t></w:r></w:p>",
      inserted: "The", expected: ["<w:delText xml:space=\"preserve\" >Where feasible, the</w:delText >"],
      accepted: "The Supplier"),
    RewriteMarkup(
      name: "the end of a run", body: "<w:p><w:r><w:t xml:space=\"preserve\">in ⟦part⟧</w:t></w:r></w:p>",
      expected: ["<w:t xml:space=\"preserve\">in </w:t ></w:r ><w:del"], accepted: "in NEW"),
    RewriteMarkup(
      name: "over three runs with a bookmark among them",
      body:
        "<w:p><w:r><w:t>a ⟦b </w:t></w:r><w:bookmarkStart w:id=\"4\" w:name=\"x\"/><w:r><w:rPr><w:b/></w:rPr><w:t>c</w:t></w:r><w:bookmarkEnd w:id=\"4\"/><w:r><w:t> d⟧ e</w:t></w:r></w:p>",
      expected: [
        "</w:del><w:bookmarkStart w:id=\"4\" w:name=\"x\"/><w:del w:id=\"6\"",
        "<w:delText xml:space=\"preserve\" >c</w:delText>",
      ], accepted: "a NEW e"),
    RewriteMarkup(
      name: "words put in", body: "<w:p><w:r><w:t>Before⟦⟧ after.</w:t></w:r></w:p>", inserted: " and",
      expected: ["<w:t xml:space=\"preserve\" >Before</w:t ></w:r ><w:ins"], accepted: "Before and after."),
    RewriteMarkup(
      name: "words put in at the end", body: "<w:p><w:r><w:t>All.⟦⟧</w:t></w:r></w:p>", inserted: " More.",
      expected: ["<w:t>All.</w:t></w:r><w:ins"], accepted: "All. More."),
    RewriteMarkup(
      name: "words struck only", body: "<w:p><w:r><w:t>shall⟦, where possible,⟧ do</w:t></w:r></w:p>",
      inserted: "", expected: ["</w:del><w:r ><w:t xml:space=\"preserve\" > do</w:t></w:r>"],
      accepted: "shall do"),
    RewriteMarkup(
      name: "a run with a tab and a break",
      body: "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>The ⟦term⟧</w:t><w:br/></w:r></w:p>",
      expected: [
        "<w:tab/><w:t xml:space=\"preserve\" >The </w:t ></w:r ><w:del", "</w:delText></w:r ></w:del>",
      ],
      accepted: "1.The NEW"),
    RewriteMarkup(
      name: "the second text of a run", body: "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>⟦Term⟧</w:t></w:r></w:p>",
      expected: ["<w:tab/></w:r ><w:del"], accepted: "1.NEW"),
    RewriteMarkup(
      name: "entities", body: "<w:p><w:r><w:t>A &amp; ⟦B &lt; C⟧ &#8211; D</w:t></w:r></w:p>",
      expected: [">B &lt; C</w:delText >"], accepted: "A & NEW – D"),
    RewriteMarkup(
      name: "a link",
      body:
        "<w:p><w:hyperlink w:anchor=\"a\"><w:r><w:t>see ⟦this⟧</w:t></w:r></w:hyperlink></w:p>",
      expected: ["<w:hyperlink w:anchor=\"a\"><w:r><w:t xml:space=\"preserve\" >see </w:t ></w:r ><w:del"],
      accepted: "see NEW"),
    RewriteMarkup(
      name: "an open content control",
      body:
        "<w:sdt><w:sdtPr><w:id w:val=\"9\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>x ⟦y⟧</w:t></w:r></w:p></w:sdtContent></w:sdt>",
      expected: ["</w:sdtContent>"], accepted: "x NEW"),
    RewriteMarkup(
      name: "a table cell",
      body: "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x ⟦y⟧ z</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
      expected: ["<w:del"], accepted: "x NEW z"),
    RewriteMarkup(
      name: "beside somebody's changes",
      body:
        "<w:p><w:ins w:id=\"3\" w:author=\"Bo\"><w:r><w:t>new </w:t></w:r></w:ins><w:r><w:t>x ⟦y⟧</w:t></w:r><w:del w:id=\"5\" w:author=\"Bo\"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
      expected: [
        "</w:ins><w:commentRangeStart w:id=\"8\"/><w:r><w:t xml:space=\"preserve\" >x </w:t ></w:r ><w:del w:id=\"6\""
      ],
      accepted: "new x NEW"),
    RewriteMarkup(
      name: "default namespace", body: "<p><r><t>x ⟦y⟧ z</t></r></p>",
      expected: [
        "</t ></r ><w:del xmlns:w=\"\(SmallPackage.namespace)\"",
        "<delText xml:space=\"preserve\" >y</delText >",
      ],
      accepted: "x NEW z", root: "document xmlns=\"\(SmallPackage.namespace)\""),
    RewriteMarkup(
      name: "other prefix, strict", body: "<s:p><s:r><s:t>x ⟦y⟧ z</s:t></s:r></s:p>",
      expected: ["<s:del s:id=\"1\"", "<s:delText xml:space=\"preserve\" >y</s:delText >"],
      accepted: "x NEW z",
      root: "s:document xmlns:s=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""),
  ]

  /// The struck character data: the bytes between the marks, without the tags among them.
  static func edit(_ package: SmallPackage, inserted: String) -> WordRewrite.Edit {
    var struck: [Range<Int>] = []
    var start = package.anchor.lowerBound
    var isTag = false
    for at in package.anchor {
      if package.main[at] == UInt8(ascii: "<") {
        if !isTag, at > start, isText(package.main, start) { struck.append(start..<at) }
        isTag = true
      } else if package.main[at] == UInt8(ascii: ">") {
        isTag = false
        start = at + 1
      }
    }
    if start < package.anchor.upperBound { struck.append(start..<package.anchor.upperBound) }
    return WordRewrite.Edit(struck: struck, place: package.anchor.lowerBound, inserted: inserted)
  }

  private static func isText(_ bytes: [UInt8], _ at: Int) -> Bool { bytes[at] != UInt8(ascii: "<") }

  static func write(_ example: RewriteMarkup) throws -> (
    package: SmallPackage, result: WordRedlineResult, main: String
  ) {
    let package = SmallPackage(body: example.body, root: example.root)
    let rewrite = WordRewrite(edits: [edit(package, inserted: example.inserted)], comment: "Why.")
    let result = try WordRedline.write(
      try WordSource(package.bytes), insertions: [], rewrites: [rewrite], author: "Ann", initials: "A",
      date: WordRedlineTests.date)
    let main = try #require(try ZipArchive(result.bytes).contents(of: "word/document.xml"))
    return (package, result, String(decoding: main, as: UTF8.self))
  }

  @Test(arguments: cases) func `words are struck and put in where they stand`(_ example: RewriteMarkup) throws
  {
    let (_, result, main) = try Self.write(example)
    for words in example.expected { #expect(main.contains(words), "\(words) in \(main)") }
    #expect(result.comments == 1)
  }

  @Test(arguments: cases) func `rejecting gives back every byte`(_ example: RewriteMarkup) throws {
    let (package, result, main) = try Self.write(example)
    let rejected = try TrackedChanges.rejecting(
      revisions: result.revisionIDs, comments: result.commentIDs, in: Array(main.utf8))
    #expect(String(decoding: rejected, as: UTF8.self) == String(decoding: package.main, as: UTF8.self))
  }

  @Test(arguments: cases) func `accepting leaves the new words`(_ example: RewriteMarkup) throws {
    let (_, result, _) = try Self.write(example)
    let document = try WordReader.read(result.accepted)
    let text = document.paragraphs.filter { $0.story == .body }.map {
      $0.text.filter { $0 != "\t" && $0 != "\n" }
    }.joined()
    #expect(text == example.accepted)
  }

  /// What cannot be changed in its place, and why.
  static let hindrances: [(body: String, why: RewriteHindrance)] = [
    ("<w:p><w:r><w:t>a ⟦b</w:t><w:tab/><w:t>c⟧</w:t></w:r></w:p>", .otherContent),
    (
      "<w:p><w:r><w:t>⟦a</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>b⟧</w:t></w:r></w:p>",
      .otherContent
    ),
    (
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>⟦12⟧</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
      .field
    ),
    ("<w:p><w:fldSimple w:instr=\"REF x\"><w:r><w:t>⟦12⟧</w:t></w:r></w:fldSimple></w:p>", .field),
    ("<w:p><w:ins w:id=\"1\" w:author=\"Bo\"><w:r><w:t>⟦new⟧</w:t></w:r></w:ins></w:p>", .revision),
    (
      "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\" w:author=\"Bo\"><w:rPr/></w:rPrChange></w:rPr><w:t>⟦bold⟧</w:t></w:r></w:p>",
      .revision
    ),
    (
      "<w:sdt><w:sdtPr><w:lock w:val=\"contentLocked\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>⟦x⟧</w:t></w:r></w:p></w:sdtContent></w:sdt>",
      .contentControl
    ),
    ("<w:p><w:r><w:t >⟦odd⟧</w:t></w:r></w:p>", .unusualMarkup),
    ("<w:p><w:r><w:t>a⟦<!-- b -->c⟧</w:t></w:r></w:p>", .unusualMarkup),
    ("<w:p><w:r><w:delText>⟦gone⟧</w:delText></w:r></w:p>", .noText),
  ]

  @Test(arguments: hindrances.indices) func `what hinders a change is said`(_ index: Int) throws {
    let package = SmallPackage(body: Self.hindrances[index].body)
    let edit = Self.edit(package, inserted: "NEW")
    let source = try WordSource(package.bytes)
    #expect(source.hindrance(to: edit) == Self.hindrances[index].why)
    #expect(throws: RedlineError.cannotRewrite(Self.hindrances[index].why.rawValue)) {
      try WordRedline.write(
        source, insertions: [], rewrites: [WordRewrite(edits: [edit])], author: "A", initials: "A",
        date: WordRedlineTests.date)
    }
  }

  @Test func `offsets in text find their bytes past entities`() throws {
    let package = SmallPackage(body: "<w:p><w:r><w:t>⟦A &amp; B⟧</w:t></w:r></w:p>")
    let source = try WordSource(package.bytes)
    let start = package.anchor.lowerBound
    #expect(
      (0...5).map { source.byte(ofText: $0, inRun: package.anchor).map { $0 - start } } == [0, 1, 2, 7, 8, 9])
  }
}
