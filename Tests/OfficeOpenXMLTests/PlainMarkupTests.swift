import Testing

@testable import OfficeOpenXML

/// The plain reader tells what libxml2 tells, or steps aside: for markup in all its forms, and for what comes of it when
/// bytes are changed, left out or put in.
@Suite struct PlainMarkupTests {
  private static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

  /// Markup that is read to its end without libxml2.
  static let plain = [
    "<w:p \(word)/>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \(word)><w:body>\n<w:p w:rsidR=\"00A1\"><w:r><w:t xml:space=\"preserve\">The Council shall </w:t></w:r></w:p></w:body></w:document>\n",
    "\u{FEFF}<w:p \(word)><w:t>A &amp; B &lt;c&gt; &quot;d&quot; &apos;e&apos;</w:t></w:p>",
    "<w:style \(word) w:val='A &amp;amp; \"B\" &lt;' ><w:name w:val=\"Überschrift – 1\" /></w:style >",
    "<p xmlns=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" style-name=\"x\"><h xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" a=\"1\"/><c/></p>",
    "<w:p \(word)><a:x xmlns:a=\"urn:one:two\" a:val=\"1\" val=\"2\"><a:y/></a:x><w:x xmlns:a=\"http://schemas.microsoft.com/office/word/2010/wordml\"><a:y a:val=\"3\"/></w:x></w:p>",
    "<w:p \(word)><w:t>Müller] und 𝄞 ]] nicht >]</w:t></w:p>".replacing("]] ", with: "] ] "),
    "<none><sub name=\"of a very long kind, longer than sixteen bytes\" averylongattributename=\"\"/></none>",
  ]

  /// Markup that libxml2 has to look at, from the first or a later tag on.
  static let other = [
    "", "x", "<", "<a", "<a>", "<a/>b", "<a/><b/>", "<a></b>", "<a><b></a></b>", "<a b=\"1\" b=\"2\"/>",
    "<a b=1/>",
    "<a b=\"1\"c=\"2\"/>", "<a b=\"<\"/>", "<a b=\"&#65;\"/>", "<a>&#x41;&#66;</a>", "<a>&unknown;</a>",
    "<a>&</a>",
    "<a>]]></a>", "<a><!-- a comment --><b>c</b></a>", "<a><b>c</b><!-- a comment -->d</a>",
    "<a><?go on?>b</a>",
    "<a>b<![CDATA[ <c> ]]>d</a>", "<a>b\r\nc</a>", "<a b=\"c\td\ne\"/>", "<w:a/>", "<a w:b=\"c\"/>",
    "<a:b:c/>", "<1a/>",
    "<a xmlns:b=\"\"/>", "<a xmlns=\"\"><b/></a>", "<a xmlns:xml=\"urn:a:b\"/>",
    "<a xmlns:xmlns=\"urn:a:b\"/>",
    "<a xmlns:b=\"urn:a b\"/>", "<a xmlns:b=\"http://www.w3.org/XML/1998/namespace\"/>",
    "<a xmlns:b=\"urn:a:b\" xmlns:c=\"urn:a:b\" b:d=\"1\" c:d=\"2\"/>",
    "<a xmlns:b=\"urn:a:b\" xmlns:b=\"urn:a:c\"/>",
    "<é/>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a/> <!-- the end -->", "<a/>\n<?end?>",
    " <?xml version=\"1.0\"?><a/>",
    "<?xml version='1.0'?><a><b>c</b></a>",
    "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?><a/>",
    "<a \(word) w:val=\"1\"><w:t>one</w:t><w:t>two &#169; three</w:t><w:t>four</w:t></a>",
  ]

  @Test(arguments: plain) func `plain markup needs no other parser`(markup: String) throws {
    let bytes = Array(markup.utf8)
    let (events, tags) = try told(bytes)
    #expect(tags == nil)
    #expect(events == whole(bytes).events)
    #expect(!events.isEmpty)
  }

  @Test(arguments: plain + other) func `both parsers together tell what libxml2 tells`(markup: String) {
    expectSame(Array(markup.utf8))
  }

