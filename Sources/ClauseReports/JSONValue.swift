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
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += String(value)
    case .decimal(let digits): text += digits
    case .string(let value): text += Self.quoted(value)
    case .array(let values):
      Self.write(values.map { ("", $0) }, between: "[", "]", to: &text, indent: indent)
    case .object(let members):
      Self.write(
        members.map { (Self.quoted($0.name) + ": ", $0.value) }, between: "{", "}", to: &text, indent: indent)
    }
  }

  private static func write(
    _ items: [(lead: String, value: JSONValue)], between open: String, _ close: String,
    to text: inout String, indent: String
  ) {
    guard !items.isEmpty else { return text += open + close }
    let inner = indent + "  "
    text += open
    for (index, item) in items.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + inner + item.lead
      item.value.write(to: &text, indent: inner)
    }
    text += "\n" + indent + close
  }

  private static func quoted(_ value: String) -> String {
    // Most texts need no escape.
    let isPlain = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
    if isPlain { return "\"\(value)\"" }
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text += scalar.value < 0x20 || scalar.value == 0x7F ? escape(scalar) : String(scalar)
      }
    }
    return text + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
