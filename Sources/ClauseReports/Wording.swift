/// The text on one line and safe to print: blanks become single spaces, and control and direction characters, with which
/// a document could rewrite the reader's terminal, become U+FFFD.
package func printable(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var blank = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      blank = !result.isEmpty
      continue
    }
    if blank { result.append(" ") }
    blank = false
    result.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar)
  }
  return String(result)
}

private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// The text cut after the last whole word within `limit` characters, with "…" where something was cut.
package func shortened(_ text: String, to limit: Int = 160) -> String {
  guard text.count > limit else { return text }
  let head = text.prefix(limit + 1)
  let end = head.lastIndex(of: " ") ?? text.index(text.startIndex, offsetBy: limit)
  return text[..<end] + " …"
}

/// The text filled into lines of at most `width` characters, each after `indent` spaces, the first after `lead`.
package func filled(_ text: String, indent: Int, lead: String = "", width: Int = 100) -> String {
  let margin = String(repeating: " ", count: indent)
  var lines = [lead.isEmpty ? margin : lead]
  var column = lead.isEmpty ? indent : lead.count
  var atStart = true
  for word in text.split(separator: " ") {
    let length = word.count
    if !atStart, column + 1 + length > width {
      lines.append(margin)
      column = indent
      atStart = true
    }
    lines[lines.count - 1] += atStart ? String(word) : " " + word
    column += atStart ? length : length + 1
    atStart = false
  }
  return lines.joined(separator: "\n")
}
