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
}

/// Writes a fresh Word document: the smallest package that Word, LibreOffice and pandoc take without complaint.
package enum WordWriter {
  /// The package; the same content gives the same bytes, as nothing in it depends on the clock.
  package static func document(_ content: [WordContent], title: String) throws(RedlineError) -> [UInt8] {
    var body = ""
    for piece in content { body += try xml(piece) }
    let section =
      "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\""
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

  private static func xml(_ content: WordContent) throws(RedlineError) -> String {
    switch content {
    case .title(let text): return try paragraph(text, style: "Title")
    case .heading(let level, let text): return try paragraph(text, style: "Heading\(min(max(level, 1), 3))")
    case .clause(let level, let text): return try paragraph(text, style: "Clause\(min(max(level, 2), 4))")
    case .paragraph(let text): return try paragraph(text, style: nil)
    case .table(let rows): return try table(rows)
    }
  }

  private static func paragraph(
    _ text: String, style: String?, bold: Bool = false
  ) throws(RedlineError) -> String {
    let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    let runProperties = bold ? "<w:rPr><w:b/></w:rPr>" : ""
    let pieces = String(decoding: try WordVocabulary.standard.pieces(text), as: UTF8.self)
    let run = pieces.isEmpty ? "" : "<w:r>\(runProperties)\(pieces)</w:r>"
    return "<w:p>\(properties)\(run)</w:p>"
  }

  /// A table over the text width, 9026 twips on A4 with 2.54 cm margins, of equal columns (17.4).
  private static func table(_ rows: [[String]]) throws(RedlineError) -> String {
    let columns = rows.map(\.count).max() ?? 0
    guard columns > 0 else { return "" }
    let width = 9026 / columns
    var result =
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"\(width * columns)\" w:type=\"dxa\"/></w:tblPr>"
    result +=
      "<w:tblGrid>" + String(repeating: "<w:gridCol w:w=\"\(width)\"/>", count: columns) + "</w:tblGrid>"
    for (index, row) in rows.enumerated() {
      result += index == 0 ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>"
      for column in 0..<columns {
        let text = column < row.count ? row[column] : ""
        result += "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>"
        result += try paragraph(text, style: nil, bold: index == 0) + "</w:tc>"
      }
      result += "</w:tr>"
    }
    // A paragraph parts this table from the next, which Word would join to it.
    return result + "</w:tbl><w:p/>"
  }
}
