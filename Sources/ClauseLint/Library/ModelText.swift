/// The names and numbers that turn a model clause into the text of one contract.
package struct ModelValues: Sendable, Equatable {
  /// The public body as the contract calls it, article included: "the Council".
  package var authority: String
  package var supplier: String
  /// The contract as it calls itself: "this Agreement".
  package var contract: String
  /// Values by parameter name; a parameter without one takes its default.
  package var parameters: [String: String]

  package init(
    authority: String = "the Authority", supplier: String = "the Supplier",
    contract: String = "this Contract", parameters: [String: String] = [:]
  ) {
    self.authority = authority
    self.supplier = supplier
    self.contract = contract
    self.parameters = parameters
  }

  /// Throws for a value that no family asks for, or that a family does not allow.
  package func check(for families: [Family]) throws(ModelTextError) {
    let known = Set(families.flatMap { $0.parameters.map(\.name) }).sorted()
    for name in parameters.keys.sorted() where !known.contains(name) {
      throw .unknownParameter(name, suggestion: suggestion(for: name, among: known), known: known)
    }
    for family in families { _ = try filled(for: family) }
  }

  /// The text for each slot of a family's model clause.
  func filled(for family: Family) throws(ModelTextError) -> [String: String] {
    var slots = ["authority": authority, "supplier": supplier, "contract": contract]
    for parameter in family.parameters {
      slots[parameter.name] = try parameter.checked(parameters[parameter.name] ?? parameter.value)
    }
    return slots
  }
}

/// What is wrong with the values for a model clause.
package enum ModelTextError: Error, Equatable, CustomStringConvertible {
  case unknownParameter(String, suggestion: String?, known: [String])
  case notANumber(String, value: String)
  case outOfRange(String, value: Int, range: ClosedRange<Int>)
  case empty(String)
  case unknownSlot(String, family: String)

  package var description: String {
    switch self {
    case .unknownParameter(let name, let suggestion, let known):
      "No clause has a parameter “\(name)”; "
        + (suggestion.map { "did you mean “\($0)”?" } ?? "the parameters are \(listed(known)).")
    case .notANumber(let name, let value):
      "The parameter “\(name)” must be a whole number, and “\(value)” is none."
    case .outOfRange(let name, let value, let range):
      "The parameter “\(name)” is \(value); it must lie between \(range.lowerBound) and \(range.upperBound)."
    case .empty(let name): "The parameter “\(name)” is empty; give it a value or leave it out."
    case .unknownSlot(let name, let family):
      "The model clause of “\(family)” has a slot {\(name)} that is no parameter; add it to family.yaml."
    }
  }
}

extension Parameter {
  /// The value as it stands in the text: numbers without leading zeros or signs.
  fileprivate func checked(_ value: String) throws(ModelTextError) -> String {
    let value = trimmed(value)
    if value.isEmpty { throw .empty(name) }
    guard kind == .number else { return value }
    guard let number = Int(value) else { throw .notANumber(name, value: value) }
    if let range, !range.contains(number) { throw .outOfRange(name, value: number, range: range) }
    return String(number)
  }
}

extension Family {
  /// The paragraphs of a tier with every slot filled.
  package func modelText(
    _ tier: Tier, values: ModelValues = ModelValues()
  ) throws(ModelTextError) -> [ModelParagraph] {
    let slots = try values.filled(for: self)
    var paragraphs: [ModelParagraph] = []
    for paragraph in model[tier] ?? [] {
      var text = ""
      for piece in ModelPiece.pieces(of: paragraph.text) {
        switch piece.kind {
        case .words(let words): text += words
        case .stray: continue
        case .slot(let name):
          guard let value = slots[name] else { throw .unknownSlot(name, family: id) }
          text += ModelText.fitted(value, after: text)
        }
      }
      paragraphs.append(ModelParagraph(text: text, elements: paragraph.elements))
    }
    return paragraphs
  }
}

/// How a name joins the sentence it is put into.
enum ModelText {
  /// `value` with a capital at the start of a sentence, and without its article where the text has one:
  /// "The {supplier}" and "{supplier}" both become "The Supplier", whether the name is "Supplier" or
  /// "the Supplier".
  static func fitted(_ value: String, after text: String) -> String {
    let ending = text.suffix(4).lowercased()
    if ending == "the " || ending.hasSuffix(" the "), value.lowercased().hasPrefix("the ") {
      return String(value.dropFirst(4))
    }
    let before = text.last { !$0.isWhitespace }
    return before == nil || before == "." ? value.capitalizedWord : value
  }
}
