/// One piece of a new Word document.
package enum WordContent: Sendable, Equatable {
  case title(String)
  /// A numbered heading; the outermost level is 1.
  case heading(level: Int, String)
  /// A numbered clause below a heading: level 2 is "1.1", level 3 "(a)", level 4 "(i)".
  case clause(level: Int, String)
  case paragraph(String)
  /// Rows of cells; the first row is the header.
  case table([[String]])
  /// The table of contents: the outermost headings, each a link to its place.
  case contents
}

/// Writes a fresh Word document: the smallest package that Word, LibreOffice and pandoc take without complaint.
package enum WordWriter {
  /// The package; the same content gives the same bytes, as nothing in it depends on the clock.
  /// - Parameter isWide: whether the page lies on its long side, as wide tables need it.
  /// - Parameter columns: the shares of a table's columns in its width; equal where there are none.
  package static func document(
    _ content: [WordContent], title: String, isWide: Bool = false, columns: [Int] = []
  ) throws(RedlineError) -> [UInt8] {
    var body = ""
    var outline = WordOutline(content)
    let page = TablePage(width: isWide ? 13_958 : 9026, shares: columns)
    for piece in content { body += try xml(piece, &outline, page) }
    let size = isWide ? "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" : "w:w=\"11906\" w:h=\"16838\""
    let section =
      "<w:sectPr><w:pgSz \(size)/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\""
      + " w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>"
    let space = "xmlns:w=\"\(WordNamespace.transitional)\""
    let main = "<w:document \(space)><w:body>\(body)\(section)</w:body></w:document>"
    let core =
      "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>\(try MarkupText.escaped(title))</dc:title>"
      + "</cp:coreProperties>"
    return ZipArchive.make([
      part("[Content_Types].xml", WordTemplate.contentTypes),
      part("_rels/.rels", WordTemplate.packageRelationships),
      part("word/document.xml", main),
      part("word/_rels/document.xml.rels", WordTemplate.documentRelationships),
      part("word/styles.xml", "<w:styles \(space)>\(WordTemplate.styles)</w:styles>"),
      part("word/numbering.xml", "<w:numbering \(space)>\(WordTemplate.numbering)</w:numbering>"),
      part("word/settings.xml", "<w:settings \(space)>\(WordTemplate.settings)</w:settings>"),
      part("docProps/core.xml", core),
    ])
  }

  private static func part(_ name: String, _ xml: String) -> (name: String, bytes: [UInt8]) {
    (name, Array(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml).utf8))
  }

  private static func xml(
    _ content: WordContent, _ outline: inout WordOutline, _ page: TablePage
  ) throws(RedlineError) -> String {
    switch content {
    case .contents: return try outline.contents()
    case .title(let text): return try paragraph(text, style: "Title")
    case .heading(let level, let text):
      let marks = level == 1 ? outline.next() : nil
      return try paragraph(text, style: "Heading\(min(max(level, 1), 3))", marks: marks)
    case .clause(let level, let text): return try paragraph(text, style: "Clause\(min(max(level, 2), 4))")
    case .paragraph(let text): return try paragraph(text, style: nil)
    case .table(let rows): return try table(rows, page)
    }
  }

  private static func paragraph(
    _ text: String, style: String?, bold: Bool = false, marks: (start: String, end: String)? = nil
  ) throws(RedlineError) -> String {
    let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    let runProperties = bold ? "<w:rPr><w:b/></w:rPr>" : ""
    let pieces = String(decoding: try WordVocabulary.standard.pieces(text), as: UTF8.self)
    let run = pieces.isEmpty ? "" : "<w:r>\(runProperties)\(pieces)</w:r>"
    return "<w:p>\(properties)\(marks?.start ?? "")\(run)\(marks?.end ?? "")</w:p>"
  }

  /// A cell holds a paragraph for each line of its text, and one at least (17.4.66).
  private static func cell(_ text: String, bold: Bool) throws(RedlineError) -> String {
    var result = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      result += try paragraph(String(line), style: "TableText", bold: bold)
    }
    return result.isEmpty ? try paragraph("", style: "TableText") : result
  }

  /// A table over the text width, in twips (17.4).
  private static func table(_ rows: [[String]], _ page: TablePage) throws(RedlineError) -> String {
    let columns = rows.map(\.count).max() ?? 0
    guard columns > 0 else { return "" }
    let widths = page.widths(columns)
    var result =
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/>"
      + "<w:tblLayout w:type=\"fixed\"/></w:tblPr>"
    result += "<w:tblGrid>" + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
    for (index, row) in rows.enumerated() {
      result +=
        index == 0
        ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:tr>"
      for column in 0..<columns {
        let text = column < row.count ? row[column] : ""
        result += "<w:tc><w:tcPr><w:tcW w:w=\"\(widths[column])\" w:type=\"dxa\"/></w:tcPr>"
        result += try cell(text, bold: index == 0) + "</w:tc>"
      }
      result += "</w:tr>"
    }
    // A paragraph parts this table from the next, which Word would join to it.
    return result + "</w:tbl><w:p/>"
  }
}
