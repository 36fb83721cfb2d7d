/// Escapes and refuses characters on their way into XML.
enum MarkupText {
  /// Text between tags. Carriage returns and other control characters are refused: they have no place in a clause.
  static func escaped(_ text: String) throws(RedlineError) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t": result += "&#9;"
      case "\n": result += "&#10;"
      default:
        guard scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF, scalar.value != 0x7F
        else {
          throw .forbiddenCharacter(scalar.value, String(text.prefix(40)).filter { !$0.isNewline })
        }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a byte stands for itself, wherever it stands: no mark of XML's, no control character, and none that U+FFFE
  /// and U+FFFF begin with.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x7F, 0xEF: false
    default: byte >= 0x20
    }
  }

  /// The five predefined entities and character references, as text.
  static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";"),
        let character = character(String(rest[rest.index(after: start)..<end]))
      else {
        result += "&"
        rest = rest.dropFirst()
        continue
      }
      result.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func character(_ name: String) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let code =
        name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      return code.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }
}
