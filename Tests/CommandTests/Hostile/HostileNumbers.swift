import OfficeOpenXML

/// Styles and lists that run in circles or count without end.
extension HostileFile {
  static let numbers: [HostileFile] = [
    HostileFile("a style based on itself.docx", .read("sound")) {
      styles("<w:style w:styleId=\"a\">\(based("a"))</w:style>")
    },
    HostileFile("two styles based on each other.docx", .read("sound")) {
      styles(
        "<w:style w:styleId=\"a\">\(based("b"))</w:style><w:style w:styleId=\"b\">\(based("a"))</w:style>")
    },
    HostileFile("a chain of 20,000 styles.docx", .read("sound")) {
      styles(
        (0..<20_000).map {
          "<w:style w:styleId=\"\($0 == 0 ? "a" : "s\($0)")\">\(based("s\($0 + 1)"))</w:style>"
        }.joined())
    },
    HostileFile("too many styles.docx", .stopped("more than 100000 styles")) {
      styles((0...100_000).map { "<w:style w:styleId=\"s\($0)\"/>" }.joined())
    },
    HostileFile("too many lists.docx", .stopped("more than 100000 lists")) {
      numbering((0...100_000).map { "<w:num w:numId=\"\($0)\"/>" }.joined())
    },
    HostileFile("too many list definitions.docx", .stopped("more than 100000 list definitions")) {
      numbering((0...100_000).map { "<w:abstractNum w:abstractNumId=\"\($0)\"/>" }.joined())
    },
    HostileFile("a list that links to itself.docx", .read("sound")) {
      numbering("<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"a\"/></w:abstractNum>\(use)")
    },
    HostileFile("a list that links to no style.docx", .read("sound")) {
      numbering("<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"none\"/></w:abstractNum>\(use)")
    },
    HostileFile("a use of no definition.docx", .read("sound")) { numbering(use) },
    HostileFile("a label of a megabyte.docx", .read("sound")) {
      list("<w:lvlText w:val=\"\(Hostile.repeated("%1.", 300_000))\"/>")
    },
    HostileFile("a label that asks for all levels.docx", .read("sound")) {
      list("<w:lvlText w:val=\"%1%2%3%4%5%6%7%8%9%0%a%%\"/>")
    },
    HostileFile("the largest start.docx", .read("sound")) {
      list("<w:start w:val=\"2147483647\"/><w:lvlText w:val=\"%1\"/>", times: 5)
    },
    HostileFile("a start beyond all numbers.docx", .read("sound")) {
      list("<w:start w:val=\"99999999999999999999\"/><w:lvlText w:val=\"%1\"/>", times: 5)
    },
    HostileFile("a start below all numbers.docx", .read("sound")) {
      list(
        "<w:start w:val=\"-2147483648\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1\"/>", times: 5)
    },
    HostileFile("letters without end.docx", .read("2147483640")) {
      list("<w:start w:val=\"2147483640\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1\"/>")
    },
    HostileFile("words without end.docx", .read("2147483640")) {
      list("<w:start w:val=\"2147483640\"/><w:numFmt w:val=\"ordinalText\"/><w:lvlText w:val=\"%1\"/>")
    },
    HostileFile("a number format of a megabyte.docx", .read("sound")) {
      list(
        "<w:numFmt w:val=\"custom\" w:format=\"\(Hostile.repeated("0", 1_000_000)), ...\"/><w:lvlText w:val=\"%1\"/>"
      )
    },
    HostileFile("levels that are none.docx", .read("sound")) {
      Hostile.package(
        Hostile.main(
          Hostile.p("sound", "<w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr>")
            + Hostile.p("x", "<w:numPr><w:ilvl w:val=\"-5\"/><w:numId w:val=\"1\"/></w:numPr>")
            + Hostile.p("y", "<w:numPr><w:ilvl w:val=\"x\"/><w:numId w:val=\"1e99\"/></w:numPr>")),
        [
          (
            "numbering",
            sheet("<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"77\"/></w:abstractNum>\(use)")
          )
        ])
    },
    HostileFile("overrides of every level.docx", .read("sound")) {
      let overrides = (0..<500).map {
        "<w:lvlOverride w:ilvl=\"\($0)\"><w:startOverride w:val=\"\($0)\"/></w:lvlOverride>"
      }.joined()
      return numbering(
        "<w:abstractNum w:abstractNumId=\"1\"/><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/>\(overrides)</w:num>"
      )
    },
    HostileFile("20,000 lists in use.docx", .read("sound")) {
      let uses = (1...20_000).map { "<w:num w:numId=\"\($0)\"><w:abstractNumId w:val=\"1\"/></w:num>" }
        .joined()
      let body = (1...20_000).map { Hostile.p("sound", "<w:numPr><w:numId w:val=\"\($0)\"/></w:numPr>") }
        .joined()
      let level = "<w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl>"
      return Hostile.package(
        Hostile.main(body),
        [("numbering", sheet("<w:abstractNum w:abstractNumId=\"1\">\(level)</w:abstractNum>\(uses)"))])
    },
  ]

  private static let use = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
  private static func based(_ id: String) -> String { "<w:basedOn w:val=\"\(id)\"/>" }
  private static func sheet(_ xml: String) -> String {
    "<w:numbering \(Hostile.namespaces)>\(xml)</w:numbering>"
  }

  private static func styles(_ xml: String) -> [UInt8] {
    Hostile.package(
      Hostile.main(Hostile.p("sound", "<w:pStyle w:val=\"a\"/>")),
      [("styles", "<w:styles \(Hostile.namespaces)>\(xml)</w:styles>")])
  }

  private static func numbering(_ xml: String, times: Int = 1) -> [UInt8] {
    let numbered = Hostile.p("sound", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")
    return Hostile.package(Hostile.main(Hostile.repeated(numbered, times)), [("numbering", sheet(xml))])
  }

  private static func list(_ level: String, times: Int = 1) -> [UInt8] {
    numbering(
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\">\(level)</w:lvl></w:abstractNum>\(use)",
      times: times)
  }
}
