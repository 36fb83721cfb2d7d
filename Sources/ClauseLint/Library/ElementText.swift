/// An element as the text of its file, for an author to begin with.
package enum ElementText {
  /// The file of an element of the library, to be changed and put into an overlay.
  package static func yaml(of element: Element) -> String {
    var lines = [
      "id: \(element.id)", "key: \(element.key)", "requires: \(scalar(element.requires))",
      "severity: \(element.severity.rawValue)", "satisfied:",
    ]
    lines += element.satisfied.map { "  - \(scalar($0.text))" }
    if !element.adverse.isEmpty { lines += ["adverse:"] + element.adverse.flatMap(adverse) }
    lines += ["guidance: \(scalar(element.guidance))", "comment: \(scalar(element.comment))"]
    if !element.references.isEmpty { lines += ["references:"] + element.references.flatMap(reference) }
    lines.append("examples:")
    for kind in LibraryTest.Kind.allCases {
      let examples = element.examples.of(kind)
      guard !examples.isEmpty else { continue }
      lines += ["  \(kind.rawValue):"] + examples.map { "    - \(scalar($0.written))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func adverse(_ term: AdverseTerm) -> [String] {
    var lines = ["  - phrases:"] + term.phrases.map { "      - \(scalar($0.text))" }
    lines += ["    says: \(scalar(term.says))", "    severity: \(term.severity.rawValue)"]
    if term.prohibited { lines.append("    prohibited: true") }
    if !term.curedBy.isEmpty { lines.append("    cured-by: [\(term.curedBy.joined(separator: ", "))]") }
    return lines
  }

  private static func reference(_ reference: Reference) -> [String] {
    [
      "  - title: \(scalar(reference.title))", "    body: \(scalar(reference.body))",
      "    year: \(scalar(reference.year))",
    ] + (reference.unverified ? ["    unverified: true"] : [])
  }

  /// Text as a double-quoted scalar, or as it stands where it is words and nothing that YAML could take for more.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true && text.last?.isWhitespace == false
      && text.allSatisfy { $0.isLetter || $0.isNumber || " .-()’“”–".contains($0) }
    if isPlain { return text }
    var quoted = ""
    for character in text {
      switch character {
      case "\"", "\\": quoted += "\\\(character)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.append(character)
      }
    }
    return "\"\(quoted)\""
  }
}

extension Example {
  /// The example as it is written, with its marks.
  var written: String {
    guard let marked else { return text }
    let bytes = Array(text.utf8)
    guard marked.upperBound <= bytes.count else { return text }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return part(0..<marked.lowerBound) + "⟦" + part(marked) + "⟧" + part(marked.upperBound..<bytes.count)
  }
}
