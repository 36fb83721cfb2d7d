/// The words of the law in one language: who the parties are, how strongly a verb binds, and word classes.
package struct Lexicon: Sendable, Equatable {
  package var language: String
  /// Names that mean the public body unless the document defines them otherwise ("the Council").
  package var authority: [String]
  /// Names that mean the supplier unless the document defines them otherwise ("the Contractor").
  package var supplier: [String]
  /// Names that mean a party only when the document says which ("the Company", "Licensee").
  package var ambiguous: [String]
  /// Words that bind both parties ("each party").
  package var either: [String]
  package var modals: [Modal]
  /// Phrases that weaken what they stand beside; `{class}` stands for all phrases of a class.
  package var hedges: [String]
  package var classes: [WordClass]

  package init(
    language: String, authority: [String], supplier: [String], ambiguous: [String], either: [String],
    modals: [Modal], hedges: [String], classes: [WordClass]
  ) {
    self.language = language
    self.authority = authority
    self.supplier = supplier
    self.ambiguous = ambiguous
    self.either = either
    self.modals = modals
    self.hedges = hedges
    self.classes = classes
  }

  /// The hedges, phrase by phrase.
  package var hedgePhrases: [String] {
    hedges.flatMap { hedge in
      guard let name = Self.className(hedge) else { return [hedge] }
      return classes.first { $0.name == name }?.phrases.map(\.text) ?? []
    }
  }

  /// The class that a hedge stands for, where it is no phrase.
  static func className(_ hedge: String) -> String? {
    hedge.hasPrefix("{") && hedge.hasSuffix("}") ? String(hedge.dropFirst().dropLast()) : nil
  }
}

/// Words that bind, with their strength from 0 (a recital) to 5 ("shall").
package struct Modal: Sendable, Equatable {
  package enum Sense: String, Sendable, Equatable, CaseIterable {
    /// A duty: "shall", "is required to".
    case duty
    /// A right or a freedom: "may", "is entitled to".
    case right
    /// A prohibition: "shall not", "is prohibited from".
    case ban
  }

  package var phrase: String
  package var strength: Int
  package var sense: Sense

  package init(phrase: String, strength: Int, sense: Sense) {
    self.phrase = phrase
    self.strength = strength
    self.sense = sense
  }
}

/// A named set of words and short phrases, written `{name}` in a pattern.
package struct WordClass: Sendable, Equatable {
  package var name: String
  package var phrases: [PatternSource]

  package init(name: String, phrases: [PatternSource]) {
    self.name = name
    self.phrases = phrases
  }
}