  @Test func `bytes changed, left out and put in are told alike`() {
    var random = Steps(state: 7)
    let bits = Array("<>/&;=\"' ]x:w\n\r\t-!?#".utf8) + [0, 0x80, 0xC3, 0xA9, 0xEF, 0xBF, 0xBE, 0xF0, 0xFF]
    for markup in PlainMarkupTests.plain + PlainMarkupTests.other {
      for _ in 0..<150 {
        var bytes = Array(markup.utf8)
        for _ in 0...random.next(2) {
          let place = random.next(bytes.count + 1)
          switch random.next(3) {
          case 0: bytes.insert(bits[random.next(bits.count)], at: place)
          case 1 where place < bytes.count: bytes.remove(at: place)
          default: if place < bytes.count { bytes[place] = bits[random.next(bits.count)] }
          }
        }
        expectSame(bytes)
      }
    }
  }

  /// Each of these would have the plain reader work out its prefixes too often, or too many of them.
  @Test(arguments: [
    "<a>" + (0..<100).map { "<p\($0):b xmlns:p\($0)=\"urn:a:b\"/>" }.joined() + "</a>",
    (0..<9).map { depth in "<a " + (0..<40).map { "xmlns:p\(depth)x\($0)=\"urn:a:b\" " }.joined() + ">" }
      .joined()
      + String(repeating: "</a>", count: 9),
    "<a>" + String(repeating: "<b xmlns:c=\"urn:a:b\"/>", count: 5000) + "</a>",
  ])
  func `too many declarations are left to libxml2`(markup: String) throws {
    #expect(try told(Array(markup.utf8)).tags != nil)
    expectSame(Array(markup.utf8))
  }

  @Test func `the elements of a part are counted by either parser`() {
    var limits = ReadingLimits.standard
    limits.elements = 3
    for markup in ["<a><b/><b/><b/></a>", "<a><b/><!-- c --><b/><b/></a>"] {
      #expect(throws: OfficeError.tooMany("XML elements", limit: 3)) {
        try XMLReader.parse(Array(markup.utf8), part: "p", limits: limits, into: Recorder())
      }
    }
  }

  @Test func `deep elements are left to libxml2 and its limit`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
    }
    let recorder = Recorder()
    try XMLReader.parse(nested(250), part: "p", into: recorder)
    #expect(recorder.events.count == 500)
    #expect(throws: OfficeError.self) { try XMLReader.parse(nested(300), part: "p", into: Recorder()) }
  }

  // MARK: Comparing

  private func told(_ bytes: [UInt8]) throws -> (events: [String], tags: Int?) {
    let recorder = Recorder()
    var scope = XMLScope()
    let tags = try bytes.withUnsafeBufferPointer { bytes in
      try PlainMarkup.tell(bytes, to: recorder, limits: .standard, scope: &scope)
    }
    return (recorder.events, tags)
  }

  private func whole(_ bytes: [UInt8]) -> (events: [String], failure: OfficeError?) {
    let recorder = Recorder()
    let failure = bytes.withUnsafeBufferPointer {
      XMLReader.whole($0, part: "p", limits: .standard, into: recorder)
    }
    return (recorder.events, failure)
  }

  private func expectSame(_ bytes: [UInt8]) {
    let recorder = Recorder()
    var failure: OfficeError?
    do { try XMLReader.parse(bytes, part: "p", into: recorder) } catch { failure = error }
    let reference = whole(bytes)
    let text = Comment(rawValue: String(decoding: bytes, as: UTF8.self))
    #expect(failure == reference.failure, text)
    // Of a part that is refused in the end, nobody uses what was told before.
    if failure == nil { #expect(recorder.events == reference.events, text) }
  }

  /// Writes down what it is told, pieces of text joined.
  private final class Recorder: XMLHandler {
    private(set) var events: [String] = []
    private var text: [UInt8] = []

    func start(_ tag: XMLTag) {
      flush()
      let attributes = tag.attributes.map { "\($0.namespace):\($0.name)=\($0.string)" }
      let prefixes = ["", "w", "a"].map { tag.namespace(ofPrefix: $0[...]).map { "\($0)" } ?? "-" }
      events.append("<\(tag.namespace):\(tag.name) \(tag.range) \(attributes) \(prefixes)")
    }

    func end(_ tag: XMLEndTag) {
      flush()
      events.append("</\(tag.namespace):\(tag.name) \(tag.range)")
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { text += bytes }

    private func flush() {
      if !text.isEmpty { events.append(String(decoding: text, as: UTF8.self)) }
      text = []
    }
  }

  /// The steps of a fixed walk (a linear congruence, so that every run tries the same).
  private struct Steps {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }
}
