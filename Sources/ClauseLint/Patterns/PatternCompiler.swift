/// Builds the pattern table of a library, word by word and pattern by pattern.
struct PatternCompiler {
  typealias Atom = PatternTable.Atom
  typealias Fixed = PatternTable.Fixed
  typealias Traits = PatternTable.Traits

  struct Node: Hashable {
    var edges: [PatternTable.Edge] = []
    var endings: [PatternTable.Ending] = []
  }

  private(set) var words = WordTable()
  private(set) var traits: [Traits] = []
  private(set) var atomsOfWord: [[Atom]] = []
  private(set) var atomCount = Fixed.count
  private(set) var nodes: [Node] = [Node()]
  private var children: [[Atom]: Int] = [:]
  private(set) var steps: [PatternTable.Step] = []
  /// The atoms of each choice between words, and the number of each.
  private(set) var choices: [[Atom]] = []
  private var numbersOfChoices: [[Atom]: Int32] = [:]
  private(set) var programs: [PatternTable.Program] = []
  /// For each pattern, its groups of atoms of which one is needed, in order.
  private(set) var required: [[[Atom]]] = []
  private(set) var openers: [[Atom]] = []
  private(set) var concerns: [Atom] = []
  /// How often each atom stands in the library's examples; empty where that was not counted.
  var frequency: [Int] = []
  private(set) var wordAtoms: [String: Atom] = [:]
  private(set) var classAtoms: [String: Atom] = ["authority": 0, "supplier": 1, "either": 2]

  /// Builds the words and classes of a lexicon; patterns are added afterwards.
  init(lexicon: Lexicon) throws(PatternError) {
    for word in Self.lightWords { mark(word, .light) }
    for word in ["not", "never", "no", "neither", "nor", "nothing", "cannot", "none"] {
      mark(word, .negation)
    }
    // Who avoids a thing does not do it.
    for word in ["avoid", "prevent", "refrain", "prohibit"] {
      for form in Inflection.forms(of: word) { mark(form, .avoidance) }
    }
    for word in [
      "acknowledge", "agree", "understand", "represent", "warrant", "confirm", "covenant", "accept",
    ] {
      for form in Inflection.forms(of: word) { mark(form, .saying) }
    }
    mark("that", .that)
    mark("to", .infinitive)
    mark("own", .own)
    for word in Matcher.statives { mark(word, .stative) }
    for word in Matcher.tasks { mark(word, .task) }
    for word in Matcher.carriers { mark(word, .carrier) }
    for word in ["its", "their", "his", "her", "our", "your", "my"] { mark(word, .possessor) }
    for word in ["and", "or", "but"] { mark(word, .coordinator) }
    for word in ["it", "they"] { mark(word, .pronoun) }
    for word in [
      "that", "which", "who", "whom", "whose", "where", "if", "when", "as", "unless", "because", "whether",
      "what",
    ] {
      mark(word, .relative)
    }
    for word in Self.measures { mark(word, .measure) }
    mark("or", .disjunction)
    for word in ["nothing", "neither", "nor", "never", "none"] { mark(word, .strongNegation) }
    for word in ["is", "are", "has", "have"] { mark(word, .finite) }
    mark("by", .agent)
    try addClasses(lexicon.classes)
    for modal in lexicon.modals {
      let atom: Atom =
        switch modal.sense {
        case .duty: Fixed.duty
        case .right: Fixed.right
        case .ban: Fixed.ban
        }
      let source = PatternSource(text: modal.phrase, place: Place(file: "", line: 0, column: 0))
      try addPhrase(source, atom: atom, strength: Int8(modal.strength))
    }
    for hedge in lexicon.hedgePhrases {
      let source = PatternSource(text: hedge, place: Place(file: "", line: 0, column: 0))
      try addPhrase(source, atom: Fixed.hedge, strength: 0)
    }
  }

  private static let lightWords = [
    "the", "a", "an", "all", "any", "such", "its", "their", "his", "her", "these", "those", "this", "said",
    "each",
    "every", "hereby", "also", "then", "always", "further", "thereafter", "own", "our", "your", "both",
    "full",
    "complete", "therefore", "however", "hereunder", "herein", "thereof", "thereto", "therein", "same",
    "respective",
    "promptly", "immediately", "forthwith", "fully", "expressly", "properly", "duly", "regularly",
    "periodically",
    "continuously", "actively", "automatically", "faithfully", "clearly", "irrevocably", "unconditionally",
    "forever", "likewise", "accordingly", "still", "ever", "otherwise",
    "applicable", "relevant", "above", "following", "sole", "exclusive", "entire", "other", "at", "either",
  ]

