import ClauseLint
import OfficeOpenXML

/// Writes contracts of any length out of invented sentences: the examples of the clause library, among sentences that
/// have nothing to do with it. The same seed gives the same bytes.
struct DraftWriter {
  private let protections: [String]
  private var state: UInt64

  init(library: ClauseLibrary, seed: UInt64 = 7) {
    protections = library.families.flatMap(\.elements).flatMap { element in
      [element.examples.satisfied, element.examples.weak, element.examples.adverse, element.examples.silent]
        .flatMap { $0.map(\.text) }
    }
    state = seed
  }

  /// Steps of a linear congruential generator (Knuth's multiplier), of which the high bits are used.
  mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  private static let subjects = [
    "The Supplier", "The Council", "Each party", "The project board", "A subcontractor", "The site manager",
    "The Contractor's representative", "Any person authorised by the Council",
  ]
  private static let verbs = [
    "shall inspect", "may suspend", "shall not alter", "must keep", "will review", "shall approve",
    "is to mark",
    "shall pay for", "may inspect", "shall insure",
  ]
  private static let things = [
    "the footings of the eastern bridge", "the storage yard", "all scaffolding on the quay",
    "the delivery schedule",
    "every invoice for the preceding month", "the traffic plan", "the drainage channel",
    "the tools left on site",
    "the weekly timesheets", "the insurance certificates", "the paint on the railings",
  ]
  private static let ends = [
    "before work begins on any working day", "within ten working days of written notice",
    "as set out in the second schedule", "unless the weather makes this unsafe",
    "at the rates in the price list",
    "and report the outcome at the next monthly meeting", "in accordance with good industry practice",
    "and bear the cost of any repair that proves necessary",
  ]

  /// A sentence; one in four speaks of what the library asks for.
  mutating func sentence() -> String {
    if number(below: 4) == 0 { return protections[number(below: protections.count)] }
    func pick(_ words: [String]) -> String { words[number(below: words.count)] }
    return "\(pick(Self.subjects)) \(pick(Self.verbs)) \(pick(Self.things)) \(pick(Self.ends))."
  }

  /// Numbered clauses of some thirty to ninety words each, with a heading before every eighth.
  mutating func paragraphs(words: Int) -> [String] {
    var paragraphs: [String] = []
    var count = 0
    while count < words {
      let index = paragraphs.count
      if index.isMultiple(of: 9) {
        paragraphs.append("\(index / 9 + 1). GENERAL PROVISIONS OF PART \(index / 9 + 1)")
        continue
      }
      let text = (0..<(2 + number(below: 4))).map { _ in sentence() }.joined(separator: " ")
      paragraphs.append("\(index / 9 + 1).\(index % 9) \(text)")
      count += text.utf8.count { $0 == 0x20 } + 1
    }
    return paragraphs
  }

  /// A Word package whose text stands in many short runs with properties, as Word leaves it after editing.
  mutating func word(words: Int) -> [UInt8] {
    let font = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/><w:sz w:val=\"22\"/>"
    let properties = "<w:rPr>\(font)<w:lang w:val=\"en-GB\"/></w:rPr>"
    var body = ""
    for paragraph in paragraphs(words: words) {
      body += "<w:p><w:pPr><w:spacing w:after=\"120\"/><w:jc w:val=\"both\"/></w:pPr>"
      let words = paragraph.split(separator: " ")
      var at = 0
      while at < words.count {
        let end = min(words.count, at + [1, 2, 4, 7, 12][number(below: 5)])
        let text = words[at..<end].joined(separator: " ") + (end < words.count ? " " : "")
        body += "<w:r>\(properties)<w:t xml:space=\"preserve\">\(Self.escaped(text))</w:t></w:r>"
        at = end
      }
      body += "</w:p>"
    }
    return Self.package(body)
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  static func package(_ body: String) -> [UInt8] {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    let office = "http://schemas.openxmlformats.org"
    let types =
      "<Types xmlns=\"\(office)/package/2006/content-types\"><Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
      + "PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
      + "wordprocessingml.document.main+xml\"/></Types>"
    let relations =
      "<Relationships xmlns=\"\(office)/package/2006/relationships\"><Relationship Id=\"rId1\" "
      + "Type=\"\(office)/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
      + "</Relationships>"
    let main =
      "<w:document xmlns:w=\"\(office)/wordprocessingml/2006/main\"><w:body>\(body)<w:sectPr/></w:body></w:document>"
    return ZipArchive.make(
      [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", main)].map {
        ($0.0, Array((declaration + $0.1).utf8))
      })
  }
}
