extension Measurement {
  /// Decodes `measured.yaml`; `rules` are the ids of all elements by family.
  static func decode(
    _ file: LibraryFile, rules: [String: [String]]
  ) throws(LibraryFault) -> Measurement {
    let fields = try LibraryValue(file: file).fields(.measurement)
    var families: [FamilyMeasure] = []
    for (key, id, value) in try fields.need("families").named() {
      let elements = try key.known(family: id, in: rules)
      families.append(try FamilyMeasure.decode(value, id: id, elements: elements))
    }
    return Measurement(
      corpus: try fields.text("corpus"), date: try day(fields.need("date")),
      documents: try fields.need("documents").number(), families: families.sorted { $0.id < $1.id })
  }

  private static func day(_ value: LibraryValue) throws(LibraryFault) -> String {
    let text = try value.text()
    let form = text.map { $0.isASCII && $0.isNumber ? "0" : $0 }
    guard String(form) == "0000-00-00" else {
      throw value.fault(.wrongType(value.name, expected: "a date such as 2026-03-01"))
    }
    return text
  }

  /// The measurement as a file of the library. Words are written as double-quoted scalars where they need it.
  package var yaml: String {
    var lines = [
      "# What `clauselint library evaluate --write` measured; `clauselint explain` shows it.",
      "corpus: \(ElementText.scalar(corpus))", "date: \(date)", "documents: \(documents)", "families:",
    ]
    for family in families {
      lines += [
        "  \(family.id):", "    missing: \(family.missing.yaml)", "    adverse: \(family.adverse.yaml)",
        "    elements:",
      ]
      lines += family.elements.map { "      \($0.id): \($0.score.yaml)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension FamilyMeasure {
  fileprivate static func decode(
    _ value: LibraryValue, id: String, elements known: [String]
  ) throws(LibraryFault) -> FamilyMeasure {
    let fields = try value.fields(.familyMeasure)
    var elements: [ElementMeasure] = []
    for (key, name, score) in try fields.need("elements").named() {
      try key.check(element: name, in: known)
      elements.append(ElementMeasure(id: name, score: try Score.decode(score)))
    }
    return FamilyMeasure(
      id: id, missing: try Score.decode(fields.need("missing")),
      adverse: try Score.decode(fields.need("adverse")), elements: elements.sorted { $0.id < $1.id })
  }
}

extension Score {
  fileprivate static func decode(_ value: LibraryValue) throws(LibraryFault) -> Score {
    let fields = try value.fields(.score)
    return Score(
      right: try fields.need("right").count(), wrong: try fields.need("wrong").count(),
      overlooked: try fields.need("overlooked").count())
  }

  fileprivate var yaml: String { "{right: \(right), wrong: \(wrong), overlooked: \(overlooked)}" }
}

extension LibraryValue {
  fileprivate func count() throws(LibraryFault) -> Int {
    let number = try number()
    guard number >= 0 else { throw fault(.wrongType(name, expected: "0 or more")) }
    return number
  }

  /// The ids of a family's elements, where there is such a family.
  func known(family id: String, in rules: [String: [String]]) throws(LibraryFault) -> [String] {
    if let elements = rules[id] { return elements }
    throw fault(.unknownFamily(id, suggestion: suggestion(for: id, among: rules.keys.sorted())))
  }

  func check(element id: String, in known: [String]) throws(LibraryFault) {
    guard !known.contains(id) else { return }
    throw fault(.unknownElement(id, suggestion: suggestion(for: id, among: known)))
  }
}
