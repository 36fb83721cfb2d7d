import ClauseLint
import OfficeOpenXML

/// An example in another form, or with another meaning, as a document.
struct MetamorphicVariant {
  enum Expectation {
    /// Only the form is another: what is satisfied stays so.
    case same
    /// The meaning is another: what was satisfied is satisfied no more.
    case noMore
    /// The parties are exchanged: a pattern that names one fires no more.
    case noPartyPattern
  }

  var name: String
  var expectation: Expectation
  /// The words themselves, for the report.
  var text: String
  var document: Document

  /// The names that replace those of an example, with the sentence that defines them.
  static let names: [(authority: String, supplier: String)] = [
    ("Norrvik", "Brightpole"), ("Beställaren", "Leverantören"), ("Host Town", "Lamp Firm"),
  ]

  static let unrelated = "The offices are open from nine to five. Invoices are sent by post."
  static let closing = "Meetings take place in Lindvik. The fee is stated in Annex B."
}

/// Every variant of one example.
struct MetamorphicVariants {
  let text: String
  let lexicon: Lexicon
  private(set) var all: [MetamorphicVariant] = []

  /// The text in one line.
  private var line: String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  init(of text: String, lexicon: Lexicon) throws {
    self.text = text
    self.lexicon = lexicon
    try addLetters()
    try addPlaces()
    try addLists()
    try addNames()
    try addMeanings()
  }

  private mutating func add(
    _ name: String, _ text: String, _ expectation: MetamorphicVariant.Expectation = .same,
    in file: String = "variant.txt"
  ) throws {
    let document = try DocumentReader.read(Array(text.utf8), name: file)
    all.append(MetamorphicVariant(name: name, expectation: expectation, text: text, document: document))
  }

  private mutating func add(
    _ name: String, word content: [WordContent], _ expectation: MetamorphicVariant.Expectation = .same
  ) throws {
    let bytes = try WordWriter.document(content, title: "Terms")
    let document = try DocumentReader.read(bytes, name: "variant.docx")
    all.append(MetamorphicVariant(name: name, expectation: expectation, text: line, document: document))
  }

  // MARK: Letters and spaces

  private mutating func addLetters() throws {
    try add("as it is", text)
    try add("capitals", text.uppercased())
    try add("no-break spaces", text.replacing(" ", with: "\u{A0}"))
    try add("double spaces", text.replacing(" ", with: "  "))
    try add("soft hyphens", Self.softened(text))
    try add("broken lines", Self.wrapped(line, at: 34, with: "\n"))
    try add("broken lines of Windows", Self.wrapped(line, at: 60, with: "\r\n"))
    let straight = text.replacing("“", with: "\"").replacing("”", with: "\"").replacing("’", with: "'")
    try add("straight quotes", straight)
    try add("curly quotes", Self.curled(straight))
  }

  private static func softened(_ text: String) -> String {
    var result = ""
    var run = 0
    for character in text {
      run = character.isLetter ? run + 1 : 0
      if run == 4 { result += "\u{AD}" }
      result.append(character)
    }
    return result
  }

