// The readers under libFuzzer; `make fuzz` builds and runs it. Nothing may crash, hang, or grow without bound.
import ClauseLint
import OfficeOpenXML

/// The first byte of an input chooses the reader, so that none has to be found behind the checksums of an archive.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let rest = Array(input.dropFirst())
  switch choice % 8 {
  case 0: read(rest, "document.docx")
  case 1: archive(rest)
  case 2: read(package("word/document.xml", rest), "document.docx")
  case 3: read(package("word/numbering.xml", rest), "document.docx")
  case 4: read(ZipArchive.make([("mimetype", type), ("content.xml", rest)]), "document.odt")
  case 5: read(Array("<html>".utf8) + rest, "page.html")
  case 6: read(rest, "terms.md")
  default: read(rest, "terms.txt")
  }
  return 0
}

private let type = Array("application/vnd.oasis.opendocument.text".utf8)

private func read(_ bytes: [UInt8], _ name: String) {
  for view in RevisionView.allCases {
    guard let document = try? DocumentReader.read(bytes, name: name, options: ReadingOptions(view: view))
    else { return }
    let references = CrossReferences(document)
    for block in document.blocks {
      precondition(
        block.runs.allSatisfy { $0.text.upperBound <= block.text.utf8.count }, "a run beyond its text")
      _ = references.references(in: block.text)
    }
  }
}

private func archive(_ bytes: [UInt8]) {
  guard let archive = try? ZipArchive(bytes) else { return }
  for name in archive.names { _ = try? archive.contents(of: name) }
  _ = try? archive.replacing([("word/document.xml", [1])])
}

/// A package in which one part is the input and the others are sound.
private func package(_ name: String, _ input: [UInt8]) -> [UInt8] {
  let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  func relationship(_ kind: String, _ target: String) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" "
      + "Type=\"\(office)/\(kind)\" Target=\"\(target)\"/></Relationships>"
  }
  let numbered = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
  let main = "<w:document xmlns:w=\"\(word)\"><w:body>\(numbered)\(numbered)</w:body></w:document>"
  var parts = [
    ("_rels/.rels", Array(relationship("officeDocument", "word/document.xml").utf8)),
    ("word/_rels/document.xml.rels", Array(relationship("numbering", "numbering.xml").utf8)),
    ("word/document.xml", Array(main.utf8)),
  ]
  parts.removeAll { $0.0 == name }
  parts.append((name, input))
  return ZipArchive.make(parts.map { (name: $0.0, bytes: $0.1) })
}