  private static let measures = [
    "later", "less", "more", "fewer", "limited", "only", "additional", "extra", "further", "charge", "cost",
    "fee",
    "longer", "earlier", "greater", "event",
  ]

  private mutating func mark(_ word: String, _ trait: Traits) { traits[intern(word)].insert(trait) }

  private mutating func intern(_ word: String) -> Int {
    let id = words.insert(Tokeniser.hash(of: word))
    while atomsOfWord.count <= id {
      atomsOfWord.append([])
      traits.append([])
    }
    return id
  }

  private mutating func newAtom() -> Atom {
    atomCount += 1
    return Atom(atomCount - 1)
  }

  /// The atom of a word in a pattern, with all the forms it stands for.
  private mutating func atom(ofWord word: String) -> Atom {
    if let known = wordAtoms[word] { return known }
    let atom = newAtom()
    wordAtoms[word] = atom
    for form in Inflection.forms(of: word) {
      let id = intern(form)
      if form != word, form.hasSuffix("s"), form != "was" { mark(form, .finite) }
      if !atomsOfWord[id].contains(atom) { atomsOfWord[id].append(atom) }
    }
    return atom
  }

  // MARK: Word classes

  /// The phrases of each class, for the classes that name it.
  private var phrasesOfClass: [String: [PatternSource]] = [:]
  /// The classes of the family whose patterns are being added.
  private var ownClasses: [String] = []

  private mutating func addClasses(_ classes: [WordClass]) throws(PatternError) {
    for entry in classes where classAtoms[entry.name] == nil { classAtoms[entry.name] = newAtom() }
    for entry in classes { phrasesOfClass[entry.name, default: []] += entry.phrases }
    for entry in classes {
      guard let atom = classAtoms[entry.name] else { continue }
      for phrase in entry.phrases { try addPhrase(phrase, atom: atom, strength: -1) }
    }
  }

  /// Enters every reading of a phrase into the trie.
  private mutating func addPhrase(_ source: PatternSource, atom: Atom, strength: Int8) throws(PatternError) {
    let items: [Phrase]
    do {
      items = try PhraseParser.parse(source.text, literal: true)
    } catch {
      throw PatternError(
        place: source.place, pattern: source.text, message: error.message, offset: error.offset)
    }
    for reading in try readings(items, of: source) {
      var node = 0
      for step in reading { node = child(of: node, along: step) }
      let ending = PatternTable.Ending(atom: atom, strength: strength)
      if !nodes[node].endings.contains(ending) { nodes[node].endings.append(ending) }
    }
  }

  private mutating func child(of node: Int, along atom: Atom) -> Int {
    let key = [Atom(node), atom]
    if let known = children[key] { return known }
    nodes.append(Node())
    children[key] = nodes.count - 1
    nodes[node].edges.append(PatternTable.Edge(atom: atom, node: Int32(nodes.count - 1)))
    return nodes.count - 1
  }

  /// The flat sequences of atoms that a phrase without gaps can be.
  private mutating func readings(
    _ items: [Phrase], of source: PatternSource, depth: Int = 0
  ) throws(PatternError) -> [[Atom]] {
    var readings: [[Atom]] = [[]]
    for item in items {
      var choices: [[Atom]] = []
      switch item {
      case .word(let word): choices = [[atom(ofWord: word)]]
      case .wordClass(let name):
        choices = try self.readings(ofClass: name, in: source, depth: depth)
      case .choice(let alternatives):
        for alternative in alternatives {
          choices += try self.readings(alternative, of: source, depth: depth)
        }
      case .optional(let alternatives):
        choices = [[]]
        for alternative in alternatives {
          choices += try self.readings(alternative, of: source, depth: depth)
        }
      case .gap, .modal:
        throw PatternError(
          place: source.place, pattern: source.text, message: "a phrase of a word class cannot have a gap",
          offset: 0)
      }
      readings = readings.flatMap { start in choices.map { start + $0 } }
      guard readings.count <= 2048 else {
        throw PatternError(
          place: source.place, pattern: source.text, message: "the phrase has more than 2048 readings",
          offset: 0)
      }
    }
    return readings.filter { !$0.isEmpty }
  }

