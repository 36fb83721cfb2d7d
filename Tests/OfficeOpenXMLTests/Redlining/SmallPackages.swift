import OfficeOpenXML

/// Packages of a few parts, with `⟦ ⟧` in the body around the anchor and `⟪ ⟫` around the model paragraph.
struct SmallPackage {
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  var main: [UInt8]
  var anchor: Range<Int>
  var model: Range<Int>?
  var parts: [(name: String, bytes: [UInt8])]

  var bytes: [UInt8] { ZipArchive.make(parts) }

  /// `root` is the start tag's content with its namespace declarations; `extra` are further parts.
  init(
    body: String, root: String = "w:document xmlns:w=\"\(namespace)\"", extra: [(String, String)] = [],
    relationships: String = ""
  ) {
    let name = root.split(separator: " ").first.map(String.init) ?? "w:document"
    let bodyName = name.replacing("document", with: "body")
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(root)><\(bodyName)>\(body)</\(bodyName)></\(name)>"
    let marks: [(open: String, close: String)] = [("⟦", "⟧"), ("⟪", "⟫")]
    var plain = text
    for mark in marks { plain = plain.replacing(mark.open, with: "").replacing(mark.close, with: "") }
    main = Array(plain.utf8)
    anchor = Self.range(text, "⟦", "⟧") ?? 0..<0
    model = Self.range(text, "⟪", "⟫")
    let types = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>
      """
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let space = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
    parts = [
      ("[Content_Types].xml", Array(types.utf8)),
      (
        "_rels/.rels",
        Array(
          "<Relationships \(space)><Relationship Id=\"rId1\" Type=\"\(base)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            .utf8)
      ),
      ("word/document.xml", main),
    ]
    if !relationships.isEmpty {
      let text = "<Relationships \(space)>\(relationships.replacing("TYPE", with: base))</Relationships>"
      parts.append(("word/_rels/document.xml.rels", Array(text.utf8)))
    }
    parts += extra.map { (name: $0.0, bytes: Array($0.1.utf8)) }
  }

  /// The byte range between two marks, as it is without any marks.
  private static func range(_ text: String, _ open: String, _ close: String) -> Range<Int>? {
    guard let start = text.firstRange(of: open), let end = text.firstRange(of: close) else { return nil }
    func count(_ slice: Substring) -> Int { slice.filter { !"⟦⟧⟪⟫".contains($0) }.utf8.count }
    return count(text[..<start.lowerBound])..<count(text[..<end.lowerBound])
  }
}
