package import OfficeOpenXML

/// A redlined text or Markdown file.
package struct TextRedlineResult: Sendable, Equatable {
  /// The whole file with the insertions.
  package var bytes: [UInt8]
  /// The change as a unified diff, which `patch` and `git apply` take.
  package var diff: [UInt8]
  /// The number of new paragraphs.
  package var paragraphs: Int
}

/// Writes proposals into text and Markdown in the manner of the paragraphs around them.
package enum TextRedline {
  /// `path` names the file in the diff. Existing bytes stay as they are: only lines are added.
  package static func write(
    original: [UInt8], document: Document, proposals: [Proposal], path: String
  ) throws(RedlineError) -> TextRedlineResult {
    if original.starts(with: [0xFE, 0xFF]) || original.starts(with: [0xFF, 0xFE]) {
      throw .notUTF8(part: path)
    }
    let lines = TextLines(original)
    var planner = TextPlanner(document: document, lines: lines)
    var insertions: [LineInsertion] = []
    var paragraphs = 0
    for proposal in proposals.inDocumentOrder
    where !(proposal.fix.paragraphs.isEmpty && proposal.fix.heading.isEmpty) {
      let insertion = try planner.insertion(for: proposal.fix)
      insertions.append(insertion)
      paragraphs += proposal.fix.paragraphs.count + (proposal.fix.heading.isEmpty ? 0 : 1)
    }
    let edit = LineEdit(lines: lines, insertions: insertions)
    return TextRedlineResult(bytes: edit.bytes, diff: edit.unifiedDiff(path: path), paragraphs: paragraphs)
  }
}

/// The lines of a file with their terminators.
struct TextLines {
  let bytes: [UInt8]
  /// The start of each line.
  let starts: [Int]
  /// What ends most lines: LF or CR LF.
  let terminator: String

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [Int] = bytes.isEmpty ? [] : [0]
    var windows = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      if index > 0, bytes[index - 1] == 0x0D { windows += 1 }
      if index + 1 < bytes.count { starts.append(index + 1) }
    }
    self.starts = starts
    terminator = windows * 2 > starts.count ? "\r\n" : "\n"
  }

  var count: Int { starts.count }

  func range(_ line: Int) -> Range<Int> {
    starts[line]..<(line + 1 < starts.count ? starts[line + 1] : bytes.count)
  }

  /// The line that a byte stands in.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// A line without its terminator and byte order mark.
  func text(_ line: Int) -> String {
    var text = Substring(String(decoding: bytes[range(line)], as: UTF8.self))
    while let last = text.last, last.isNewline { text = text.dropLast() }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return String(text)
  }

  func isBlank(_ line: Int) -> Bool {
    guard line >= 0, line < count else { return true }
    return bytes[range(line)].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
  }
}

/// New lines after an existing one.
struct LineInsertion {
  /// The number of the line that they follow, from 0; -1 for the start of an empty file.
  var after: Int
  /// Without terminators.
  var lines: [String]
}
