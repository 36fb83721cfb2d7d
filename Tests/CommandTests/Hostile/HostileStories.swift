import OfficeOpenXML

/// Documents that are well formed and make no sense, or too much of it.
extension HostileFile {
  private static let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
  private static let separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
  private static let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  private static let row = "<w:tbl><w:tr><w:tc>"
  private static let rowEnd = "</w:tc></w:tr></w:tbl>"
  private static let after = Hostile.p("sound")

  static let stories: [HostileFile] = [
    HostileFile("250,001 paragraphs.xml", .stopped("more than 250000 paragraphs")) {
      Array(Hostile.main(Hostile.repeated("<w:p/>", 250_001)).utf8)
    },
    HostileFile("100,000 empty paragraphs.xml", .read("sound")) {
      Array(Hostile.main(Hostile.repeated("<w:p/>", 100_000) + after).utf8)
    },
    HostileFile("200,000 empty runs.xml", .read("sound")) {
      Array(Hostile.main("<w:p>" + Hostile.repeated("<w:r/>", 200_000) + "</w:p>" + after).utf8)
    },
    HostileFile("60,000 empty cells.xml", .read("sound")) {
      let cells = Hostile.repeated("<w:tc><w:p/></w:tc>", 60_000)
      return Array(Hostile.main("<w:tbl><w:tr>\(cells)</w:tr></w:tbl>" + after).utf8)
    },
    HostileFile("60,000 rows.xml", .read("sound")) {
      let rows = Hostile.repeated("<w:tr><w:tc><w:p/></w:tc></w:tr>", 60_000)
      return Array(Hostile.main("<w:tbl>\(rows)</w:tbl>" + after).utf8)
    },
    HostileFile("100,000 breaks.xml", .read("sound")) {
      Array(Hostile.main("<w:p><w:r>" + Hostile.repeated("<w:br/>", 100_000) + "</w:r></w:p>" + after).utf8)
    },
    HostileFile("100,000 bookmarks.xml", .read("sound")) {
      let marks = Hostile.repeated("<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>", 100_000)
      return Array(Hostile.main("<w:p>\(marks)</w:p>" + after).utf8)
    },
    HostileFile("100,000 grid columns.xml", .read("sound")) {
      let grid = Hostile.repeated("<w:gridCol/>", 100_000)
      return Array(Hostile.main("<w:tbl><w:tblGrid>\(grid)</w:tblGrid></w:tbl>" + after).utf8)
    },
    HostileFile("100 tables in each other.docx", .noted("nested more than 32 deep")) {
      Hostile.body(Hostile.repeated("<w:tbl><w:tr><w:tc>", 60) + after + Hostile.repeated(rowEnd, 60))
    },
    HostileFile("a cell over all columns.docx", .read("sound")) {
      cell("<w:gridSpan w:val=\"2147483647\"/>")
    },
    HostileFile("a cell over no column.docx", .read("sound")) { cell("<w:gridSpan w:val=\"-9\"/>") },
    HostileFile("columns before the first.docx", .read("sound")) {
      Hostile.body(
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"1000000000\"/></w:trPr><w:tc>\(after)</w:tc></w:tr></w:tbl>"
      )
    },
    HostileFile("a merge that nothing starts.docx", .read("sound")) { cell("<w:vMerge/>") },
    HostileFile("a merge without an end.docx", .noted("hidden text")) {
      let cell = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>\(after)</w:tc></w:tr>"
      return Hostile.body("<w:tbl>\(Hostile.repeated(cell, 200))</w:tbl>")
    },
    HostileFile("20,000 fields in each other.xml", .noted("nested more than 64 deep")) {
      Array(
        Hostile.main(
          "<w:p>\(Hostile.repeated(begin + separate, 20_000))\(Hostile.repeated(end, 20_000))</w:p>" + after
        )
        .utf8)
    },
    HostileFile("a field that never ends.docx", .noted("field never ends")) {
      Hostile.body("<w:p>\(begin)</w:p>" + after)
    },
    HostileFile("5,000 fields that never end.xml", .read("sound")) {
      Array(Hostile.main(Hostile.repeated("<w:p>\(begin)</w:p>", 5000) + after).utf8)
    },
    HostileFile("ends of no field.docx", .read("sound")) {
      Hostile.body("<w:p>\(Hostile.repeated(end + separate, 500))</w:p>" + after)
    },
    HostileFile("100 content controls in each other.docx", .read("sound")) {
      Hostile.body(
        Hostile.repeated("<w:sdt><w:sdtContent>", 100) + after
          + Hostile.repeated("</w:sdtContent></w:sdt>", 100))
    },
    HostileFile("200 insertions in each other.docx", .read("sound")) {
      Hostile.body(
        "<w:p>" + Hostile.repeated("<w:ins>", 200) + "<w:r><w:t>sound</w:t></w:r>"
          + Hostile.repeated("</w:ins>", 200)
          + "</w:p>")
    },
    HostileFile("5,000 choices.docx", .read("sound")) {
      let choices = Hostile.repeated("<mc:Choice Requires=\"zzz\"><w:t>out</w:t></mc:Choice>", 5000)
      return Hostile.body(
        "<w:p><w:r><mc:AlternateContent>\(choices)</mc:AlternateContent></w:r></w:p>" + after)
    },
    HostileFile("alternatives in each other.docx", .read("sound")) {
      Hostile.body(
        Hostile.repeated("<mc:AlternateContent><mc:Choice Requires=\"wps\">", 60) + after
          + Hostile.repeated(
            "</mc:Choice><mc:Fallback>\(Hostile.p("out"))</mc:Fallback></mc:AlternateContent>", 60))
    },
    HostileFile("a choice of nothing.docx", .read("sound")) {
      Hostile.body("<mc:Choice Requires=\"wps\">\(Hostile.p("out"))</mc:Choice>" + after)
    },
    HostileFile("text boxes in each other.docx", .read("sound")) {
      Hostile.body(
        Hostile.repeated("<w:p><w:r><w:txbxContent>", 60) + after
          + Hostile.repeated("</w:txbxContent></w:r></w:p>", 60))
    },
    HostileFile("a text box in no paragraph.docx", .read("sound")) {
      Hostile.body("<w:txbxContent>\(after)</w:txbxContent>")
    },
    HostileFile("paragraphs in each other.docx", .read("sound")) {
      Hostile.body(Hostile.repeated("<w:p>", 100) + after + Hostile.repeated("</w:p>", 100))
    },
    HostileFile("a cell without a table.docx", .read("sound")) {
      Hostile.body("<w:tr><w:tc>\(after)</w:tc></w:tr>")
    },
    HostileFile("a table without rows.docx", .read("sound")) {
      Hostile.body("<w:tbl><w:tc>\(after)</w:tc></w:tbl>")
    },
    HostileFile("text without a run.docx", .read("sound")) { Hostile.body("<w:p><w:t>sound</w:t></w:p>") },
    HostileFile("text without a paragraph.docx", .read("sound")) {
      Hostile.body("<w:r><w:t>out</w:t></w:r>" + after)
    },
    HostileFile("properties without an owner.docx", .read("sound")) {
      Hostile.body("<w:pPr><w:pStyle w:val=\"x\"/></w:pPr><w:rPr/><w:tcPr/><w:trPr/>" + after)
    },
    HostileFile("20,000 deleted marks.xml", .read("sound")) {
      let gone = Hostile.p("a", "<w:rPr><w:del/></w:rPr>")
      return Array(Hostile.main(Hostile.repeated(gone, 20_000) + after).utf8)
    },
    HostileFile("symbols of no font.docx", .read("sound")) {
      let codes = ["D800", "FFFFFFFF", "110000", "-1", "xyz", "", "F0FF"]
      let symbols = codes.map { "<w:sym w:font=\"Wingdings\" w:char=\"\($0)\"/>" }.joined()
      return Hostile.body("<w:p><w:r>\(symbols)</w:r></w:p>" + after)
    },
    HostileFile("text that runs backwards.docx", .read("sound")) {
      Hostile.body(Hostile.p("\u{202E}dnuos\u{202C}") + after)
    },
    HostileFile("escape sequences.docx", .read("sound")) {
      Hostile.body(Hostile.p("&#x9B;31m\u{9B}2J") + after)
    },
    HostileFile("100,000 zero widths.docx", .read("sound")) {
      Hostile.body(Hostile.p(Hostile.repeated("\u{200B}", 100_000)) + after)
    },
  ]

  private static func cell(_ properties: String) -> [UInt8] {
    Hostile.body("<w:tbl><w:tr><w:tc><w:tcPr>\(properties)</w:tcPr>\(after)</w:tc></w:tr></w:tbl>")
  }
}
