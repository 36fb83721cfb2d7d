import OfficeOpenXML

extension Appendix {
  /// The appendix as Markdown: headings with their numbers, a paragraph for each clause.
  package func markdown() -> String {
    written { piece, number in
      switch piece {
      case .title(let text): "# " + text.escapedForMarkdown
      case .heading(let level, let text):
        String(repeating: "#", count: level + 1) + " \(number) " + text.escapedForMarkdown
      case .clause(_, let text): "\(number) " + text.escapedForMarkdown
      case .paragraph(let text): text.escapedForMarkdown
      case .table(let rows): Self.markdownTable(rows)
      case .contents: ""
      }
    }
  }

  /// The appendix as plain text, a line for each heading and each clause.
  package func plainText() -> String {
    written { piece, number in
      switch piece {
      case .title(let text), .paragraph(let text): text
      case .heading(_, let text), .clause(_, let text): "\(number) \(text)"
      case .table(let rows):
        rows.dropFirst().map { "- " + $0.joined(separator: ": ") }.joined(separator: "\n")
      case .contents: ""
      }
    }
  }

  /// Numbers the pieces as Word does, "1." and "1.1", and parts them by blank lines.
  private func written(_ write: (WordContent, String) -> String) -> String {
    var section = 0
    var clause = 0
    let pieces = content.map { piece in
      switch piece {
      case .heading:
        (section, clause) = (section + 1, 0)
        return write(piece, "\(section).")
      case .clause:
        clause += 1
        return write(piece, "\(section).\(clause)")
      default: return write(piece, "")
      }
    }
    return pieces.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func markdownTable(_ rows: [[String]]) -> String {
    var lines = rows.map { row in
      "| "
        + row.map {
          $0.escapedForMarkdown.split(separator: "|", omittingEmptySubsequences: false)
            .joined(separator: "\\|")
        }.joined(separator: " | ") + " |"
    }
    lines.insert("|" + String(repeating: " --- |", count: rows.first?.count ?? 0), at: min(1, lines.count))
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// The text with a backslash before each character that Markdown would read as markup. An underscore inside a word
  /// ("city_data") is none.
  fileprivate var escapedForMarkdown: String {
    var result = ""
    var previous: Character = " "
    var rest = self[...]
    while let character = rest.popFirst() {
      let insideWord = previous.isLetterOrNumber && rest.first?.isLetterOrNumber == true
      if "\\*`<[".contains(character) || character == "_" && !insideWord { result.append("\\") }
      result.append(character)
      previous = character
    }
    return result
  }
}

extension Character {
  fileprivate var isLetterOrNumber: Bool { isLetter || isNumber }
}
