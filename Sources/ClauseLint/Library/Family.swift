/// The clause library as lawyers write it: families of elements, the lexicon, and model clauses.
package struct ClauseLibrary: Sendable, Equatable {
  package var lexicon: Lexicon
  /// In the order of their folders' names.
  package var families: [Family]
  /// Choices of families for kinds of purchase, in the order of their ids.
  package var profiles: [Profile]
  /// How well the library was last seen to judge, where that was measured.
  package var measured: Measurement?

  package init(
    lexicon: Lexicon, families: [Family], profiles: [Profile] = [], measured: Measurement? = nil
  ) {
    self.lexicon = lexicon
    self.families = families
    self.profiles = profiles
    self.measured = measured
  }
}

/// A family of clauses, such as `data-ownership`.
package struct Family: Sendable, Equatable {
  package var id: String
  package var title: String
  /// The question a lawyer asks: "Who owns the data?"
  package var question: String
  package var rationale: String
  package var references: [Reference]
  /// Whether the family is asked of every contract, or only where software, data or a digital service is bought.
  package var applies: Applicability
  /// The word class that says what the family is about; it is asked only of documents that name it. `nil` where
  /// the family is asked of every document that it applies to.
  package var concerns: String?
  package var parameters: [Parameter]
  /// The section titles a new clause of this family fits under, best first; words in lower case.
  package var placement: [String]
  /// Word classes that only this family's patterns use.
  package var classes: [WordClass]
  package var elements: [Element]
  package var model: ModelClause

  package init(
    id: String, title: String, question: String, rationale: String, references: [Reference],
    applies: Applicability, parameters: [Parameter], placement: [String], classes: [WordClass],
    elements: [Element], model: ModelClause, concerns: String? = nil
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.rationale = rationale
    self.references = references
    self.applies = applies
    self.concerns = concerns
    self.parameters = parameters
    self.placement = placement
    self.classes = classes
    self.elements = elements
    self.model = model
  }
}

package enum Applicability: String, Sendable, Equatable, CaseIterable {
  case always, digital
  /// A matter of the public: asked of a public body's contracts, where something digital is bought, and where the
  /// document names what the family concerns.
  case `public`
}

package enum Severity: String, Sendable, Equatable, CaseIterable, Comparable {
  case note, warning, error

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// Who recommends it, and where.
package struct Reference: Sendable, Equatable {
  package var title: String
  package var body: String
  package var year: String
  /// A reference taken from memory, to be checked before it is relied on.
  package var unverified: Bool

  package init(title: String, body: String, year: String, unverified: Bool) {
    self.title = title
    self.body = body
    self.year = year
    self.unverified = unverified
  }
}

/// One thing that a family's clause must say.
package struct Element: Sendable, Equatable {
  package var id: String
  /// A key element is enough for the family to count as present.
  package var key: Bool
  package var requires: String
  package var severity: Severity
  package var satisfied: [PatternSource]
  package var adverse: [AdverseTerm]
  /// For our side: why it matters, what to hold on to.
  package var guidance: String
  /// For the counterparty: what we ask and why.
  package var comment: String
  package var references: [Reference]
  package var examples: Examples

  package init(
    id: String, key: Bool, requires: String, severity: Severity, satisfied: [PatternSource],
    adverse: [AdverseTerm], guidance: String, comment: String, references: [Reference],
    examples: Examples
  ) {
    self.id = id
    self.key = key
    self.requires = requires
    self.severity = severity
    self.satisfied = satisfied
    self.adverse = adverse
    self.guidance = guidance
    self.comment = comment
    self.references = references
    self.examples = examples
  }
}

/// A pattern as written, with its place in the library for error messages.
package struct PatternSource: Sendable, Equatable {
  package var text: String
  package var place: Place

  package init(text: String, place: Place) {
    self.text = text
    self.place = place
  }
}

/// A place in a library file: line and column count from 1.
package struct Place: Sendable, Equatable, CustomStringConvertible {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package var description: String { "\(file):\(line):\(column)" }
}

/// Words that give the right to the wrong side.
package struct AdverseTerm: Sendable, Equatable {
  package var phrases: [PatternSource]
  /// What the words do, in one sentence for the report.
  package var says: String
  package var severity: Severity
  /// Never acceptable in a public contract.
  package var prohibited: Bool
  /// The ids of elements of the family that take the harm out of the words where they are present.
  package var curedBy: [String]

  package init(
    phrases: [PatternSource], says: String, severity: Severity, prohibited: Bool, curedBy: [String] = []
  ) {
    self.phrases = phrases
    self.says = says
    self.severity = severity
    self.prohibited = prohibited
    self.curedBy = curedBy
  }
}

/// Sentences that show what an element means; ⟦ ⟧ marks the expected range.
package struct Examples: Sendable, Equatable {
  package var satisfied: [Example]
  package var weak: [Example]
  package var adverse: [Example]
  package var silent: [Example]

  package init(satisfied: [Example], weak: [Example], adverse: [Example], silent: [Example]) {
    self.satisfied = satisfied
    self.weak = weak
    self.adverse = adverse
    self.silent = silent
  }
}

package struct Example: Sendable, Equatable {
  /// The sentence or clause without its marks; line feeds separate paragraphs.
  package var text: String
  /// UTF-8 byte offsets of the marked range, where one is marked.
  package var marked: Range<Int>?
  package var place: Place

  package init(text: String, marked: Range<Int>?, place: Place) {
    self.text = text
    self.marked = marked
    self.place = place
  }
}

/// A value that model text leaves open.
package struct Parameter: Sendable, Equatable {
  package enum Kind: String, Sendable, Equatable, CaseIterable { case text, number }

  package var name: String
  package var kind: Kind
  package var help: String
  package var value: String
  /// The allowed values of a number.
  package var range: ClosedRange<Int>?

  package init(name: String, kind: Kind, help: String, value: String, range: ClosedRange<Int>?) {
    self.name = name
    self.kind = kind
    self.help = help
    self.value = value
    self.range = range
  }
}

package enum Tier: String, Sendable, Equatable, CaseIterable {
  case preferred, fallback, minimum
}

/// The clause itself in three tiers, as numbered paragraphs.
package struct ModelClause: Sendable, Equatable {
  package var heading: String
  private var preferred, fallback, minimum: [ModelParagraph]?

  package init(heading: String) { self.heading = heading }

  /// The paragraphs of a tier; `nil` where the family has none.
  package subscript(tier: Tier) -> [ModelParagraph]? {
    get {
      switch tier {
      case .preferred: preferred
      case .fallback: fallback
      case .minimum: minimum
      }
    }
    set {
      switch tier {
      case .preferred: preferred = newValue
      case .fallback: fallback = newValue
      case .minimum: minimum = newValue
      }
    }
  }
}

package struct ModelParagraph: Sendable, Equatable {
  /// The text with `{parameter}` slots.
  package var text: String
  /// The ids of the elements that the paragraph satisfies.
  package var elements: [String]

  package init(text: String, elements: [String]) {
    self.text = text
    self.elements = elements
  }
}