  private static func wrapped(_ text: String, at width: Int, with end: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + word.count >= width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: end)
  }

  private static func curled(_ text: String) -> String {
    var result = ""
    for character in text {
      let opens = result.last.map { $0 == " " || $0 == "(" || $0 == "\n" } ?? true
      switch character {
      case "'": result += opens ? "‘" : "’"
      case "\"": result += opens ? "“" : "”"
      default: result.append(character)
      }
    }
    return result
  }

  // MARK: Places

  private mutating func addPlaces() throws {
    try add("numbered clause", "12.3 \(line)")
    try add("clause under a heading", "7. PERFORMANCE\n\n7.1 \(line)\n")
    try add("after other sentences", "\(MetamorphicVariant.unrelated) \(line)")
    try add("before other sentences", "\(line) \(MetamorphicVariant.closing)")
    try add(
      "between other paragraphs",
      "\(MetamorphicVariant.unrelated)\n\n\(text)\n\n\(MetamorphicVariant.closing)\n")
    try add("cell of a table", "| No. | Term |\n| --- | --- |\n| 4 | \(line) |\n", in: "variant.md")
    try add("cell with an answer", "| Requirement | Met |\n|---|---|\n| \(line) | Yes |\n", in: "variant.md")
    try add("emphasis", "## Terms\n\n**\(line)**\n", in: "variant.md")
    try add("Word", word: [.heading(level: 1, "Terms"), .clause(level: 2, line)])
    try add(
      "table in Word",
      word: [.table([["No.", "Term"], ["4", line]]), .paragraph(MetamorphicVariant.closing)])
  }

  // MARK: Lists

  private mutating func addLists() throws {
    let items = "(a) the fee is stated in Annex B; and\n\n(b) \(line)\n"
    try add("item of a list", "The following applies:\n\n\(items)")
    try add(
      "bullet", "The following applies:\n\n- the fee is stated in Annex B\n- \(line)\n", in: "variant.md")
    if let (stem, rest) = stem {
      try add("item after its stem", "\(stem):\n\n(a) meet every month in Lindvik; and\n\n(b) \(rest)\n")
      try add("item in its sentence", "\(stem): (a) meet every month in Lindvik; and (b) \(rest)")
      try add(
        "item in Word",
        word: [
          .clause(level: 2, "\(stem):"), .clause(level: 3, "meet every month in Lindvik; and"),
          .clause(level: 3, rest),
        ])
    }
  }

  /// "The Supplier shall" and what follows, where one sentence begins so.
  private var stem: (String, String)? {
    guard !text.contains("\n"), !text.contains(". "), !text.contains(";"), !text.contains(":") else {
      return nil
    }
    for modal in [" shall not ", " must not ", " shall ", " must ", " will "] {
      guard let range = text.firstRange(of: modal) else { continue }
      let before = text[..<range.lowerBound]
      let after = text[range.upperBound...]
      guard before.split(separator: " ").count <= 4, !before.contains(",") else { return nil }
      guard ![" shall ", " must ", " will "].contains(where: after.contains), !after.hasPrefix("not ") else {
        return nil
      }
      return (String(before + modal.dropLast()), String(after))
    }
    return nil
  }

  // MARK: Names

  private mutating func addNames() throws {
    for (authority, supplier) in MetamorphicVariant.names {
      let opening =
        "This Contract is made between the Municipality of Lindvik (the “\(authority)”) and Tallgren & Partner Limited "
        + "(the “\(supplier)”). The \(authority) shall pay the \(supplier)."
      let renamed = MetamorphicWords.renamed(line, authority: authority, supplier: supplier, lexicon: lexicon)
      try add("as \(authority) and \(supplier)", "\(opening)\n\n\(renamed.text)\n")
    }
  }

  // MARK: Meanings

  private mutating func addMeanings() throws {
    try add("recital", "WHEREAS \(line)", .noMore)
    try add("under Recitals", "# Recitals\n\n(A) \(line)\n", .noMore, in: "variant.md")
    try add("heading", "# \(line)\n\n\(MetamorphicVariant.unrelated)\n", .noMore, in: "variant.md")
    // Many contracts set whole clauses in heading styles, for their numbers: what is longer than a title is read.
    try add(
      "heading in Word", word: [.heading(level: 1, line), .paragraph(MetamorphicVariant.unrelated)],
      line.count <= 110 ? .noMore : .same)
    try add("question", Self.asked(line), .noMore)
    try add("inverted question", "Is it agreed that \(Self.asked(line))", .noMore)
    if let denied = MetamorphicWords.denied(line, .ban) { try add("negation", denied, .noMore) }
    if let denied = MetamorphicWords.denied(line, .noDuty) { try add("no duty", denied, .noMore) }
    if let swapped = MetamorphicWords.swapped(line, lexicon: lexicon) {
      try add("swapped parties", swapped, .noPartyPattern)
    }
  }

  private static func asked(_ text: String) -> String {
    let text = text.replacing(". ", with: "? ").replacing("; ", with: "? ")
    return (text.hasSuffix(".") ? String(text.dropLast()) : text) + "?"
  }
}

extension MetamorphicVariants {
  /// The variants that every example has; lists after a stem and exchanged parties need the words for it.
  static let everywhere: Set<String> = [
    "as it is", "capitals", "no-break spaces", "double spaces", "soft hyphens", "broken lines",
    "broken lines of Windows", "straight quotes", "curly quotes", "numbered clause", "clause under a heading",
    "after other sentences", "before other sentences", "between other paragraphs", "cell of a table",
    "cell with an answer", "emphasis", "Word", "table in Word", "item of a list", "bullet",
    "as Norrvik and Brightpole",
    "as Beställaren and Leverantören", "as Host Town and Lamp Firm", "recital", "under Recitals", "heading",
    "heading in Word", "question", "inverted question", "negation", "no duty",
  ]
}
