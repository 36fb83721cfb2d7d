extension String {
  /// Whether a text occurs, byte by byte.
  func holds(_ text: String) -> Bool { offset(of: text) != nil }

  /// The text with every occurrence of some words replaced, byte by byte; itself where there is none.
  func swapping(_ words: String, for others: String) -> String {
    guard let first = offset(of: words) else { return self }
    let (bytes, old, new) = (Array(utf8), Array(words.utf8), Array(others.utf8))
    guard !old.isEmpty else { return self }
    var result = Array(bytes[..<first])
    var at = first
    while at < bytes.count {
      if bytes[at] == old[0], bytes[at...].starts(with: old) {
        result += new
        at += old.count
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// How often each of some texts occurs, byte by byte.
  func counts(of texts: [String]) -> [Int] {
    let texts = texts.map { Array($0.utf8) }
    var counts = texts.map { _ in 0 }
    var firsts = [Bool](repeating: false, count: 256)
    for text in texts where !text.isEmpty { firsts[Int(text[0])] = true }
    var whole = self
    whole.withUTF8 { whole in
      for start in whole.indices where firsts[Int(whole[start])] {
        let rest = whole[start...]
        for (index, text) in texts.enumerated() where !text.isEmpty && rest.starts(with: text) {
          counts[index] += 1
        }
      }
    }
    return counts
  }

  /// The offset in UTF-8 bytes at which a text first occurs; `nil` where it does not. The standard library's own
  /// search honours characters made of several scalars, which headings are not searched for, and costs a hundred
  /// times as much.
  func offset(of text: String) -> Int? {
    var (whole, part) = (self, text)
    return whole.withUTF8 { whole in
      part.withUTF8 { part in
        guard let first = part.first, part.count <= whole.count else { return part.isEmpty ? 0 : nil }
        for start in 0...(whole.count - part.count) where whole[start] == first {
          if (1..<part.count).allSatisfy({ whole[start + $0] == part[$0] }) { return start }
        }
        return nil
      }
    }
  }
}
