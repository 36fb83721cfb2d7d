import OfficeOpenXML

/// A small Word document put together for one test.
struct SmallDocument {
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  var body = ""
  var styles: String?
  var numbering: String?
  var footnotes: String?
  var comments: String?
  var header: String?
  var mainPart = "word/document.xml"
  var prefix = "w"
  var namespace = SmallDocument.word
  var relationshipTypes = SmallDocument.types

  private func wrap(_ root: String, _ content: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <\(prefix):\(root) xmlns:\(prefix)="\(namespace)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:r="\(relationshipTypes)" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    xmlns:q99="urn:example:unknown" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">\(content)</\(prefix):\(root)>
    """
  }

  private func relationships(_ targets: [(kind: String, target: String)]) -> String {
    let all = targets.map {
      #"<Relationship Id="\#($0.kind)" Type="\#(relationshipTypes)/\#($0.kind)" Target="\#($0.target)"/>"#
    }
    return #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
      + all.joined()
      + "</Relationships>"
  }

  var main: String { wrap("document", "<\(prefix):body>\(body)</\(prefix):body>") }

  var parts: [(name: String, text: String)] {
    let folder = mainPart.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    let file = mainPart.split(separator: "/").last ?? ""
    let others = [
      ("styles", "styles", styles), ("numbering", "numbering", numbering),
      ("footnotes", "footnotes", footnotes),
      ("comments", "comments", comments), ("header", "hdr", header),
    ].compactMap { kind, root, content in content.map { (kind: kind, root: root, content: $0) } }
    return [
      (
        "[Content_Types].xml",
        #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#
      ),
      ("_rels/.rels", relationships([("officeDocument", "/" + mainPart)])), (mainPart, main),
      ("\(folder)_rels/\(file).rels", relationships(others.map { ($0.kind, $0.kind + ".xml") })),
    ] + others.map { ("\(folder)\($0.kind).xml", wrap($0.root, $0.content)) }
  }

  var bytes: [UInt8] { ZipArchive.make(parts.map { ($0.name, Array($0.text.utf8)) }) }

  /// All parts in one XML file, as Word saves a “Word XML document”.
  var flat: [UInt8] {
    let all = parts.dropFirst().map { part in
      let content = part.text.split(separator: "\n").filter { !$0.hasPrefix("<?xml") }.joined(separator: "\n")
      return #"<pkg:part pkg:name="/\#(part.name)"><pkg:xmlData>\#(content)</pkg:xmlData></pkg:part>"#
    }
    return Array(
      (#"<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">"#
        + all.joined() + "</pkg:package>").utf8)
  }

  /// Paragraphs as "label|text", with the story in front where it is not the body.
  func lines() throws -> [String] { try SmallDocument.lines(WordReader.read(bytes)) }

  static func lines(_ document: WordDocument) -> [String] {
    document.paragraphs.map { paragraph in
      (paragraph.story == .body ? "" : "\(paragraph.story): ")
        + (paragraph.label.isEmpty ? "" : paragraph.label + "|") + paragraph.text
    }
  }
}

/// A paragraph with one run.
func p(_ text: String, _ properties: String = "") -> String {
  "<w:p>" + (properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>") + r(text) + "</w:p>"
}

/// A run.
func r(_ text: String, _ properties: String = "") -> String {
  "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")
    + #"<w:t xml:space="preserve">\#(text)</w:t></w:r>"#
}
