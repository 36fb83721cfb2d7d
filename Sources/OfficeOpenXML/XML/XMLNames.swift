/// The namespaces that matter to a reader of Word documents, transitional and strict ones alike
/// (ECMA-376 part 1 and part 4, annex A).
enum Namespace: UInt8, Sendable {
  case none
  /// A namespace that neither the standard nor Microsoft defines; Word leaves out what it holds.
  case foreign
  /// One of those that Word knows but no reader here asks for.
  case other
  case word, word2010, math, compatibility, drawing, vml, office, chart, diagram
  case references, relationships, flatPackage
  case xml, dublinCore, odfOffice, odfText, odfTable, odfStyle, odfDraw, odfFormat

  init(uri: String) {
    switch uri {
    case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main":
      self = .word
    case "http://schemas.microsoft.com/office/word/2010/wordml": self = .word2010
    case "http://schemas.openxmlformats.org/officeDocument/2006/math",
      "http://purl.oclc.org/ooxml/officeDocument/math":
      self = .math
    case "http://schemas.openxmlformats.org/markup-compatibility/2006": self = .compatibility
    case "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main":
      self = .drawing
    case "urn:schemas-microsoft-com:vml": self = .vml
    case "urn:schemas-microsoft-com:office:office": self = .office
    case "http://schemas.openxmlformats.org/drawingml/2006/chart",
      "http://purl.oclc.org/ooxml/drawingml/chart",
      "http://schemas.microsoft.com/office/drawing/2014/chartex":
      self = .chart
    case "http://schemas.openxmlformats.org/drawingml/2006/diagram",
      "http://purl.oclc.org/ooxml/drawingml/diagram":
      self = .diagram
    case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships":
      self = .references
    case "http://schemas.openxmlformats.org/package/2006/relationships": self = .relationships
    case "http://schemas.microsoft.com/office/2006/xmlPackage": self = .flatPackage
    case "http://www.w3.org/XML/1998/namespace": self = .xml
    case "http://purl.org/dc/elements/1.1/": self = .dublinCore
    case "urn:oasis:names:tc:opendocument:xmlns:office:1.0": self = .odfOffice
    case "urn:oasis:names:tc:opendocument:xmlns:text:1.0": self = .odfText
    case "urn:oasis:names:tc:opendocument:xmlns:table:1.0": self = .odfTable
    case "urn:oasis:names:tc:opendocument:xmlns:style:1.0": self = .odfStyle
    case "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": self = .odfDraw
    case "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": self = .odfFormat
    default: self = Namespace.known.contains(where: uri.hasPrefix) ? .other : .foreign
    }
  }

  private static let known = [
    "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://schemas.microsoft.com/",
    "urn:schemas-microsoft-com:", "http://www.w3.org/",
  ]
}

/// The local names of elements and attributes that readers ask for; everything else is `other`.
enum Name: String, Sendable, CaseIterable {
  case other = ""
  // Text and its wrappers.
  case document, body, p, r, t, tab, ptab, br, cr, sym, softHyphen, noBreakHyphen, delText, instrText,
    delInstrText
  case ins, del, moveFrom, moveTo, fldChar, fldCharType, fldSimple, ruby, rt, rubyBase, sdt, sdtPr, sdtEndPr
  case sdtContent, showingPlcHdr, customXmlPr, smartTagPr, txbxContent, footnoteReference, endnoteReference,
    customMarkFollows
  case headerReference, footerReference, altChunk, subDoc, oleObject = "OLEObject", chart, relIds, blip,
    imagedata, oMath,
    oMathPara
  case alternateContent = "AlternateContent", choice = "Choice", fallback = "Fallback", requires = "Requires"
  case type, char, font, id
  // Properties.
  case pPr, rPr, pStyle, rStyle, numPr, ilvl, numId, outlineLvl, b, caps, vanish, val, tabs, sectPr
  case pPrChange, rPrChange, sectPrChange, tblPrChange, tcPrChange, trPrChange, tblGridChange, numberingChange
  case tblPrExChange, cellDel, cellIns
  // Tables.
  case tbl, tr, tc, tblPr, tblGrid, tblPrEx, trPr, tcPr, gridSpan, gridBefore, vMerge, hMerge, tblHeader
  // Notes and comments.
  case footnotes, footnote, endnotes, endnote, comments, comment, hdr, ftr
  // Styles and numbering.
  case tblStylePr, styles, style, styleId, name, basedOn, docDefaults, `default`
  case numbering, abstractNum, abstractNumId, num, lvl, lvlOverride, startOverride, start, numFmt, lvlText
  case lvlRestart, isLgl, suff, styleLink, numStyleLink, format
  // Packages.
  case relationship = "Relationship", relationshipID = "Id", relationshipType = "Type", target = "Target"
  case targetMode = "TargetMode", package, part, xmlData, binaryData
  // OpenDocument.
  case text, annotation, changeInfo = "change-info", automaticStyles = "automatic-styles", meta, scripts,
    settings
  case fontFaceDecls = "font-face-decls", forms, header, headerFirst = "header-first", headerLeft =
    "header-left"
  case footer, footerFirst = "footer-first", footerLeft = "footer-left", textBox = "text-box", image, object
  case objectOLE = "object-ole", h, span, s, c, lineBreak = "line-break", list, listItem = "list-item"
  case listHeader = "list-header", note, noteClass = "note-class", noteCitation = "note-citation"
  case rubyText = "ruby-text", sequenceDecls = "sequence-decls", variableDecls = "variable-decls"
  case userFieldDecls = "user-field-decls", indexTitleTemplate = "index-title-template"
  case tocSource = "table-of-content-source", hiddenText = "hidden-text", hiddenParagraph = "hidden-paragraph"
  case trackedChanges = "tracked-changes", changedRegion = "changed-region", insertion, deletion
  case changeStart = "change-start", changeEnd = "change-end", change, changeID = "change-id"
  case table, tableHeaderRows = "table-header-rows", tableRow = "table-row", tableCell = "table-cell"
  case coveredTableCell = "covered-table-cell", styleName = "style-name", continueNumbering =
    "continue-numbering"
  case continueList = "continue-list", startValue = "start-value", outlineLevel = "outline-level"
  case isListHeader = "is-list-header", restartNumbering = "restart-numbering", listStyle = "list-style"
  case outlineStyle = "outline-style", listLevelStyleNumber = "list-level-style-number"
  case listLevelStyleBullet = "list-level-style-bullet", outlineLevelStyle = "outline-level-style", level
  case numFormat = "num-format", numPrefix = "num-prefix", numSuffix = "num-suffix"
  case displayLevels = "display-levels", displayName = "display-name", parentStyleName = "parent-style-name"
  case listStyleName = "list-style-name", defaultOutlineLevel = "default-outline-level"
  case textProperties = "text-properties", fontWeight = "font-weight", textTransform = "text-transform",
    display

  private static let known = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  init(local name: String) { self = Name.known[name] ?? .other }
}
