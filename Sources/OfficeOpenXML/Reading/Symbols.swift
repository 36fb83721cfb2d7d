/// Characters of symbol fonts (`w:sym`, 17.3.3.30) as Unicode.
enum Symbols {
  /// A digit as it stands in a note's mark.
  static func raised(_ digit: UnicodeScalar) -> UnicodeScalar {
    let raised: [UnicodeScalar] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let value = Int(digit.value) - 0x30
    return raised.indices.contains(value) ? raised[value] : digit
  }

  /// - Parameter code: hexadecimal; F000 to F0FF is the font's own table.
  static func scalar(_ code: String?, font: String?) -> UnicodeScalar? {
    guard let value = code.flatMap({ UInt32($0, radix: 16) }) else { return nil }
    guard (0xF000...0xF0FF).contains(value) else { return UnicodeScalar(value) }
    let place = value - 0xF000
    let table = font?.lowercased().hasPrefix("wingdings") == true ? wingdings : symbol
    if let known = table[place] { return known }
    return font?.lowercased() == "symbol" && (0x20...0x3F).contains(place)
      ? UnicodeScalar(place) : UnicodeScalar(value)
  }

  private static let wingdings: [UInt32: UnicodeScalar] = [
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑", 0x4A: "☺", 0x28: "☎", 0x2A: "✉", 0xDF: "←", 0xE1: "↑", 0xE2: "↓",
  ]

  private static let symbol: [UInt32: UnicodeScalar] = {
    var table: [UInt32: UnicodeScalar] = [
      0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xB7: "•",
      0xA5: "∞", 0xD7: "⋅", 0xD6: "√", 0xE5: "∑", 0xF2: "∫", 0xAE: "→", 0xAC: "←", 0xDE: "⇒", 0xD2: "®",
      0xD3: "©", 0xD4: "™", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xBC: "…", 0xBE: "—",
    ]
    let lower = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
    let upper = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
    for (place, scalar) in lower.unicodeScalars.enumerated() { table[0x61 + UInt32(place)] = scalar }
    for (place, scalar) in upper.unicodeScalars.enumerated() { table[0x41 + UInt32(place)] = scalar }
    return table
  }()
}
