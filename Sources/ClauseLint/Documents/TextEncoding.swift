/// The encodings of plain text that a user may declare; nothing is guessed.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case latin1 = "iso-8859-1"
  case latin9 = "iso-8859-15"
  case windows1250 = "windows-1250"
  case windows1252 = "windows-1252"
  case macRoman = "macintosh"

  /// The encoding of a name as it is usually written: "latin1", "cp1252".
  package init?(name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "utf8": self = .utf8
    case "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "iso88591", "latin1", "ascii", "usascii": self = .latin1
    case "iso885915", "latin9": self = .latin9
    case "windows1250", "cp1250": self = .windows1250
    case "windows1252", "cp1252", "ansi": self = .windows1252
    case "macintosh", "macroman": self = .macRoman
    default: return nil
    }
  }

  /// The text as UTF-8.
  /// - Throws: `ReadingError.badEncoding` with the offset of the first byte that the encoding does not have.
  package func utf8(_ bytes: [UInt8]) throws(ReadingError) -> [UInt8] {
    switch self {
    case .utf8: return bytes
    case .utf16LittleEndian: return bytes.starts(with: [0xFF, 0xFE]) ? bytes : [0xFF, 0xFE] + bytes
    case .utf16BigEndian: return bytes.starts(with: [0xFE, 0xFF]) ? bytes : [0xFE, 0xFF] + bytes
    default: break
    }
    let table = upperHalf
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for (at, byte) in bytes.enumerated() {
      if byte < 0x80 {
        result.append(byte)
      } else {
        guard let scalar = table[Int(byte) - 0x80], let utf8 = UTF8.encode(scalar) else {
          throw .badEncoding(rawValue, offset: at)
        }
        result += utf8
      }
    }
    return result
  }

  /// What the bytes from 0x80 on stand for; `nil` for those that stand for nothing.
  private var upperHalf: [UnicodeScalar?] {
    let latin = (0x80...0xFF).map { UnicodeScalar(UInt8($0)) as UnicodeScalar? }
    switch self {
    case .latin9:
      var table = latin
      for (byte, scalar) in zip([0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE], "€ŠšŽžŒœŸ".unicodeScalars) {
        table[byte - 0x80] = scalar
      }
      return table
    case .windows1252:
      return TextEncoding.table("€·‚ƒ„…†‡ˆ‰Š‹Œ·Ž··‘’“”•–—˜™š›œ·žŸ") + latin[32...]
    case .windows1250:
      return TextEncoding.table(
        "€·‚·„…†‡·‰Š‹ŚŤŽŹ·‘’“”•–—·™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶\u{1}¸ąş»Ľ˝ľż"
          + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙")
    case .macRoman:
      return TextEncoding.table(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡\u{1}‚„‰"
          + "ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")
    default: return latin
    }
  }

  /// A middle dot stands for a byte without meaning, U+0001 for a middle dot.
  private static func table(_ text: String) -> [UnicodeScalar?] {
    text.unicodeScalars.map { $0 == "·" ? nil : $0 == "\u{1}" ? "·" : $0 }
  }
}
