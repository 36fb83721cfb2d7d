/// A file's lines with insertions between them and words changed in them, as bytes and as a diff.
struct LineEdit {
  private enum Change { case keep, add, remove }
  private let steps: [(change: Change, bytes: [UInt8])]

  init(lines: TextLines, insertions: [LineInsertion], replacements: [LineReplacement] = []) {
    let changed = Self.changedLines(lines, replacements)
    let terminator = Array(lines.terminator.utf8)
    var added: [Int: [String]] = [:]
    for insertion in insertions { added[insertion.after, default: []] += insertion.lines }
    var steps: [(change: Change, bytes: [UInt8])] = (added[-1] ?? []).map {
      (.add, Array($0.utf8) + terminator)
    }
    for line in 0..<lines.count {
      let old = Array(lines.bytes[lines.range(line)])
      let bytes = changed[line] ?? old
      if changed[line] != nil { steps.append((.remove, old)) }
      guard let new = added[line] else {
        if changed[line] == nil {
          steps.append((.keep, bytes))
        } else if !bytes.isEmpty {
          steps.append((.add, bytes))
        }
        continue
      }
      if changed[line] != nil {
        let isOpen = bytes.last != 0x0A
        if !bytes.isEmpty { steps.append((.add, isOpen ? bytes + terminator : bytes)) }
        for (index, text) in new.enumerated() {
          steps.append((.add, Array(text.utf8) + (isOpen && index == new.count - 1 ? [] : terminator)))
        }
        continue
      }
      // A last line without a terminator gets one, and the new last line goes without in its place.
      let isOpen = bytes.last != 0x0A
      if isOpen { steps.append((.remove, bytes)) }
      steps.append(isOpen ? (.add, bytes + terminator) : (.keep, bytes))
      for (index, text) in new.enumerated() {
        let isEnd = isOpen && index == new.count - 1
        steps.append((.add, Array(text.utf8) + (isEnd ? [] : terminator)))
      }
    }
    self.steps = steps
  }

  /// The new bytes of the lines that replacements touch; a replacement over several lines draws them together into
  /// its first.
  private static func changedLines(_ lines: TextLines, _ replacements: [LineReplacement]) -> [Int: [UInt8]] {
    var result: [Int: [UInt8]] = [:]
    for replacement in replacements.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      let first = lines.line(of: replacement.range.lowerBound)
      let last = lines.line(of: max(replacement.range.lowerBound, replacement.range.upperBound - 1))
      let start = lines.range(first).lowerBound
      let head = Array(lines.bytes[start..<replacement.range.lowerBound])
      // What stands behind may have changed already, since the last change comes first.
      let end = lines.range(last)
      let old = result[last] ?? Array(lines.bytes[end])
      let tail = old.suffix(old.count - (replacement.range.upperBound - end.lowerBound))
      for line in first...last { result[line] = [] }
      result[first] = head + replacement.bytes + tail
    }
    return result
  }

  var bytes: [UInt8] { steps.flatMap { $0.change == .remove ? [] : $0.bytes } }

  /// Hunks with three lines of context; nothing where nothing changes.
  func unifiedDiff(path: String) -> [UInt8] {
    let changed = steps.indices.filter { steps[$0].change != .keep }
    guard !changed.isEmpty else { return [] }
    var hunks: [Range<Int>] = []
    for index in changed {
      let range = max(0, index - 3)..<min(steps.count, index + 4)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    let name = path.drop { $0 == "/" }.filter { !$0.isNewline }
    // A tab after the name tells patch where a name with blanks ends.
    let end = name.contains(" ") ? "\t\n" : "\n"
    return Array("--- a/\(name)\(end)+++ b/\(name)\(end)".utf8) + hunks.flatMap(hunk)
  }

  private func hunk(_ range: Range<Int>) -> [UInt8] {
    func count(_ slice: Range<Int>, without change: Change) -> Int {
      slice.count { steps[$0].change != change }
    }
    func header(_ change: Change) -> String {
      let length = count(range, without: change)
      let start = count(0..<range.lowerBound, without: change) + (length == 0 ? 0 : 1)
      return length == 1 ? "\(start)" : "\(start),\(length)"
    }
    var result = Array("@@ -\(header(.add)) +\(header(.remove)) @@\n".utf8)
    for index in range {
      let sign: StaticString =
        switch steps[index].change {
        case .keep: " "
        case .add: "+"
        case .remove: "-"
        }
      result += sign.withUTF8Buffer { Array($0) } + steps[index].bytes
      if steps[index].bytes.last != 0x0A { result += Array("\n\\ No newline at end of file\n".utf8) }
    }
    return result
  }
}
