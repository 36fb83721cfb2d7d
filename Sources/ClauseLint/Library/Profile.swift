/// Which families are asked of one kind of purchase, and how much their elements count there.
package struct Profile: Sendable, Equatable {
  package var id: String
  package var title: String
  /// For which purchases it is meant, in a sentence.
  package var use: String
  /// The ids of the families that are asked, in the order of the report's families.
  package var families: [String]
  /// Severities that differ from the elements' own, by rule (`family.element`).
  package var severities: [String: Severity]

  package init(
    id: String, title: String, use: String, families: [String], severities: [String: Severity] = [:]
  ) {
    self.id = id
    self.title = title
    self.use = use
    self.families = families
    self.severities = severities
  }
}

extension Profile {
  /// Decodes a profile's file; `rules` are the ids of all elements by family.
  static func decode(
    _ file: LibraryFile, name: String, rules: [String: [String]]
  ) throws(LibraryFault) -> Profile {
    let fields = try LibraryValue(file: file).fields(.profile)
    var families: [String] = []
    for item in try fields.need("families").list() {
      let id = try item.text()
      guard rules[id] != nil else {
        throw item.fault(.unknownFamily(id, suggestion: suggestion(for: id, among: rules.keys.sorted())))
      }
      families.append(id)
    }
    var severities: [String: Severity] = [:]
    for item in try fields["severities"]?.list() ?? [] {
      let change = try item.fields(.severityChange)
      let rule = try change.need("rule")
      let name = try rule.text()
      let known = rules.flatMap { family, elements in elements.map { "\(family).\($0)" } }
      guard known.contains(name) else {
        throw rule.fault(.unknownRule(name, suggestion: suggestion(for: name, among: known.sorted())))
      }
      severities[name] = try change.need("severity").choice()
    }
    return Profile(
      id: try fields.id(as: name), title: try fields.text("title"), use: try fields.text("use"),
      families: families, severities: severities)
  }
}

extension ClauseLibrary {
  /// The library with the severities that a profile gives its elements; nothing else changes.
  func weighed(by profile: Profile) -> ClauseLibrary {
    var library = self
    for (f, family) in families.enumerated() {
      for (e, element) in family.elements.enumerated() {
        guard let severity = profile.severities["\(family.id).\(element.id)"] else { continue }
        library.families[f].elements[e].severity = severity
      }
    }
    return library
  }
}
