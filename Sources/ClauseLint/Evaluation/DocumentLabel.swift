/// What careful readers say of one document: the yardstick of an evaluation.
package struct DocumentLabel: Sendable, Equatable {
  package struct FamilyLabel: Sendable, Equatable {
    package var id: String
    package var status: FamilyStatus
    /// The status and those that would be accepted as well.
    package var accepted: Set<FamilyStatus>
    package var elements: [ElementLabel]
  }

  package struct ElementLabel: Sendable, Equatable {
    package var id: String
    package var status: ElementStatus
    /// Whether readers disagreed, so that the element counts neither way.
    package var isDoubtful: Bool
  }

  /// The document's name without its ending.
  package var stem: String
  package var digital: Bool
  package var families: [FamilyLabel]
}

extension DocumentLabel {
  /// Decodes a label's file, strictly. JSON is read as the YAML that it is, so that a slip is told by line and
  /// column.
  package init(_ file: LibraryFile, library: ClauseLibrary) throws(LibraryFault) {
    let rules = Dictionary(library.families.map { ($0.id, $0.elements.map(\.id)) }) { first, _ in first }
    let fields = try LibraryValue(file: file).fields(.label)
    let name = file.path.hasSuffix(".json") ? String(file.path.dropLast(".json".count)) : file.path
    let doc = try fields.need("doc")
    stem = try doc.text()
    guard stem == name else { throw doc.fault(.idDiffers(id: stem, expected: name)) }
    digital = try fields.need("digital").truth()
    families = []
    for (key, id, value) in try fields.need("families").named() {
      let elements = try key.known(family: id, in: rules)
      families.append(try FamilyLabel(value, id: id, known: elements))
    }
  }
}

extension DocumentLabel.FamilyLabel {
  fileprivate init(_ value: LibraryValue, id: String, known: [String]) throws(LibraryFault) {
    let fields = try value.fields(.familyLabel)
    self.id = id
    status = try fields.need("status").choice()
    accepted = [status]
    for item in try fields["also"]?.list(minimum: 0) ?? [] { accepted.insert(try item.choice()) }
    var doubtful: Set<String> = []
    for item in try fields["doubtful"]?.list(minimum: 0) ?? [] {
      let name = try item.text()
      try item.check(element: name, in: known)
      doubtful.insert(name)
    }
    elements = []
    for (key, name, value) in try fields.need("elements").named() {
      try key.check(element: name, in: known)
      elements.append(
        DocumentLabel.ElementLabel(
          id: name, status: try value.choice(), isDoubtful: doubtful.contains(name)))
    }
    try Self.checkQuotes(fields, known: known)
  }

  /// The quotes are for people; what is wrong in their form is a slip all the same.
  private static func checkQuotes(_ fields: LibraryFields, known: [String]) throws(LibraryFault) {
    for item in try fields["adverse"]?.list(minimum: 0) ?? [] { _ = try item.text() }
    for (key, name, quotes) in try fields["evidence"]?.named() ?? [] {
      try key.check(element: name, in: known)
      for item in try quotes.list(minimum: 0) { _ = try item.text() }
    }
  }
}
