/// Pipe tables: a header row, a row of dashes, then rows.
enum MarkdownTable {
  /// Whether `line` is the row of dashes under a header.
  static func isDelimiter(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var dashes = 0
    for byte in bytes[range] {
      guard byte == 0x2D || byte == 0x7C || byte == 0x3A || byte == 0x20 || byte == 0x09 else { return false }
      if byte == 0x2D { dashes += 1 }
    }
    return dashes > 0 && bytes[range].contains(0x7C)
  }

  /// The cells of a row, without blanks at their ends; "\|" does not divide, nor does a pipe in code.
  static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = bytes[range].first == 0x7C ? range.lowerBound + 1 : range.lowerBound
    var index = start
    while index < range.upperBound {
      if bytes[index] == 0x5C {
        index += 2
        continue
      }
      if bytes[index] == 0x7C {
        cells.append(SourceLine(bytes, start..<index).content)
        start = index + 1
      }
      index += 1
    }
    if start < range.upperBound { cells.append(SourceLine(bytes, start..<range.upperBound).content) }
    return cells
  }
}
