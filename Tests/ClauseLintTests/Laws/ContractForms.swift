import ClauseLint
import OfficeOpenXML

/// A contract's words in every form that is read: headings, clauses, items and tables stay what they are.
struct ContractForms {
  let document: Document

  init(_ document: Document) { self.document = document }

  /// Blocks, with the cells of one table together.
  private enum Piece {
    case block(Block)
    case table([[String]])
  }

  private var pieces: [Piece] {
    var result: [Piece] = []
    var table: Int?
    for block in document.blocks {
      guard case .tableCell(let cell) = block.kind else {
        table = nil
        result.append(.block(block))
        continue
      }
      if table != cell.table {
        result.append(.table([]))
        table = cell.table
      }
      guard case .table(var rows)? = result.popLast() else { continue }
      while rows.count <= cell.row { rows.append([]) }
      while rows[cell.row].count <= cell.column { rows[cell.row].append("") }
      let words = Self.line(block)
      rows[cell.row][cell.column] += (rows[cell.row][cell.column].isEmpty ? "" : " ") + words
      result.append(.table(rows))
    }
    return result
  }

  fileprivate static func line(_ block: Block, gap: String = " ") -> String {
    let text = block.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return block.number.isEmpty ? text : bullet(block.number) + gap + text
  }

  /// Word's bullets are signs of their own.
  private static func bullet(_ number: String) -> String {
    number.contains { $0.isLetter || $0.isNumber } ? number : "-"
  }
}

// MARK: Text and Markdown

extension ContractForms {
  var text: [UInt8] {
    let lines = pieces.map { piece -> String in
      switch piece {
      case .block(let block):
        switch block.kind {
        case .heading(let level):
          let line = Self.line(block)
          return line + "\n" + String(repeating: level == 1 ? "=" : "-", count: line.count)
        case .listItem(let level): return String(repeating: "   ", count: level + 1) + Self.line(block)
        default: return Self.line(block)
        }
      case .table(let rows):
        return rows.map { $0.joined(separator: "   ") }.joined(separator: "\n")
      }
    }
    return Array((lines.joined(separator: "\n\n") + "\n").utf8)
  }

  var markdown: [UInt8] {
    let lines = pieces.map { piece -> String in
      switch piece {
      case .block(let block):
        switch block.kind {
        case .heading(let level): return String(repeating: "#", count: min(level, 6)) + " " + Self.line(block)
        case .listItem(let level): return String(repeating: "   ", count: level) + Self.line(block)
        default: return Self.line(block)
        }
      case .table(let rows):
        let lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
        let rule = "|" + String(repeating: " --- |", count: rows.first?.count ?? 1)
        return ([lines.first ?? "", rule] + lines.dropFirst()).joined(separator: "\n")
      }
    }
    return Array((lines.joined(separator: "\n\n") + "\n").utf8)
  }
}

// MARK: Word

extension ContractForms {
  private static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packaging = "http://schemas.openxmlformats.org/package/2006"

