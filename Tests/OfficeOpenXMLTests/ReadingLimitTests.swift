import OfficeOpenXML
import Testing

/// Every limit has a message of its own, and is enforced while reading.
@Suite struct ReadingLimitTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var message: String
    var change: @Sendable (inout ReadingLimits) -> Void

    init(_ name: String, _ message: String, _ change: @escaping @Sendable (inout ReadingLimits) -> Void) {
      (testDescription, self.message, self.change) = (name, message, change)
    }
  }

  static let larger = "split the document, or raise the limits (--raise-limits)."
  static let again = "open the file in Word and save it again."

  static let document: SmallDocument = {
    var document = SmallDocument(body: p("one") + p("two"))
    document.styles = "<w:style w:styleId=\"a\"/><w:style w:styleId=\"b\"/>"
    document.numbering = "<w:abstractNum w:abstractNumId=\"1\"/><w:num w:numId=\"1\"/>"
    document.comments = "<w:comment w:id=\"1\"/><w:comment w:id=\"2\"/>"
    return document
  }()

  static let cases: [Case] = [
    Case("package", "The file is larger than 0 MiB; \(larger)") { $0.packageBytes = 100 },
    Case("entries", "The zip archive holds more than 3 entries; \(again)") { $0.entries = 3 },
    Case("part", "The part “_rels/.rels” is larger than 0 MiB; \(larger)") { $0.partBytes = 20 },
    Case("all parts", "The parts of the document are larger than 0 MiB together; \(larger)") {
      $0.totalBytes = 900
    },
    Case("ratio", "The part “_rels/.rels” grows more than 1 times when unpacked, as in a zip bomb; \(again)")
    {
      ($0.ratio, $0.ratioFloor) = (1, 0)
    },
    Case("elements", "The document holds more than 6 XML elements; \(larger)") { $0.elements = 6 },
    Case("paragraphs", "The document holds more than 1 paragraphs; \(larger)") { $0.paragraphs = 1 },
    Case("text", "The document holds more than 5 bytes of text; \(larger)") { $0.textBytes = 5 },
    Case("relationships", "The document holds more than 1 relationships; \(larger)") { $0.items = 1 },
    Case("time", "Reading took longer than 10 seconds; \(larger)") { $0.isOverdue = { true } },
  ]

  @Test(arguments: cases) func isEnforced(_ example: Case) {
    var limits = ReadingLimits.standard
    example.change(&limits)
    #expect {
      try WordReader.read(Self.document.bytes, limits: limits)
    } throws: { error in
      "\(error)" == example.message
    }
  }

  @Test func soundDocumentsPass() throws {
    #expect(try WordReader.read(Self.document.bytes).paragraphs.count == 2)
    #expect(
      try WordReader.read(Self.document.bytes, limits: ReadingLimits.standard.raised(16)).paragraphs.count
        == 2)
  }

  @Test func raisingIsBounded() {
    let standard = ReadingLimits.standard
    #expect(standard.raised(2).partBytes == 2 * standard.partBytes)
    #expect(standard.raised(2).paragraphs == 2 * standard.paragraphs)
    #expect(standard.raised(0).partBytes == standard.partBytes)
    #expect(standard.raised(1000).seconds == 16 * standard.seconds)
  }

  @Test func whatGuardsTheParserStays() {
    let place = XMLPlace(part: "", line: 1, byte: 7)
    let messages = [OfficeError.tagTooLarge(place), .tooManyAttributes(place), .tooDeep(place)].map(
      \.description)
    #expect(
      messages == [
        "In line 1 (byte 7), a tag is longer than 1 MiB; open it in Word and save it again as .docx.",
        "In line 1 (byte 7), a tag has more than 256 attributes; open it in Word and save it again as .docx.",
        "In line 1 (byte 7), elements are nested more than 256 deep; open it in Word and save it again as .docx.",
      ])
  }
}