  /// A class inside a phrase of another stands for each of its own phrases; three classes deep at most, so that
  /// two classes that name each other come to an end.
  private mutating func readings(
    ofClass name: String, in source: PatternSource, depth: Int
  ) throws(PatternError) -> [[Atom]] {
    guard classAtoms[name] != nil else { throw unknownClass(name, source) }
    guard let phrases = phrasesOfClass[name], depth < 3 else {
      throw PatternError(
        place: source.place, pattern: source.text,
        message: "“{\(name)}” cannot stand inside a phrase of a word class", offset: 0)
    }
    var found: [[Atom]] = []
    for phrase in phrases {
      let items: [Phrase]
      do {
        items = try PhraseParser.parse(phrase.text, literal: true)
      } catch {
        throw PatternError(
          place: phrase.place, pattern: phrase.text, message: error.message, offset: error.offset)
      }
      found += try readings(items, of: phrase, depth: depth + 1)
    }
    return found
  }

  private func unknownClass(_ name: String, _ source: PatternSource) -> PatternError {
    PatternError(
      place: source.place, pattern: source.text,
      message:
        "“{\(name)}” is no word class; the classes are \(classAtoms.keys.sorted().joined(separator: ", "))",
      offset: 0)
  }

  // MARK: Patterns

  /// Adds the classes that only one family uses; they are known to the patterns that follow, until those of the next family.
  mutating func add(classes: [WordClass]) throws(PatternError) {
    for name in ownClasses { (classAtoms[name], phrasesOfClass[name]) = (nil, nil) }
    ownClasses = classes.map(\.name)
    try addClasses(classes)
  }

  /// Notes the class that the next family concerns.
  mutating func concern(_ name: String?) { concerns.append(name.flatMap { classAtoms[$0] } ?? -1) }

  /// Adds a pattern as the next one of its owner.
  mutating func add(_ source: PatternSource, owner: Int) throws(PatternError) {
    let items: [Phrase]
    do {
      items = try PhraseParser.parse(source.text)
    } catch {
      throw PatternError(
        place: source.place, pattern: source.text, message: error.message, offset: error.offset)
    }
    let last = programs.last
    var program = PatternTable.Program(
      owner: Int32(owner), ordinal: last?.owner == Int32(owner) ? (last?.ordinal ?? -1) + 1 : 0,
      start: Int32(steps.count), count: 0)
    try emit(items, into: &program, source: source)
    steps.append(PatternTable.Step(action: .accept))
    program.count = Int32(steps.count) - program.start
    programs.append(program)
    required.append(groups(of: items))
    openers.append(self.openers(of: items[...]) ?? [])
  }

  private mutating func emit(
    _ items: [Phrase], into program: inout PatternTable.Program, source: PatternSource
  ) throws(PatternError) {
    for (index, item) in items.enumerated() {
      switch item {
      case .word, .wordClass:
        guard let atom = try single(item, in: &program, source: source) else { continue }
        steps.append(PatternTable.Step(action: .atom, operand: atom))
      case .modal(.duty): steps.append(PatternTable.Step(action: .duty))
      case .modal(.right): steps.append(PatternTable.Step(action: .right))
      case .modal(.ban): steps.append(PatternTable.Step(action: .ban))
      case .gap:
        let landing = landing(of: items[(index + 1)...])
        steps.append(PatternTable.Step(action: .gap, operand: landing))
      case .choice(let alternatives):
        try emit(choice: alternatives, optional: false, into: &program, source: source)
      case .optional(let alternatives):
        try emit(choice: alternatives, optional: true, into: &program, source: source)
      }
    }
  }

  /// The atom of a word or a class, whatever it tells of the program noted; `nil` for other items.
  private mutating func single(
    _ item: Phrase, in program: inout PatternTable.Program, source: PatternSource
  ) throws(PatternError) -> Atom? {
    switch item {
    case .word(let word):
      if word == "mean" || word == "means" { program.readsDefinitions = true }
      return atom(ofWord: word)
    case .wordClass(let name):
      guard let atom = classAtoms[name] else { throw unknownClass(name, source) }
      if atom == Fixed.authority { program.namesAuthority = true }
      if atom == Fixed.supplier { program.namesSupplier = true }
      return atom
    default: return nil
    }
  }

