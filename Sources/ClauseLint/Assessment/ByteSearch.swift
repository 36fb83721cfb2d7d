extension String {
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
