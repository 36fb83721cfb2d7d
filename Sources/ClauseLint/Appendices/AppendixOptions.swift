/// What a procurement team chooses for its standard appendix.
package struct AppendixOptions: Sendable, Equatable {
  /// The public body: its own name ("Malmö stad") or the word that the contract uses for it ("the Council").
  package var authority: String
  package var supplier: String
  package var tier: Tier
  /// The ids of the families to include, in the order of their sections; `nil` for all of the library.
  package var families: [String]?
  /// Values by parameter name; a parameter without one takes its default. A value for a family of the library that
  /// the appendix leaves out is allowed, so that one file of values serves every purchase.
  package var values: [String: String]

  package init(
    authority: String = "the Authority", supplier: String = "the Supplier", tier: Tier = .preferred,
    families: [String]? = nil, values: [String: String] = [:]
  ) {
    self.authority = authority
    self.supplier = supplier
    self.tier = tier
    self.families = families
    self.values = values
  }
}

/// Why an appendix cannot be put together.
package enum AppendixError: Error, Equatable, CustomStringConvertible {
  case value(ModelTextError)
  case unknownFamily(String, suggestion: String?, known: [String])
  case repeatedFamily(String)
  case noFamily
  case missingTier(Tier, family: String)
  /// A name or a value with a line break or another control character in it.
  case notOneLine(String)
  case sameName(String)

  package var description: String {
    switch self {
    case .value(let error): error.description
    case .unknownFamily(let id, let suggestion, let known):
      "The library has no clause family “\(id)”; "
        + (suggestion.map { "did you mean “\($0)”?" }
          ?? "the families are \(known.map { "“\($0)”" }.joined(separator: ", ")).")
    case .repeatedFamily(let id): "The clause family “\(id)” is chosen twice; name it once."
    case .noFamily:
      "No clause family is chosen; name at least one, or none at all to include the whole library."
    case .missingTier(let tier, let family):
      "The model clause of “\(family)” has no \(tier.rawValue) text; choose another tier or leave the family out."
    case .notOneLine(let name):
      "The value of “\(name)” must be one line of text; take the line break out of it."
    case .sameName(let term):
      "The public body and the supplier would both be called “\(term)”; give them different names."
    }
  }
}
