/// The width of a page between its margins, in twips, and how tables share it.
struct TablePage {
  var width: Int
  var shares: [Int]

  func widths(_ columns: Int) -> [Int] {
    let shares = shares.count == columns ? shares : [Int](repeating: 1, count: columns)
    let sum = max(1, shares.reduce(0, +))
    return shares.map { width * $0 / sum }
  }
}

/// The outermost headings of a new document, as its table of contents links to them.
///
/// The table is a field (17.16.5.68) with its entries written out, so that it reads well before Word renews it. It gives
/// no page numbers, which only a layout knows.
struct WordOutline {
  private let titles: [String]
  private var index = 0

  init(_ content: [WordContent]) {
    let hasContents = content.contains(.contents)
    titles =
      hasContents
      ? content.compactMap { if case .heading(level: 1, let text) = $0 { text } else { nil } } : []
  }

  /// The bookmark around the next heading.
  mutating func next() -> (start: String, end: String)? {
    guard index < titles.count else { return nil }
    index += 1
    return (
      "<w:bookmarkStart w:id=\"\(index)\" w:name=\"\(Self.name(index))\"/>",
      "<w:bookmarkEnd w:id=\"\(index)\"/>"
    )
  }

  private static func name(_ index: Int) -> String {
    let digits = String(index)
    return "_Toc" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  func contents() throws(RedlineError) -> String {
    guard !titles.isEmpty else { return "" }
    func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let opening =
      mark("begin")
      + "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\n \\h \\z </w:instrText></w:r>"
      + mark("separate")
    var result = ""
    for (at, title) in titles.enumerated() {
      let words = String(decoding: try WordVocabulary.standard.pieces("\(at + 1)\t\(title)"), as: UTF8.self)
      result += "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>\(at == 0 ? opening : "")"
      result +=
        "<w:hyperlink w:anchor=\"\(Self.name(at + 1))\" w:history=\"1\"><w:r>\(words)</w:r></w:hyperlink>"
      result += (at == titles.count - 1 ? mark("end") : "") + "</w:p>"
    }
    return result
  }
}
