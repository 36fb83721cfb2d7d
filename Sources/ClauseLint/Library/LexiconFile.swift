extension Lexicon {
  /// Decodes `lexicon/english.yaml`.
  static func decode(_ file: LibraryFile) throws(LibraryFault) -> Lexicon {
    let fields = try LibraryValue(file: file).fields(.lexicon)
    let parties = try fields.need("parties").fields(.parties)
    var modals: [Modal] = []
    for group in try fields.need("modals").list() { modals += try Modal.decode(group) }
    return Lexicon(
      language: try fields.text("language"),
      authority: try parties.need("authority").texts(), supplier: try parties.need("supplier").texts(),
      ambiguous: try parties.need("ambiguous").texts(), either: try parties.need("either").texts(),
      modals: modals, hedges: try fields.need("hedges").texts(),
      classes: try WordClass.decode(fields.need("classes"), outer: []))
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
