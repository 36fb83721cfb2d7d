import ClauseLint

/// The rules of a library by their ids, as reports ask for them.
struct RuleBook: Sendable {
  struct Entry: Sendable {
    var id: String
    var family: Family
    var element: Element
  }

  let entries: [Entry]
  private let places: [String: Int]
  let measured: Measurement?

  init(_ library: ClauseLibrary) {
    entries = library.families.flatMap { family in
      family.elements.map { Entry(id: "\(family.id).\($0.id)", family: family, element: $0) }
    }
    places = Dictionary(
      entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    measured = library.measured
  }

  subscript(rule: String) -> Entry? { places[rule].map { entries[$0] } }

  /// What a rule asks for, in a sentence.
  func summary(of rule: String) -> String {
    HouseRule(rawValue: rule)?.says ?? self[rule]?.element.requires ?? rule
  }
}

/// Escapes text for the content and the attributes of XML and HTML; control characters, which neither may hold, become
/// U+FFFD, and so do those that turn the direction of the text around.
func markup(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    default:
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
  return result
}
