/// The namespaces that matter to a reader of Word documents, transitional and strict ones alike
/// (ECMA-376 part 1 and part 4, annex A).
enum Namespace: UInt8, Sendable {
  case none, other
  case word, word2010, math, compatibility, vml, office, chart, diagram
  case references, relationships, flatPackage

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
    default: self = .other
    }
  }
}

/// The local names of elements and attributes that readers ask for; everything else is `other`.
enum Name: String, Sendable {
  case other = ""
  // Text and its wrappers.
  case document, body, p, r, t, tab, ptab, br, cr, sym, softHyphen, noBreakHyphen, delText, instrText
  case ins, del, moveFrom, moveTo, fldChar, fldCharType, fldSimple, ruby, rt, rubyBase, sdt, sdtPr, sdtEndPr
  case sdtContent, customXmlPr, smartTagPr, txbxContent, footnoteReference, endnoteReference,
    customMarkFollows
  case headerReference, footerReference, altChunk, subDoc, oleObject = "OLEObject", chart, relIds, oMath,
    oMathPara
  case alternateContent = "AlternateContent", choice = "Choice", fallback = "Fallback", requires = "Requires"
  case type, char, font, id
  // Properties.
  case pPr, rPr, pStyle, rStyle, numPr, ilvl, numId, outlineLvl, b, caps, vanish, val, tabs, sectPr
  case pPrChange, rPrChange, sectPrChange, tblPrChange, tcPrChange, trPrChange, tblGridChange, numberingChange
  case tblPrExChange, cellDel, cellIns
  // Tables.
  case tbl, tr, tc, tblPr, tblGrid, tblPrEx, trPr, tcPr, gridSpan, gridBefore, vMerge
  // Notes and comments.
  case footnotes, footnote, endnotes, endnote, comments, comment, hdr, ftr
  // Styles and numbering.
  case tblStylePr, styles, style, styleId, name, basedOn, docDefaults, `default`
  case numbering, abstractNum, abstractNumId, num, lvl, lvlOverride, startOverride, start, numFmt, lvlText
  case lvlRestart, isLgl, suff, styleLink, numStyleLink, format
  // Packages.
  case relationship = "Relationship", relationshipID = "Id", relationshipType = "Type", target = "Target"
  case targetMode = "TargetMode", package, part, xmlData, binaryData
}
