/// A JSON value whose members keep the order in which they were written, so that the same report is the same bytes.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  /// A number with a decimal point, written as it stands.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  /// The value over several lines, two spaces to a level, with a line feed at the end.
  package var rendered: String {
    var text: [UInt8] = []
    write(to: &text, depth: 0)
    text.append(0x0A)
    return String(decoding: text, as: UTF8.self)
  }

  /// The value as it stands inside of others, at a depth of levels, without a line feed at the end.
  func rendered(depth: Int) -> String {
    var text: [UInt8] = []
    write(to: &text, depth: depth)
    return String(decoding: text, as: UTF8.self)
  }

  /// The value on one line, without a line feed.
  package var compact: String {
    var text: [UInt8] = []
    writeCompact(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func writeCompact(to text: inout [UInt8]) {
    switch self {
    case .null, .bool, .number, .decimal, .string: write(to: &text, depth: 0)
    case .array(let values):
      for (index, value) in values.enumerated() {
        text += (index == 0 ? "[" : ",").utf8
        value.writeCompact(to: &text)
      }
      text += (values.isEmpty ? "[]" : "]").utf8
    case .object(let members):
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "{" : ",").utf8
        Self.quote(member.name, to: &text)
        text += ":".utf8
        member.value.writeCompact(to: &text)
      }
      text += (members.isEmpty ? "{}" : "}").utf8
    }
  }

  /// Adds the value as it stands inside of others, at a depth of levels, without a line feed at the end.
  func write(to text: inout [UInt8], depth: Int) {
    switch self {
    case .null: text += "null".utf8
    case .bool(let value): text += (value ? "true" : "false").utf8
    case .number(let value): text += String(value).utf8
    case .decimal(let digits): text += digits.utf8
    case .string(let value): Self.quote(value, to: &text)
    case .array(let values):
      Self.write(values, between: "[", "]", to: &text, depth: depth) { value, text in
        value.write(to: &text, depth: depth + 1)
      }
    case .object(let members):
      Self.write(members, between: "{", "}", to: &text, depth: depth) { member, text in
        Self.quote(member.name, to: &text)
        text += ": ".utf8
        member.value.write(to: &text, depth: depth + 1)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between open: Unicode.Scalar, _ close: Unicode.Scalar, to text: inout [UInt8],
    depth: Int, each: (Item, inout [UInt8]) -> Void
  ) {
    text.append(UInt8(ascii: open))
    for (index, item) in items.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      breakLine(&text, depth: depth + 1)
      each(item, &text)
    }
    if !items.isEmpty { breakLine(&text, depth: depth) }
    text.append(UInt8(ascii: close))
  }

  private static func breakLine(_ text: inout [UInt8], depth: Int) {
    text.append(0x0A)
    for _ in 0..<depth * 2 { text.append(0x20) }
  }

  private static func quote(_ value: String, to text: inout [UInt8]) {
    var value = value
    text.append(0x22)
    value.withUTF8 { bytes in
      // Most texts need no escape.
      if bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
        text += bytes
      } else {
        for byte in bytes { append(byte, to: &text) }
      }
    }
    text.append(0x22)
  }

  private static func append(_ byte: UInt8, to text: inout [UInt8]) {
    switch byte {
    case 0x22: text += "\\\"".utf8
    case 0x5C: text += "\\\\".utf8
    case 0x0A: text += "\\n".utf8
    case 0x0D: text += "\\r".utf8
    case 0x09: text += "\\t".utf8
    case 0..<0x20, 0x7F: text += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
    default: text.append(byte)
    }
  }
}
