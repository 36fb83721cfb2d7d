import Yams

extension Lexicon {
  /// Decodes `lexicon/english.yaml`.
  static func decode(_ file: LibraryFile) throws(LibraryFault) -> Lexicon {
    let fields = try LibraryValue(file: file).fields(.lexicon)
    let parties = try fields.need("parties").fields(.parties)
    var modals: [Modal] = []
    for group in try fields.need("modals").list() { modals += try Modal.decode(group) }
    let classes = try WordClass.decode(fields.need("classes"), outer: [])
    return Lexicon(
      language: try fields.text("language"),
      authority: try parties.need("authority").texts(), supplier: try parties.need("supplier").texts(),
      ambiguous: try parties.need("ambiguous").texts(), either: try parties.need("either").texts(),
      modals: modals, hedges: try hedges(fields.need("hedges"), naming: classes),
      classes: classes)
  }
}

extension Lexicon {
  /// The lexicon with what an overlay's `lexicon/english.yaml` adds: phrases of word classes, new classes, hedges
  /// and names of parties. Nothing can be taken away, so every phrase of the library keeps what it names.
  /// - Parameter familyClasses: the names of classes that families have for themselves.
  func extended(by file: LibraryFile, familyClasses: Set<String>) throws(LibraryFault) -> Lexicon {
    let fields = try LibraryValue(file: file).fields(.lexiconExtension)
    var lexicon = self
    if let parties = fields["parties"] { try lexicon.add(parties: parties) }
    if let value = fields["classes"] {
      for (key, name, _) in try value.named() where familyClasses.contains(name) {
        throw key.fault(.classOfFamily(name))
      }
      for added in try WordClass.decode(value, outer: []) {
        if let index = lexicon.classes.firstIndex(where: { $0.name == added.name }) {
          lexicon.classes[index].phrases += added.phrases
        } else {
          lexicon.classes.append(added)
        }
      }
    }
    if let hedges = fields["hedges"] {
      lexicon.hedges += try Self.hedges(hedges, naming: lexicon.classes)
    }
    return lexicon
  }

  /// Decodes hedges; a class that one names has to be there.
  private static func hedges(
    _ value: LibraryValue, naming classes: [WordClass]
  ) throws(LibraryFault) -> [String] {
    let known = classes.map(\.name).sorted()
    for hedge in try value.list() {
      guard let name = className(try hedge.text()), !known.contains(name) else { continue }
      throw hedge.fault(.unknownClass(name, suggestion: suggestion(for: name, among: known), known: known))
    }
    return try value.texts()
  }

  /// Adds names of parties. A name that was ambiguous may be given to a side; one of another side may not.
  private mutating func add(parties value: LibraryValue) throws(LibraryFault) {
    let parties = try value.fields(.partiesExtension)
    let lists: [(key: String, path: WritableKeyPath<Lexicon, [String]>)] = [
      ("authority", \.authority), ("supplier", \.supplier), ("ambiguous", \.ambiguous), ("either", \.either),
    ]
    for (key, path) in lists {
      for item in try parties[key]?.list() ?? [] {
        let name = try item.text()
        if key == "authority" || key == "supplier" { ambiguous.removeAll { $0 == name } }
        if let taken = lists.first(where: { self[keyPath: $0.path].contains(name) }) {
          throw item.fault(.partyTaken(name, of: taken.key))
        }
        self[keyPath: path].append(name)
      }
    }
  }
}

extension ClauseLibrary {
  /// Whether the files are a whole library: its lexicon has a language of its own, which an overlay's has not.
  package static func isWhole(_ files: [LibraryFile]) -> Bool {
    guard let file = files.first(where: { $0.path == LibraryFile.lexicon }) else { return false }
    guard let value = try? LibraryValue(file: file), case .mapping(let mapping) = value.node else {
      return true
    }
    return mapping.keys.contains { ["language", "modals"].contains($0.string) }
  }
}

extension Modal {
  /// Decodes a group of phrases with one strength and sense.
  fileprivate static func decode(_ value: LibraryValue) throws(LibraryFault) -> [Modal] {
    let fields = try value.fields(.modal)
    let strength = try fields.need("strength")
    let number = try strength.number()
    guard 0...5 ~= number else {
      throw strength.fault(.outOfRange(strength.name, value: number, range: 0...5))
    }
    let sense: Modal.Sense = try fields.need("sense").choice()
    return try fields.need("phrases").texts().map { Modal(phrase: $0, strength: number, sense: sense) }
  }
}

extension WordClass {
  /// Decodes `classes`; a name of `outer` may not be defined again, for a pattern would then change its meaning
  /// from one family to the next.
  static func decode(_ value: LibraryValue, outer: Set<String>) throws(LibraryFault) -> [WordClass] {
    var classes: [WordClass] = []
    for (key, name, phrases) in try value.named() {
      if LibraryShape.partyClasses.contains(name) { throw key.fault(.reservedName(name)) }
      if outer.contains(name) { throw key.fault(.shadowedClass(name)) }
      classes.append(WordClass(name: name, phrases: try phrases.patterns()))
    }
    return classes
  }
}
