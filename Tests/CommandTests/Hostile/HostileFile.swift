import OfficeOpenXML
import Testing

/// A file made to break a reader, and what is to become of it.
struct HostileFile: Sendable, CustomTestStringConvertible {
  enum Fate: Sendable {
    /// Refused, with these words.
    case refused(String)
    /// Stopped at a limit that the words name.
    case stopped(String)
    /// Read; a note has these words.
    case noted(String)
    /// Read; the text has these words.
    case read(String)
  }

  var name: String
  var fate: Fate
  var make: @Sendable () -> [UInt8]

  var testDescription: String { name }

  init(_ name: String, _ fate: Fate, _ make: @escaping @Sendable () -> [UInt8]) {
    (self.name, self.fate, self.make) = (name, fate, make)
  }

  static let all = archives + packages + markup + stories + numbers + otherFormats
}

/// Word files for hostile ends, put together part by part.
enum Hostile {
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let namespaces =
    "xmlns:w=\"\(word)\" xmlns:r=\"\(office)\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
    + "xmlns:o=\"urn:schemas-microsoft-com:office:office\""

  static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  static func p(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  static func main(_ body: String) -> String {
    "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
  }

  static func relationships(_ targets: [(kind: String, target: String)], external: Bool = false) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + targets.enumerated().map { at, to in
        "<Relationship Id=\"r\(at)\" Type=\"\(office)/\(to.kind)\" Target=\"\(to.target)\""
          + (external ? " TargetMode=\"External\"/>" : "/>")
      }.joined() + "</Relationships>"
  }

  /// A package with a main part and others beside it, by kind: `styles` is `word/styles.xml`.
  static func package(_ main: String, _ parts: [(kind: String, xml: String)] = []) -> [UInt8] {
    package(Array(main.utf8), parts)
  }

  static func package(_ main: [UInt8], _ parts: [(kind: String, xml: String)] = []) -> [UInt8] {
    archive(
      [
        ("_rels/.rels", relationships([("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", relationships(parts.map { ($0.kind, "\($0.kind).xml") })),
      ].map { ($0.0, Array($0.1.utf8)) } + [("word/document.xml", main)]
        + parts.filter { !$0.xml.isEmpty }.map { ("word/\($0.kind).xml", Array($0.xml.utf8)) })
  }

  /// A package with a body and nothing else.
  static func body(_ body: String) -> [UInt8] { package(main(body)) }

  static func archive(_ parts: [(String, [UInt8])]) -> [UInt8] {
    ZipArchive.make(parts.map { (name: $0.0, bytes: $0.1) })
  }

  static let sound = body(p("sound"))

  // MARK: Bytes of archives

  /// The offsets of a signature, "PK" with two bytes.
  static func places(_ bytes: [UInt8], _ mark: [UInt8]) -> [Int] {
    bytes.indices.dropLast(3).filter { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B] + mark }
  }

  static func patched(_ bytes: [UInt8] = sound, at offset: Int, _ values: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes.replaceSubrange(offset..<offset + values.count, with: values)
    return bytes
  }

  /// The last record of the directory is that of the main part.
  static func central(_ offset: Int, _ values: [UInt8]) -> [UInt8] {
    patched(at: (places(sound, [1, 2]).last ?? 0) + offset, values)
  }

  static func local(_ offset: Int, _ values: [UInt8]) -> [UInt8] {
    patched(at: (places(sound, [3, 4]).last ?? 0) + offset, values)
  }

  static func both(_ offset: Int, _ values: [UInt8]) -> [UInt8] {
    patched(central(offset, values), at: (places(sound, [3, 4]).last ?? 0) + offset - 2, values)
  }

  static func end(_ offset: Int, _ values: [UInt8]) -> [UInt8] {
    patched(at: sound.count - 22 + offset, values)
  }
}