  /// The number of a choice between single words and classes, as most choices are; `nil` for others.
  private mutating func choice(
    between alternatives: [[Phrase]], in program: inout PatternTable.Program, source: PatternSource
  ) throws(PatternError) -> Int32? {
    guard alternatives.count > 1, alternatives.allSatisfy({ $0.count == 1 && $0[0].isSingle }) else {
      return nil
    }
    var atoms: [Atom] = []
    for alternative in alternatives {
      guard let atom = try single(alternative[0], in: &program, source: source) else { return nil }
      atoms.append(atom)
    }
    if let known = numbersOfChoices[atoms] { return known }
    choices.append(atoms)
    numbersOfChoices[atoms] = Int32(choices.count - 1)
    return Int32(choices.count - 1)
  }

  /// The atoms one of which each item needs, for the items that need any.
  private mutating func groups(of items: [Phrase]) -> [[Atom]] {
    items.compactMap { item in
      if case .optional = item { return nil }
      return openers(of: [item])
    }
  }

  /// The atoms one of which begins every reading of some items; `nil` where a reading may begin otherwise.
  private mutating func openers(of items: ArraySlice<Phrase>) -> [Atom]? {
    guard let item = items.first else { return nil }
    switch item {
    case .word(let word): return [atom(ofWord: word)]
    case .wordClass(let name): return classAtoms[name].map { [$0] }
    case .modal(.duty), .gap: return nil
    case .modal(.right): return [Fixed.right]
    case .modal(.ban): return [Fixed.ban]
    case .choice(let alternatives): return openers(ofEach: alternatives)
    case .optional(let alternatives):
      guard let inner = openers(ofEach: alternatives), let after = openers(of: items.dropFirst()) else {
        return nil
      }
      return Array(Set(inner + after)).sorted()
    }
  }

  /// What may stand after a gap, as the operand of its step: twice the number plus one of a choice of atoms, plus one where
  /// a modal verb may stand there too; 0 where that is not known, or is plain from the next step.
  private mutating func landing(of items: ArraySlice<Phrase>) -> Int32 {
    switch items.first {
    case .choice(let alternatives) where alternatives.allSatisfy({ $0.count == 1 && $0[0].isSingle }):
      return 0
    case .some(let item) where item.isSingle: return 0
    default: break
    }
    var items = items
    var atoms: Set<Atom> = []
    while let item = items.popFirst() {
      switch item {
      case .word, .wordClass:
        guard let openers = openers(of: [item]) else { return 0 }
        return choice(of: atoms.union(openers)) << 1
      case .modal: return choice(of: atoms) << 1 | 1
      case .choice(let alternatives):
        guard let openers = openers(ofEach: alternatives) else { return 0 }
        return choice(of: atoms.union(openers)) << 1
      case .optional(let alternatives):
        guard let openers = openers(ofEach: alternatives) else { return 0 }
        atoms.formUnion(openers)
      case .gap: return 0
      }
    }
    return 0
  }

  /// The number plus one of a choice of any of some atoms; 0 where there are none.
  private mutating func choice(of atoms: Set<Atom>) -> Int32 {
    guard !atoms.isEmpty else { return 0 }
    let atoms = atoms.sorted()
    if let known = numbersOfChoices[atoms] { return known + 1 }
    choices.append(atoms)
    numbersOfChoices[atoms] = Int32(choices.count - 1)
    return Int32(choices.count)
  }

  private mutating func openers(ofEach alternatives: [[Phrase]]) -> [Atom]? {
    var atoms: Set<Atom> = []
    for alternative in alternatives {
      guard let openers = openers(of: alternative[...]) else { return nil }
      atoms.formUnion(openers)
    }
    return atoms.sorted()
  }

  private mutating func emit(
    choice alternatives: [[Phrase]], optional: Bool, into program: inout PatternTable.Program,
    source: PatternSource
  ) throws(PatternError) {
    var here: Int32 { Int32(steps.count) - program.start }
    if let number = try choice(between: alternatives, in: &program, source: source) {
      let split = steps.count
      if optional { steps.append(PatternTable.Step(action: .split)) }
      steps.append(PatternTable.Step(action: .choice, operand: number))
      if optional { steps[split].operand = here }
      return
    }
    var jumps: [Int] = []
    for (index, alternative) in alternatives.enumerated() {
      let last = index == alternatives.count - 1 && !optional
      let split = steps.count
      if !last { steps.append(PatternTable.Step(action: .split)) }
      try emit(alternative, into: &program, source: source)
      if !last {
        jumps.append(steps.count)
        steps.append(PatternTable.Step(action: .jump))
        steps[split].operand = here
      }
    }
    for jump in jumps { steps[jump].operand = here }
  }
}
