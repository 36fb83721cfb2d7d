extension ArchiveReader {
  mutating func library() throws(ArchiveError) -> ClauseLibrary {
    ClauseLibrary(
      lexicon: try lexicon(),
      families: try list { (reader) throws(ArchiveError) in try reader.family() },
      profiles: try list { (reader) throws(ArchiveError) in try reader.profile() },
      measured: try section(else: nil) { (reader) throws(ArchiveError) in
        try reader.list { (reader) throws(ArchiveError) in try reader.measurement() }.first
      })
  }

  private mutating func measurement() throws(ArchiveError) -> Measurement {
    Measurement(
      corpus: try text(), date: try text(), documents: try number(),
      families: try list { (reader) throws(ArchiveError) in
        FamilyMeasure(
          id: try reader.text(), missing: try reader.score(), adverse: try reader.score(),
          elements: try reader.list { (reader) throws(ArchiveError) in
            FamilyMeasure.ElementMeasure(id: try reader.text(), score: try reader.score())
          })
      })
  }

  private mutating func score() throws(ArchiveError) -> Score {
    Score(right: try number(), wrong: try number(), overlooked: try number())
  }

  private mutating func profile() throws(ArchiveError) -> Profile {
    var profile = Profile(id: try text(), title: try text(), use: try text(), families: try texts())
    for _ in 0..<(try count()) {
      let rule = try text()
      profile.severities[rule] = try choice()
    }
    return profile
  }

  private mutating func lexicon() throws(ArchiveError) -> Lexicon {
    let lexicon = Lexicon(
      language: try text(), authority: try texts(), supplier: try texts(), ambiguous: try texts(),
      either: try texts(), modals: [], hedges: [], classes: [])
    return try section(.writing, else: lexicon) { (reader) throws(ArchiveError) in
      var lexicon = lexicon
      lexicon.modals = try reader.list { (reader) throws(ArchiveError) in
        Modal(phrase: try reader.text(), strength: try reader.number(), sense: try reader.choice())
      }
      lexicon.hedges = try reader.texts()
      lexicon.classes = try reader.classes()
      return lexicon
    }
  }

  private mutating func classes() throws(ArchiveError) -> [WordClass] {
    try list { (reader) throws(ArchiveError) in
      WordClass(name: try reader.text(), phrases: try reader.patterns())
    }
  }

  private mutating func patterns() throws(ArchiveError) -> [PatternSource] {
    let patterns = try section(.explaining, else: []) { (reader) throws(ArchiveError) in
      try reader.texts().map { PatternSource(text: $0, place: Place(file: "", line: 0, column: 0)) }
    }
    return try section(else: patterns) { (reader) throws(ArchiveError) in
      var patterns = patterns
      for index in patterns.indices { patterns[index].place = try reader.place() }
      return patterns
    }
  }

  private mutating func family() throws(ArchiveError) -> Family {
    var family = Family(
      id: try text(), title: try text(), question: try text(), rationale: try text(),
      references: try references(), applies: try choice(), parameters: [], placement: [], classes: [],
      elements: [], model: ModelClause(heading: ""))
    let concerns = try text()
    family.concerns = concerns.isEmpty ? nil : concerns
    family.parameters = try list { (reader) throws(ArchiveError) in try reader.parameter() }
    family.placement = try texts()
    family.classes = try section(else: []) { (reader) throws(ArchiveError) in try reader.classes() }
    family.elements = try list { (reader) throws(ArchiveError) in try reader.element() }
    family.model = try model()
    return family
  }

  private mutating func references() throws(ArchiveError) -> [Reference] {
    try list { (reader) throws(ArchiveError) in
      Reference(
        title: try reader.text(), body: try reader.text(), year: try reader.text(),
        unverified: try reader.truth())
    }
  }

  private mutating func parameter() throws(ArchiveError) -> Parameter {
    Parameter(
      name: try text(), kind: try choice(), help: try text(), value: try text(),
      range: try bounds().map { $0.lower...$0.upper })
  }

  private mutating func element() throws(ArchiveError) -> Element {
    Element(
      id: try text(), key: try truth(), requires: try text(), severity: try choice(),
      satisfied: try patterns(),
      adverse: try list { (reader) throws(ArchiveError) in
        AdverseTerm(
          phrases: try reader.patterns(), says: try reader.text(), severity: try reader.choice(),
          prohibited: try reader.truth(),
          curedBy: try reader.list { (reader) throws(ArchiveError) in try reader.text() })
      },
      guidance: try text(), comment: try text(), references: try references(),
      examples: try section(else: Examples(satisfied: [], weak: [], adverse: [], silent: [])) {
        (reader) throws(ArchiveError) in
        Examples(
          satisfied: try reader.examples(), weak: try reader.examples(), adverse: try reader.examples(),
          silent: try reader.examples())
      })
  }

  private mutating func examples() throws(ArchiveError) -> [Example] {
    try list { (reader) throws(ArchiveError) in
      Example(
        text: try reader.text(), marked: try reader.bounds().map { $0.lower..<$0.upper },
        place: try reader.place())
    }
  }

  private mutating func model() throws(ArchiveError) -> ModelClause {
    var model = ModelClause(heading: try text())
    for tier in Tier.allCases {
      let exists = try truth()
      let paragraphs = try list { (reader) throws(ArchiveError) in
        ModelParagraph(text: try reader.text(), elements: try reader.texts())
      }
      if exists { model[tier] = paragraphs }
    }
    return model
  }
}
