package import OfficeOpenXML

/// A redlined text or Markdown file.
package struct TextRedlineResult: Sendable, Equatable {
  /// The whole file with the insertions.
  package var bytes: [UInt8]
  /// The change as a unified diff, which `patch` and `git apply` take.
  package var diff: [UInt8]
  /// The number of new paragraphs.
  package var paragraphs: Int
  /// The number of changes inside paragraphs.
  package var edits: Int
}

/// Writes proposals into text and Markdown in the manner of the paragraphs around them.
package enum TextRedline {
  /// `path` names the file in the diff. Lines are added, and words changed where a proposal
  /// rewrites them; all other bytes stay as they are.
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
    for (fix, _) in proposals.insertions where !(fix.paragraphs.isEmpty && fix.heading.isEmpty) {
      insertions.append(try planner.insertion(for: fix))
      paragraphs += fix.paragraphs.count + (fix.heading.isEmpty ? 0 : 1)
    }
    var replacements: [LineReplacement] = []
    for proposal in proposals {
      guard let rewrite = proposal.rewrite else { continue }
      guard let new = TextRuns.replacements(of: rewrite, in: document) else {
        throw .cannotRewrite(RewriteHindrance.noText.rawValue)
      }
      replacements += new
    }
    let edit = LineEdit(lines: lines, insertions: insertions, replacements: replacements)
    return TextRedlineResult(
      bytes: edit.bytes, diff: edit.unifiedDiff(path: path), paragraphs: paragraphs,
      edits: replacements.count)
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

/// Bytes of the file that give way to others.
struct LineReplacement {
  var range: Range<Int>
  var bytes: [UInt8]
}

/// The places of a block's words in a text file.
enum TextRuns {
  /// `nil` where the words have no place of their own.
  package static func replacements(of rewrite: Rewrite, in document: Document) -> [LineReplacement]? {
    let block = document.blocks[rewrite.block]
    var result: [LineReplacement] = []
    for edit in rewrite.edits {
      guard let range = bytes(of: edit.range, in: block) else { return nil }
      result.append(LineReplacement(range: range, bytes: Array(edit.text.utf8)))
    }
    return result
  }

  private static func bytes(of range: Range<Int>, in block: Block) -> Range<Int>? {
    guard !range.isEmpty else {
      return start(of: range.lowerBound, in: block, isEnd: true).map { $0..<$0 }
    }
    guard let lower = start(of: range.lowerBound, in: block, isEnd: false),
      let upper = start(of: range.upperBound, in: block, isEnd: true), lower <= upper
    else { return nil }
    return lower..<upper
  }

  /// The byte of the file at an offset in the text; as the end of a stretch, the byte after what stands before.
  private static func start(of offset: Int, in block: Block, isEnd: Bool) -> Int? {
    let run =
      isEnd
      ? block.runs.last { $0.text.lowerBound < offset } : block.runs.first { $0.text.upperBound > offset }
    guard let run else { return nil }
    if offset >= run.text.upperBound { return run.bytes.upperBound }
    if offset <= run.text.lowerBound { return run.bytes.lowerBound }
    // A replaced character (an entity, an escape) is not cut.
    guard run.text.count == run.bytes.count else { return nil }
    return run.bytes.lowerBound + offset - run.text.lowerBound
  }
}

/// New lines after an existing one.
struct LineInsertion {
  /// The number of the line that they follow, from 0; -1 for the start of an empty file.
  var after: Int
  /// Without terminators.
  var lines: [String]
}
