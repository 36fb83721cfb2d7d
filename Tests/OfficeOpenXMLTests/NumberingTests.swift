import OfficeOpenXML
import Testing

/// Labels as Word prints them.
@Suite struct NumberingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var numbering: String
    var body: String
    var labels: [String]
    var styles = ""

    init(_ name: String, _ numbering: String, _ body: String, _ labels: [String], styles: String = "") {
      (testDescription, self.numbering, self.body, self.labels, self.styles) = (
        name, numbering, body, labels, styles
      )
    }
  }

  static func level(_ index: Int, _ format: String, _ text: String, _ more: String = "", start: Int = 1)
    -> String
  {
    #"<w:lvl w:ilvl="\#(index)"><w:start w:val="\#(start)"/><w:numFmt w:val="\#(format)"/>\#(more)<w:lvlText w:val="\#(text)"/></w:lvl>"#
  }
  static func definition(_ id: Int, _ levels: String) -> String {
    #"<w:abstractNum w:abstractNumId="\#(id)">\#(levels)</w:abstractNum>"#
  }
  static func use(_ id: Int, _ definition: Int, _ overrides: String = "") -> String {
    #"<w:num w:numId="\#(id)"><w:abstractNumId w:val="\#(definition)"/>\#(overrides)</w:num>"#
  }
  static func item(_ id: Int, _ level: Int, _ more: String = "") -> String {
    p("x", #"<w:numPr><w:ilvl w:val="\#(level)"/><w:numId w:val="\#(id)"/></w:numPr>\#(more)"#)
  }
  static func styled(_ id: String, _ more: String = "") -> String {
    p("x", #"<w:pStyle w:val="\#(id)"/>\#(more)"#)
  }
  static func style(_ id: String, _ properties: String, basedOn: String? = nil, type: String = "paragraph")
    -> String
  {
    #"<w:style w:type="\#(type)" w:styleId="\#(id)">"#
      + (basedOn.map { #"<w:basedOn w:val="\#($0)"/>"# } ?? "")
      + "<w:pPr>\(properties)</w:pPr></w:style>"
  }
  static func one(_ format: String, start: Int = 1, text: String = "%1") -> String {
    definition(0, level(0, format, text, start: start)) + use(1, 0)
  }

  static let legal =
    definition(
      0,
      level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")
        + level(3, "lowerRoman", "(%4)"))
    + use(1, 0)
  static let five = (0..<5).map { _ in item(1, 0) }.joined()

  static let cases: [Case] = [
    Case(
      "levels", legal,
      item(1, 0) + item(1, 1) + item(1, 2) + item(1, 3) + item(1, 2) + item(1, 1) + item(1, 2) + item(1, 0)
        + item(1, 1), ["1.", "1.1", "(a)", "(i)", "(b)", "1.2", "(a)", "2.", "2.1"]),
    Case("skipped outer level", legal, item(1, 1) + item(1, 1), ["1.1", "1.2"]),
    Case("two uses go on", legal + use(2, 0), item(1, 0) + item(2, 0), ["1.", "2."]),
    Case(
      "a use starts anew",
      legal + use(2, 0, #"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>"#),
      item(1, 0) + item(1, 0) + item(2, 0) + item(2, 0), ["1.", "2.", "1.", "2."]),
    Case(
      "a use with a level of its own",
      legal
        + use(2, 0, #"<w:lvlOverride w:ilvl="0">\#(level(0, "upperRoman", "%1)", start: 4))</w:lvlOverride>"#),
      item(2, 0) + item(2, 0), ["IV)", "V)"]),
    Case(
      "never restarts",
      definition(0, level(0, "decimal", "%1") + level(1, "decimal", "%2", #"<w:lvlRestart w:val="0"/>"#))
        + use(1, 0), item(1, 1) + item(1, 0) + item(1, 1), ["1", "2", "2"]),
    Case(
      "legal numbers",
      definition(0, level(0, "upperRoman", "Article %1") + level(1, "decimalZero", "%1.%2", "<w:isLgl/>"))
        + use(1, 0), item(1, 0) + item(1, 1), ["Article I", "1.01"]),
    Case("numId 0", legal, item(1, 0) + item(0, 0) + item(1, 0), ["1.", "", "2."]),
    Case("unknown use", legal, item(9, 0) + item(1, 0), ["", "1."]),
    Case("undefined level", one("decimal"), item(1, 5) + item(1, 0), ["", "1"]),
    Case("bullets", one("bullet", text: "\u{F0B7}"), item(1, 0), ["•"]),
    Case("none", one("none", text: "Note"), item(1, 0), ["Note"]),
    Case("lower letters", one("lowerLetter", start: 25), five, ["y", "z", "aa", "bb", "cc"]),
    Case(
      "upper letters", one("upperLetter", start: 780), item(1, 0) + item(1, 0),
      [String(repeating: "Z", count: 30), "781"]),
    Case("Roman", one("upperRoman", start: 1998), five, ["MCMXCVIII", "MCMXCIX", "MM", "MMI", "MMII"]),
    Case("Roman ends", one("lowerRoman", start: 3999), item(1, 0) + item(1, 0), ["mmmcmxcix", "4000"]),
    Case("with zero", one("decimalZero", start: 9), item(1, 0) + item(1, 0), ["09", "10"]),
    Case("ordinals", one("ordinal", start: 10), five, ["10th", "11th", "12th", "13th", "14th"]),
    Case("ordinals again", one("ordinal", start: 20), five, ["20th", "21st", "22nd", "23rd", "24th"]),
    Case(
      "ordinal words", one("ordinalText", start: 19), five,
      ["Nineteenth", "Twentieth", "Twenty-first", "Twenty-second", "Twenty-third"]),
    Case(
      "cardinal words", one("cardinalText", start: 99), item(1, 0) + item(1, 0) + item(1, 0),
      ["Ninety-nine", "One hundred", "One hundred one"]),
    Case("start of 0", one("decimal", start: 0), item(1, 0) + item(1, 0), ["0", "1"]),
    Case(
      "largest start", one("decimal", start: 2_147_483_647), item(1, 0) + item(1, 0),
      ["2147483647", "2147483648"]),
    Case("percent sign", one("decimal", text: "%1% %x"), item(1, 0), ["1% %x"]),
    Case(
      "deleted paragraph does not count", legal,
      item(1, 0)
        + p("", #"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>"#)
        + item(1, 0), ["1.", "2."]),
    Case(
      "section break does not count", legal,
      item(1, 0)
        + #"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:sectPr/></w:pPr></w:p>"#
        + item(1, 0), ["1.", "", "2."]),
    Case(
      "by style", legal, styled("A") + styled("A"), ["1.", "2."],
      styles: style("A", #"<w:numPr><w:numId w:val="1"/></w:numPr>"#)),
    Case(
      "by a style's level",
      definition(0, level(0, "decimal", "%1") + level(1, "decimal", "%1.%2", #"<w:pStyle w:val="B"/>"#))
        + use(1, 0), styled("A") + styled("B") + styled("B"), ["1", "1.1", "1.2"],
      styles: style("A", #"<w:numPr><w:numId w:val="1"/></w:numPr>"#)
        + style("B", #"<w:numPr><w:numId w:val="1"/></w:numPr>"#)),
    Case(
      "inherited", legal, styled("C"), ["1."],
      styles: style("A", #"<w:numPr><w:numId w:val="1"/></w:numPr>"#) + style("B", "", basedOn: "A")
        + style("C", "", basedOn: "B")),
    Case(
      "style cancelled", legal, styled("A", #"<w:numPr><w:numId w:val="0"/></w:numPr>"#), [""],
      styles: style("A", #"<w:numPr><w:numId w:val="1"/></w:numPr>"#)),
    Case(
      "own level, number of the style", legal,
      item(1, 0) + styled("A", #"<w:numPr><w:ilvl w:val="1"/></w:numPr>"#), ["1.", "1.1"],
      styles: style("A", #"<w:numPr><w:numId w:val="1"/></w:numPr>"#)),
    Case(
      "styles in a circle", legal, styled("A"), [""],
      styles: style("A", "", basedOn: "B") + style("B", "", basedOn: "A")),
    Case(
      "linked through a list style",
      definition(0, #"<w:styleLink w:val="L"/>"# + level(0, "decimal", "%1)")) + use(1, 0)
        + definition(1, #"<w:numStyleLink w:val="L"/>"#) + use(2, 1), item(2, 0) + item(1, 0), ["1)", "2)"],
      styles: style("L", #"<w:numPr><w:numId w:val="1"/></w:numPr>"#, type: "numbering")),
    Case(
      "links in a circle", definition(0, #"<w:numStyleLink w:val="L"/>"#) + use(1, 0), item(1, 0), [""],
      styles: style("L", #"<w:numPr><w:numId w:val="1"/></w:numPr>"#, type: "numbering")),
  ]

  @Test(arguments: cases) func labels(_ example: Case) throws {
    var document = SmallDocument(body: example.body)
    document.numbering = example.numbering
    document.styles = example.styles
    #expect(try WordReader.read(document.bytes).paragraphs.map(\.label) == example.labels)
  }
}