  private static func paragraph(_ text: String, _ properties: String = "") -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let words = escaped.split(separator: "\t", omittingEmptySubsequences: false)
      .map { "<w:t xml:space=\"preserve\">\($0)</w:t>" }.joined(separator: "<w:tab/>")
    return "<w:p><w:pPr>\(properties)</w:pPr><w:r>\(words)</w:r></w:p>"
  }

  private var main: String {
    let body = pieces.map { piece -> String in
      switch piece {
      case .block(let block):
        let line = Self.line(block, gap: "\t")
        switch block.kind {
        case .heading(let level):
          return Self.paragraph(line, "<w:keepNext/><w:outlineLvl w:val=\"\(level - 1)\"/>")
        case .listItem(let level):
          return Self.paragraph(line, "<w:ind w:left=\"\(720 * (level + 1))\" w:hanging=\"360\"/>")
        default: return Self.paragraph(line)
        }
      case .table(let rows):
        let rows = rows.map { row in
          "<w:tr>" + row.map { "<w:tc>\(Self.paragraph($0))</w:tc>" }.joined() + "</w:tr>"
        }
        return "<w:tbl>\(rows.joined())</w:tbl><w:p/>"
      }
    }
    return
      "<w:document xmlns:w=\"\(Self.namespace)\"><w:body>\(body.joined())<w:sectPr/></w:body></w:document>"
  }

  private static var relationships: String {
    "<Relationships xmlns=\"\(packaging)/relationships\"><Relationship Id=\"rId1\" "
      + "Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
  }

  var bareDocument: [UInt8] { Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(main)".utf8) }

  var flatPackage: [UInt8] {
    let type = "application/vnd.openxmlformats"
    let parts = [
      ("/_rels/.rels", "\(type)-package.relationships+xml", Self.relationships),
      ("/word/document.xml", "\(type)-officedocument.wordprocessingml.document.main+xml", main),
    ].map { name, type, xml in
      "<pkg:part pkg:name=\"\(name)\" pkg:contentType=\"\(type)\"><pkg:xmlData>\(xml)</pkg:xmlData></pkg:part>"
    }
    return Array(
      ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">\(parts.joined())"
        + "</pkg:package>").utf8)
  }

  var word: [UInt8] {
    let types =
      "<Types xmlns=\"\(Self.packaging)/content-types\"><Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
      + "ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/"
      + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
    return ZipArchive.make([
      ("[Content_Types].xml", Array(types.utf8)), ("_rels/.rels", Array(Self.relationships.utf8)),
      ("word/document.xml", bareDocument),
    ])
  }

  /// Every form with a name that says what it is.
  var all: [(name: String, bytes: [UInt8])] {
    [
      ("contract.docx", word), ("flat.xml", flatPackage), ("document.xml", bareDocument),
      ("contract.txt", text), ("contract.md", markdown), ("contract.odt", openDocument),
      ("contract.fodt", flatOpenDocument), ("contract.html", page),
    ]
  }
}

// MARK: OpenDocument, HTML and UTF-16

extension ContractForms {
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  private static let openNamespaces = ["office", "text", "table"].map {
    "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
  }.joined(separator: " ")

  private var openBody: String {
    let body = pieces.map { piece -> String in
      switch piece {
      case .block(let block):
        let line = Self.escaped(Self.line(block, gap: "\t")).replacing("\t", with: "<text:tab/>")
        guard case .heading(let level) = block.kind else { return "<text:p>\(line)</text:p>" }
        return "<text:h text:outline-level=\"\(level)\">\(line)</text:h>"
      case .table(let rows):
        let rows = rows.map { row in
          let cells = row.map {
            "<table:table-cell><text:p>\(Self.escaped($0))</text:p></table:table-cell>"
          }
          return "<table:table-row>\(cells.joined())</table:table-row>"
        }
        return "<table:table>\(rows.joined())</table:table>"
      }
    }
    return "<office:body><office:text>\(body.joined())</office:text></office:body>"
  }

  var flatOpenDocument: [UInt8] {
    Array("<?xml version=\"1.0\"?><office:document \(Self.openNamespaces)>\(openBody)</office:document>".utf8)
  }

  var openDocument: [UInt8] {
    let content = "<office:document-content \(Self.openNamespaces)>\(openBody)</office:document-content>"
    return ZipArchive.make([
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
      ("content.xml", Array(content.utf8)),
    ])
  }

  var page: [UInt8] {
    let body = pieces.map { piece -> String in
      switch piece {
      case .block(let block):
        let line = Self.escaped(Self.line(block))
        guard case .heading(let level) = block.kind else { return "<p>\(line)</p>\n" }
        return "<h\(min(level, 6))>\(line)</h\(min(level, 6))>\n"
      case .table(let rows):
        let rows = rows.map { row in
          "<tr>" + row.map { "<td>\(Self.escaped($0))</td>" }.joined() + "</tr>\n"
        }
        return "<table>\(rows.joined())</table>\n"
      }
    }
    return Array(
      "<!DOCTYPE html>\n<html><head><title>Page</title></head><body>\n\(body.joined())</body></html>".utf8)
  }

  var utf16: [UInt8] {
    ("\u{FEFF}" + String(decoding: text, as: UTF8.self)).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }
}
