/// A finding with what a report has to know beside it: how it is recognised, where it stands in the file, and whether
/// somebody has decided to live with it.
package struct ReportedFinding: Sendable, Equatable {
  package var finding: Finding
  package var key: FindingKey
  package var place: FilePlace
  /// Why it does not count, where it does not.
  package var suppression: Suppression?

  package init(finding: Finding, key: FindingKey, place: FilePlace, suppression: Suppression? = nil) {
    self.finding = finding
    self.key = key
    self.place = place
    self.suppression = suppression
  }

  /// The findings with their keys and places; without places of their own they have those of their blocks.
  package static func list(_ findings: [Finding], place: ((Passage) -> FilePlace)? = nil) -> [ReportedFinding]
  {
    zip(findings, FindingKey.keys(of: findings)).map { finding, key in
      ReportedFinding(
        finding: finding, key: key, place: (place ?? FilePlace.init(ofBlockIn:))(finding.passage))
    }
  }
}

/// Why a finding is reported and does not count.
package enum Suppression: Sendable, Equatable {
  case waived(Waiver)
  /// It was there when the baseline was taken.
  case baseline
}

/// A range in a file as editors count: lines and columns from 1, columns in Unicode code points, the end exclusive.
///
/// A Word file has no lines; its paragraphs in reading order take their place.
package struct FilePlace: Sendable, Equatable {
  package var line: Int
  package var column: Int
  package var endLine: Int
  package var endColumn: Int

  package init(line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }

  /// The paragraph as the line; a missing clause stands at its beginning.
  package init(ofBlockIn passage: Passage) {
    let start = passage.text.isEmpty ? 0 : passage.range.lowerBound
    self.init(
      line: passage.block + 1, column: start + 1, endLine: passage.block + 1,
      endColumn: start + 1 + passage.text.unicodeScalars.count)
  }
}

/// Finds the lines and columns of passages.
package struct PlaceFinder: Sendable {
  private let document: Document
  /// The bytes of a text file and the offsets at which its lines begin; empty for Word.
  private let bytes: [UInt8]
  private let lines: [Int]

  /// - Parameter file: the bytes that the document was read from.
  package init(_ document: Document, file: [UInt8]) {
    self.document = document
    let isText = document.format == .text || document.format == .markdown
    guard isText else {
      (bytes, lines) = ([], [])
      return
    }
    let text = SourceText.levelled(file)
    var starts = [0]
    text.withUnsafeBufferPointer { buffer in
      for index in buffer.indices where buffer[index] == 0x0A { starts.append(index + 1) }
    }
    (bytes, lines) = (text, starts)
  }

  package func place(of passage: Passage) -> FilePlace {
    guard document.blocks.indices.contains(passage.block) else { return FilePlace(ofBlockIn: passage) }
    let block = document.blocks[passage.block]
    guard !lines.isEmpty else { return placeInBlock(passage, block) }
    guard !passage.text.isEmpty else { return place(block.source.bytes.lowerBound, to: nil) }
    let start = offset(of: passage.range.lowerBound, in: block, atEnd: false)
    return place(start, to: max(start, offset(of: passage.range.upperBound, in: block, atEnd: true)))
  }

  private func placeInBlock(_ passage: Passage, _ block: Block) -> FilePlace {
    let head = passage.text.isEmpty ? 0 : scalars(Array(block.text.utf8.prefix(passage.range.lowerBound)))
    let line = passage.block + 1
    return FilePlace(
      line: line, column: head + 1, endLine: line,
      endColumn: head + 1 + passage.text.unicodeScalars.count)
  }

  /// The byte of the file that a byte of the block's text was read from.
  private func offset(of position: Int, in block: Block, atEnd: Bool) -> Int {
    for run in block.runs {
      let isInside =
        atEnd
        ? run.text.lowerBound < position && position <= run.text.upperBound : run.text.contains(position)
      if isInside {
        return min(run.bytes.upperBound, run.bytes.lowerBound + position - run.text.lowerBound)
      }
    }
    return atEnd ? block.source.bytes.upperBound : block.source.bytes.lowerBound
  }

  private func place(_ start: Int, to end: Int?) -> FilePlace {
    let (line, column) = lineAndColumn(start)
    let (endLine, endColumn) = end.map(lineAndColumn) ?? (line, column)
    return FilePlace(line: line, column: column, endLine: endLine, endColumn: endColumn)
  }

  /// The line and column of an offset, both from 1.
  package func lineAndColumn(_ offset: Int) -> (Int, Int) {
    let offset = min(max(0, offset), bytes.count)
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, scalars(Array(bytes[(lines.isEmpty ? 0 : lines[low])..<offset])) + 1)
  }

  private func scalars(_ bytes: [UInt8]) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}

extension SourceText {
  /// The bytes that offsets in a text count in: the file's own, or their UTF-8 form where they are UTF-16.
  static func levelled(_ file: [UInt8]) -> [UInt8] {
    utf16Mark(file) == nil ? file : (try? SourceText(file))?.bytes ?? []
  }
}
