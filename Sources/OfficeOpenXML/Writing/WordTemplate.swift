/// The parts that every new Word document has alike.
enum WordTemplate {
  private static let base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  static let contentTypes = """
    <Types xmlns="\(package)/content-types">\
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="\(base).document.main+xml"/>\
    <Override PartName="/word/styles.xml" ContentType="\(base).styles+xml"/>\
    <Override PartName="/word/numbering.xml" ContentType="\(base).numbering+xml"/>\
    <Override PartName="/word/settings.xml" ContentType="\(base).settings+xml"/>\
    <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
    </Types>
    """

  static let packageRelationships = """
    <Relationships xmlns="\(package)/relationships">\
    <Relationship Id="rId1" Type="\(office)/officeDocument" Target="word/document.xml"/>\
    <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
    </Relationships>
    """

  static let documentRelationships = """
    <Relationships xmlns="\(package)/relationships">\
    <Relationship Id="rId1" Type="\(office)/styles" Target="styles.xml"/>\
    <Relationship Id="rId2" Type="\(office)/numbering" Target="numbering.xml"/>\
    <Relationship Id="rId3" Type="\(office)/settings" Target="settings.xml"/>\
    </Relationships>
    """

  static let settings =
    "<w:defaultTabStop w:val=\"720\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\""
    + " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"

  /// Half-points for sizes, twips for spacing (17.3.2.38, 17.3.1.33).
  static let styles = """
    <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>\
    <w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
    <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
    <w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
    <w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>\
    \(heading(1, size: 26))\(heading(2, size: 24))\(heading(3, size: 22))\
    \(clause(2))\(clause(3))\(clause(4))\
    <w:style w:type="paragraph" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:qFormat/>\
    <w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="19"/></w:rPr></w:style>\
    <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/>\
    <w:next w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:spacing w:after="40"/></w:pPr></w:style>\
    <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr>\
    <w:tblBorders>\(["top", "left", "bottom", "right", "insideH", "insideV"].map(border).joined())</w:tblBorders>\
    </w:tblPr></w:style>
    """

  private static func border(_ side: String) -> String {
    "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
  }

  private static func heading(_ level: Int, size: Int) -> String {
    let list = "<w:numPr><w:ilvl w:val=\"\(level - 1)\"/><w:numId w:val=\"1\"/></w:numPr>"
    return """
      <w:style w:type="paragraph" w:styleId="Heading\(level)"><w:name w:val="heading \(level)"/>\
      <w:basedOn w:val="Normal"/><w:next w:val="Clause2"/><w:qFormat/>\
      <w:pPr><w:keepNext/>\(level == 1 ? list : "")<w:spacing w:before="240"/><w:outlineLvl w:val="\(level - 1)"/></w:pPr>\
      <w:rPr><w:b/><w:sz w:val="\(size)"/></w:rPr></w:style>
      """
  }

  private static func clause(_ level: Int) -> String {
    """
    <w:style w:type="paragraph" w:styleId="Clause\(level)"><w:name w:val="Clause \(level)"/>\
    <w:basedOn w:val="Normal"/><w:qFormat/>\
    <w:pPr><w:numPr><w:ilvl w:val="\(level - 1)"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    """
  }

  /// "1", "1.1", "(a)", "(i)": one list, so that clauses count within their heading (17.9).
  static let numbering = """
    <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>\
    \(level(0, "decimal", "%1", style: "Heading1", left: 720))\
    \(level(1, "decimal", "%1.%2", style: "Clause2", left: 720))\
    \(level(2, "lowerLetter", "(%3)", style: "Clause3", left: 1440))\
    \(level(3, "lowerRoman", "(%4)", style: "Clause4", left: 2160))\
    </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    """

  private static func level(_ index: Int, _ format: String, _ text: String, style: String, left: Int)
    -> String
  {
    """
    <w:lvl w:ilvl="\(index)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/><w:pStyle w:val="\(style)"/>\
    <w:lvlText w:val="\(text)"/><w:lvlJc w:val="left"/>\
    <w:pPr><w:ind w:left="\(left)" w:hanging="720"/></w:pPr></w:lvl>
    """
  }
}
