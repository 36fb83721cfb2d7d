/// All patterns of a library over one vocabulary, ready to be matched in one pass over a text.
///
/// Every word, word class, party and modal sense that a pattern can name is an *atom*. A word class is found by
/// walking one trie of all classes' phrases; a pattern is tried only in sentences that hold its rarest atom.
package struct PatternTable: Sendable {
  typealias Atom = Int32

  /// Atoms that every table has.
  enum Fixed {
    static let authority: Atom = 0
    static let supplier: Atom = 1
    static let either: Atom = 2
    static let duty: Atom = 3
    static let right: Atom = 4
    static let ban: Atom = 5
    static let hedge: Atom = 6
    static let count = 7
  }

  enum Step: Sendable, Equatable {
    case atom(Atom)
    case modal(Modal.Sense)
    case gap
    /// Tries the next step first, then the named one.
    case split(Int32)
    case jump(Int32)
    case accept
  }

  /// A pattern with the number its owner gave it.
  struct Program: Sendable {
    var owner: Int32
    var steps: [Step]
    /// Atoms without which the pattern cannot match.
    var required: [Atom]
    var source: String
    var namesAuthority: Bool
    var namesSupplier: Bool
    /// Whether the pattern itself speaks of a meaning ("data mean …"), so that definitions count.
    var readsDefinitions: Bool
  }

  struct Node: Sendable {
    var edges: [(atom: Atom, node: Int32)] = []
    /// The atoms (word classes, modal senses) that end here, each with its strength where it has one.
    var accepts: [(atom: Atom, strength: Int8)] = []
  }

  private(set) var words = WordTable()
  private(set) var atomsOfWord: [[Atom]] = []
  private(set) var atomCount = Fixed.count
  private(set) var nodes: [Node] = [Node()]
  private(set) var programs: [Program] = []
  /// For each atom, the programs for which it is the rarest required atom.
  private(set) var anchored: [[Int32]] = []
  /// Atoms of words that are passed over between the items of a pattern.
  private(set) var light: [Bool] = []
  private(set) var negation: [Bool] = []
  private(set) var relative: [Bool] = []
  /// Words after which "no" and "not" deny nothing: "no later than", "not limited to".
  private(set) var measure: [Bool] = []
  private(set) var disjunction: [Bool] = []
  /// "nothing", "neither": negations that reach over a whole subject.
  private(set) var strongNegation: [Bool] = []
  /// Verbs in the present tense.
  private(set) var finite: [Bool] = []
  /// "by": what follows bears the duty of a passive.
  private(set) var agent: [Bool] = []
  private var wordAtoms: [String: Atom] = [:]
  private var classAtoms: [String: Atom] = ["authority": 0, "supplier": 1, "either": 2]
  private var weight: [Int] = []

  /// Builds the words and classes of a lexicon; patterns are added afterwards.
  package init(lexicon: Lexicon) throws(PatternError) {
    for word in Self.lightWords { mark(word, in: \.light) }
    for word in ["not", "never", "no", "neither", "nor", "nothing", "cannot", "none"] {
      mark(word, in: \.negation)
    }
    for word in [
      "that", "which", "who", "whom", "whose", "where", "if", "when", "as", "unless", "because", "whether",
      "what",
    ] {
      mark(word, in: \.relative)
    }
    for word in Self.measures { mark(word, in: \.measure) }
    mark("or", in: \.disjunction)
    for word in ["nothing", "neither", "nor", "never", "none"] { mark(word, in: \.strongNegation) }
    for word in ["is", "are", "has", "have"] { mark(word, in: \.finite) }
    mark("by", in: \.agent)
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
    for hedge in lexicon.hedges {
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
    "applicable", "relevant", "above", "following", "sole", "exclusive", "entire", "other", "at",
  ]

  private static let measures = [
    "later", "less", "more", "fewer", "limited", "only", "additional", "extra", "further", "charge", "cost",
    "fee",
    "longer", "earlier", "greater", "event",
  ]

  private mutating func mark(_ word: String, in flags: WritableKeyPath<PatternTable, [Bool]>) {
    let id = intern(word)
    while self[keyPath: flags].count <= id { self[keyPath: flags].append(false) }
    self[keyPath: flags][id] = true
  }

  func atom(ofClass name: String) -> Atom? { classAtoms[name] }

  func flag(_ flags: [Bool], _ word: Int32) -> Bool {
    word >= 0 && Int(word) < flags.count && flags[Int(word)]
  }

  private mutating func intern(_ word: String) -> Int {
    let id = words.insert(Tokeniser.hash(of: word))
    while atomsOfWord.count <= id { atomsOfWord.append([]) }
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
      if form != word, form.hasSuffix("s") { mark(form, in: \.finite) }
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
      if !nodes[node].accepts.contains(where: { $0.atom == atom && $0.strength == strength }) {
        nodes[node].accepts.append((atom, strength))
      }
    }
  }

  private mutating func child(of node: Int, along atom: Atom) -> Int {
    if let known = nodes[node].edges.first(where: { $0.atom == atom }) { return Int(known.node) }
    nodes.append(Node())
    nodes[node].edges.append((atom, Int32(nodes.count - 1)))
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
  package mutating func add(classes: [WordClass]) throws(PatternError) {
    for name in ownClasses { (classAtoms[name], phrasesOfClass[name]) = (nil, nil) }
    ownClasses = classes.map(\.name)
    try addClasses(classes)
  }

  /// Adds a pattern under its owner's number.
  package mutating func add(_ source: PatternSource, owner: Int) throws(PatternError) {
    let items: [Phrase]
    do {
      items = try PhraseParser.parse(source.text)
    } catch {
      throw PatternError(
        place: source.place, pattern: source.text, message: error.message, offset: error.offset)
    }
    var program = Program(
      owner: Int32(owner), steps: [], required: [], source: source.text, namesAuthority: false,
      namesSupplier: false, readsDefinitions: false)
    try emit(items, into: &program, source: source, required: true)
    program.steps.append(.accept)
    programs.append(program)
  }

  private mutating func emit(
    _ items: [Phrase], into program: inout Program, source: PatternSource, required: Bool
  ) throws(PatternError) {
    for item in items {
      switch item {
      case .word(let word):
        let atom = atom(ofWord: word)
        if word == "mean" || word == "means" { program.readsDefinitions = true }
        program.steps.append(.atom(atom))
        if required { program.required.append(atom) }
      case .wordClass(let name):
        guard let atom = classAtoms[name] else { throw unknownClass(name, source) }
        if atom == Fixed.authority { program.namesAuthority = true }
        if atom == Fixed.supplier { program.namesSupplier = true }
        program.steps.append(.atom(atom))
        if required { program.required.append(atom) }
      case .modal(let sense):
        program.steps.append(.modal(sense))
      case .gap:
        program.steps.append(.gap)
      case .choice(let alternatives):
        try emit(choice: alternatives, optional: false, into: &program, source: source)
      case .optional(let alternatives):
        try emit(choice: alternatives, optional: true, into: &program, source: source)
      }
    }
  }

  private mutating func emit(
    choice alternatives: [[Phrase]], optional: Bool, into program: inout Program, source: PatternSource
  ) throws(PatternError) {
    var jumps: [Int] = []
    for (index, alternative) in alternatives.enumerated() {
      let last = index == alternatives.count - 1 && !optional
      let split = program.steps.count
      if !last { program.steps.append(.split(0)) }
      try emit(alternative, into: &program, source: source, required: false)
      if !last {
        jumps.append(program.steps.count)
        program.steps.append(.jump(0))
        program.steps[split] = .split(Int32(program.steps.count))
      }
    }
    for jump in jumps { program.steps[jump] = .jump(Int32(program.steps.count)) }
  }

  /// Chooses each pattern's anchor: the required atom that fewest words lead to.
  package mutating func finish() {
    var breadth = [Int](repeating: 0, count: atomCount)
    for atoms in atomsOfWord { for atom in atoms { breadth[Int(atom)] += 1 } }
    for node in nodes { for accept in node.accepts { breadth[Int(accept.atom)] += 6 } }
    for fixed in 0..<Fixed.count { breadth[fixed] = 10_000 }
    for word in ["be", "to", "of", "in", "for", "and", "or", "by", "with", "on", "from", "no", "not"] {
      if let atom = wordAtoms[word] { breadth[Int(atom)] = 9_000 }
    }
    anchored = [[Int32]](repeating: [], count: atomCount)
    for (index, program) in programs.enumerated() {
      let anchor = program.required.min { breadth[Int($0)] < breadth[Int($1)] } ?? Fixed.duty
      anchored[Int(anchor)].append(Int32(index))
    }
  }
}

/// A pattern of the library that cannot be used.
package struct PatternError: Error, Equatable, Sendable, CustomStringConvertible {
  package var place: Place
  package var pattern: String
  package var message: String
  /// Characters from the start of the pattern, from 0.
  package var offset: Int

  package var description: String {
    "\(place.file):\(place.line):\(place.column + offset): in the pattern “\(pattern)”: \(message)"
  }
}

/// Word hashes to small numbers, by open addressing.
struct WordTable: Sendable {
  private var slots: [(hash: UInt64, id: Int32)] = Array(repeating: (0, -1), count: 1024)
  private(set) var count = 0

  /// The word's number; a new one if it is not known yet.
  mutating func insert(_ hash: UInt64) -> Int {
    if let known = self[hash] { return Int(known) }
    if count * 2 >= slots.count { grow() }
    place(hash, Int32(count))
    count += 1
    return count - 1
  }

  /// The word's number, `nil` for a word that no pattern has.
  subscript(hash: UInt64) -> Int32? {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[at].id >= 0 {
      if slots[at].hash == hash { return slots[at].id }
      at = (at + 1) & mask
    }
    return nil
  }

  private mutating func place(_ hash: UInt64, _ id: Int32) {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[at].id >= 0 { at = (at + 1) & mask }
    slots[at] = (hash, id)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, -1), count: old.count * 2)
    for slot in old where slot.id >= 0 { place(slot.hash, slot.id) }
  }
}
