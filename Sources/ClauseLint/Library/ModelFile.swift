/// Reads `model.md`: a title line, three tiers and their numbered paragraphs.
struct ModelFile {
  private let path: String
  private let elements: [String]
  private let slots: [String]
  private var clause = ModelClause(heading: "")
  private var tier: Tier?
  /// The lines of the paragraph being read, each with its place.
  private var open: [(text: String, place: Place)] = []

  private init(path: String, elements: [String], slots: [String]) {
    self.path = path
    self.elements = elements
    self.slots = slots
  }

  /// `elements` and `parameters` are the ids and names that paragraphs may use.
  static func decode(
    _ file: LibraryFile, elements: [String], parameters: [String]
  ) throws(LibraryFault) -> ModelClause {
    var reader = ModelFile(
      path: file.name, elements: elements, slots: LibraryShape.partySlots + parameters)
    let lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let heading = try reader.heading(lines.first.map(String.init) ?? "")
    for (index, line) in lines.enumerated().dropFirst() {
      try reader.read(String(line), line: index + 1)
    }
    try reader.closeParagraph()
    for tier in Tier.allCases where reader.clause[tier]?.isEmpty ?? true {
      let end = Place(file: file.name, line: lines.count, column: 1)
      throw LibraryFault(.model(.missingTier(tier.rawValue.capitalizedWord)), at: end)
    }
    reader.clause.heading = heading
    return reader.clause
  }

  private func heading(_ line: String) throws(LibraryFault) -> String {
    let label = "heading:"
    let title = line.hasPrefix(label) ? trimmed(line.dropFirst(label.count)) : ""
    if title.isEmpty { throw LibraryFault(.model(.noHeading), at: Place(file: path, line: 1, column: 1)) }
    return title
  }

  private mutating func read(_ line: String, line number: Int) throws(LibraryFault) {
    let indent = line.prefix(while: \.isWhitespace).unicodeScalars.count
    let text = trimmed(line)
    let place = Place(file: path, line: number, column: indent + 1)
    if text.isEmpty { return try closeParagraph() }
    if text.hasPrefix("#") {
      try closeParagraph()
      return try openTier(trimmed(text.drop { $0 == "#" }), at: place)
    }
    let digits = text.prefix(while: \.isWholeNumber)
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, rest.hasPrefix(". ") else {
      if open.isEmpty { throw LibraryFault(.model(.textOutsideParagraph), at: place) }
      return open.append((text, place))
    }
    try closeParagraph()
    if tier == nil { throw LibraryFault(.model(.textOutsideParagraph), at: place) }
    let body = trimmed(rest.dropFirst())
    let shift = text.unicodeScalars.count - body.unicodeScalars.count
    open = [(body, Place(file: path, line: number, column: indent + shift + 1))]
  }

  private mutating func openTier(_ name: String, at place: Place) throws(LibraryFault) {
    guard let found = Tier.allCases.first(where: { $0.rawValue.capitalizedWord == name }) else {
      throw LibraryFault(.model(.unknownTier(name)), at: place)
    }
    if clause[found] != nil { throw LibraryFault(.model(.repeatedTier(name)), at: place) }
    clause[found] = []
    tier = found
  }

  private mutating func closeParagraph() throws(LibraryFault) {
    guard let tier, let first = open.first else { return }
    for line in open { try checkSlots(line.text, at: line.place) }
    let (text, ids) = split(open.map(\.text).joined(separator: " "))
    if inner(text).contains(where: { !$0.isEmpty && $0.allSatisfy(elements.contains) }) {
      throw LibraryFault(.model(.misplacedElements), at: first.place)
    }
    for id in ids where !elements.contains(id) {
      let near = suggestion(for: id, among: elements)
      throw LibraryFault(.unknownElement(id, suggestion: near), at: open.last?.place ?? first.place)
    }
    clause[tier]?.append(ModelParagraph(text: text, elements: ids))
    open = []
  }

  /// Parts a paragraph from the bracket at its end; without one it satisfies no element by itself, as a
  /// paragraph on subcontractors does.
  private func split(_ text: String) -> (text: String, elements: [String]) {
    guard text.last == "]", let bracket = text.lastIndex(of: "[") else { return (text, []) }
    return (trimmed(text[..<bracket]), words(in: text[text.index(after: bracket)...].dropLast()))
  }

  private func words(in list: some StringProtocol) -> [String] {
    list.split(separator: ",").map { trimmed($0) }
  }

  /// The lists in brackets inside a text.
  private func inner(_ text: String) -> [[String]] {
    text.split(separator: "[").dropFirst().compactMap { part in
      part.firstIndex(of: "]").map { words(in: part[..<$0]) }
    }
  }

  private func checkSlots(_ text: String, at place: Place) throws(LibraryFault) {
    for piece in ModelPiece.pieces(of: text) {
      let there = Place(file: place.file, line: place.line, column: place.column + piece.offset)
      switch piece.kind {
      case .words: continue
      case .stray: throw LibraryFault(.model(.unclosedSlot), at: there)
      case .slot(let name):
        if slots.contains(name) { continue }
        let near = suggestion(for: name, among: slots)
        throw LibraryFault(.model(.unknownSlot(name, suggestion: near)), at: there)
      }
    }
  }
}

extension String {
  /// The word with a capital first letter.
  var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
