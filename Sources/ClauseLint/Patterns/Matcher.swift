/// Finds which atoms stand where in a sentence, and then which patterns match it. One is used for a whole
/// document, so that its buffers are.
final class Matcher {
  typealias Atom = PatternTable.Atom
  typealias Fixed = PatternTable.Fixed

  let table: PatternTable
  let parties: PartyNames
  var sentence = Sentence()
  /// The tokens' words; -1 for those that no pattern has.
  private(set) var words = Buffer<Int32>()
  /// What is known of each token: its word's traits and those of its place.
  var traits = Buffer<PatternTable.Traits>()
  var spans = Buffer<Span>()
  /// The spans of token `i` are `starts[i]..<starts[i + 1]`.
  private(set) var starts = Buffer<Int32>()
  /// One bit for each atom that stands in the sentence.
  private var present: Buffer<UInt64>
  private var states: Buffer<State>
  private var seen = Buffer<Atom>()
  /// How many modal verbs begin at the token that is being read.
  private var modals = 0
  /// The sentence in which each program was last tried.
  private var tried: Buffer<Int32>
  private var round: Int32 = 0
  /// For each group, twice the sentence in which it was last asked for, plus one where the sentence has it.
  private var met: Buffer<Int32>
  private var trail = Buffer<Way>()
  /// The number of the word "property".
  private let property: Int32
  /// The first token from each one on that is not passed over.
  var heavy = Buffer<Int32>()
  /// How far a gap reaches from each token; -1 where it was not asked yet.
  var reach = Buffer<Int32>()
  /// The attempts that failed, by step and token: those that carry the present stamp.
  var failed = Buffer<Int32>()
  var stamp: Int32 = 0
  var subject = Subject()
  /// For each token, the word whose denial of the subject turns the modal verb there into a ban; -1 elsewhere.
  var deniers = Buffer<Int32>()
  var denial = Denial()
  /// A verb turned round before its subject, and the token after both: "nor shall the Supplier".
  var inversion: (verb: Int, end: Int)?
  /// The "be" of a passive whose verb stands before its subject; -1 where there is none.
  var passive = -1
  /// What the running attempt has matched.
  var consumed = Buffer<Part>()

  /// A way through the trie that is still to be walked: from a node, at a token, and whether a word led there.
  private struct Way {
    var node: Int32
    var at: Int32
    var stepped: Bool
  }

  /// What is known of an atom.
  private struct State {
    /// Its first and last span in the sentence, if it stands there.
    var first: Int32
    var last: Int32
    /// Its candidates: those of the table from `start` to before `end`.
    var start: Int32
    var end: Int32
  }

  /// Some tokens of the sentence.
  struct Part {
    var start: Int32
    var end: Int32
  }

  init(table: PatternTable, parties: PartyNames) {
    self.table = table
    self.parties = parties
    property = table.words[Tokeniser.hash(of: "property")]
    present = Buffer(repeating: 0, count: table.atomCount / 64 + 1)
    states = Buffer(capacity: table.atomCount)
    for atom in 0..<table.atomCount {
      let starts = table.anchored.starts
      states.append(State(first: -1, last: -1, start: starts[atom], end: starts[atom + 1]))
    }
    tried = Buffer(repeating: 0, count: table.programs.count)
    met = Buffer(repeating: 0, count: table.groups.count)
  }

  /// Forgets the subject of the sentences before.
  func beginBlock() { subject = Subject() }

  /// All patterns that match the sentence, those that negation or a wrong party defeats marked as such.
  func matches(in sentence: Sentence) -> [Match] {
    index(sentence)
    var matches: [Match] = []
    round += 1
    for index in seen.indices {
      let state = states[Int(seen[index])]
      for candidate in table.anchored.values.part(Int(state.start)..<Int(state.end)) {
        guard stands(candidate.second), stands(candidate.third) else { continue }
        let program = Int(candidate.program)
        guard tried[program] != round else { continue }
        tried[program] = round
        guard candidate.group == 0 || has(group: Int(candidate.group) - 1),
          candidate.other == 0 || has(group: Int(candidate.other) - 1),
          isPossible(program), let match = find(program)
        else { continue }
        matches.append(match)
      }
    }
    // In the library's order, whatever the order in which the sentence's words led to them.
    return matches.sorted { $0.program < $1.program }
  }

  /// Whether an atom stands in the sentence.
  func stands(_ atom: Atom) -> Bool {
    present[Int(atom) >> 6] &>> UInt64(truncatingIfNeeded: atom) & 1 == 1
  }

  /// The first span of an atom; -1 where it does not stand in the sentence.
  func firstSpan(of atom: Atom) -> Int { stands(atom) ? Int(states[Int(atom)].first) : -1 }

  /// Whether an atom of a group stands in the sentence: many programs ask for the same few groups.
  private func has(group: Int) -> Bool {
    if met[group] >> 1 == round { return met[group] & 1 == 1 }
    var isMet = false
    for place in table.groups.range(group) where stands(table.groups.values[place]) {
      isMet = true
      break
    }
    met[group] = round << 1 | (isMet ? 1 : 0)
    return isMet
  }

  /// Whether what a program needs stands in the sentence in the right order.
  private func isPossible(_ program: Int) -> Bool {
    let needs = table.required.range(program)
    var at = Int32(0)
    var place = needs.lowerBound
    while place < needs.upperBound {
      let end = place + 1 + Int(table.required.values[place])
      var next = Int32.max
      place += 1
      while place < end {
        let atom = Int(table.required.values[place])
        place += 1
        guard stands(Atom(atom)), spans[Int(states[atom].last)].start >= at else { continue }
        var span = Int(states[atom].first)
        while spans[span].start < at { span = Int(spans[span].next) }
        next = min(next, spans[span].start)
      }
      guard next < Int32.max else { return false }
      at = next
    }
    return true
  }

  // MARK: Indexing

  /// Finds every atom of the sentence.
  func index(_ sentence: Sentence) {
    self.sentence = sentence
    for word in present.indices { present[word] = 0 }
    seen.removeAll()
    spans.removeAll()
    starts.removeAll()
    readTraits()
    subject = Subject(carried: subject.last)
    inversion = nil
    passive = -1
    denial = Denial()
    deniers.removeAll()
    deniers.extend(to: words.count, with: -1)
    for at in 0..<words.count {
      starts.append(Int32(spans.count))
      modals = 0
      let trait = traits[at]
      let standsBeforeModal = at + 1 < words.count && traits[at + 1].contains(.beginsModal)
      if standsBeforeModal { inheritSubject(at: at) }
      if trait.contains(.semicolon) { denial = Denial() }
      guard trait.contains(.word) else { continue }
      if words[at] >= 0 {
        let word = Int(words[at])
        let isOwn = trait.contains(.own) && isOwnOf(at)
        let isCompound = trait.contains(.carrier) && isCompound(endingAt: at + 1)
        for place in isOwn ? 0..<0 : table.units.range(word) {
          let ending = table.units.values[place]
          if !isCompound || isOfWord(ending.atom, word) { add(ending, at, at + 1) }
        }
        if goesOn(from: at, word: word) { walk(from: at, word: word) }
      }
      if trait.contains(.name) || mayBeginLongName(at: at) { addNames(at: at) }
      if trait.contains(.infinitive) { addInfinitive(at: at) }
      if standsBeforeModal || inversion != nil { addInversion(at: at) }
      if modals > 0 { keepLongestModal(from: at) }
      if denial.denier >= 0 || !traits[at].isDisjoint(with: [.modal, .relative, .negation]) {
        noteDenial(at: at)
      }
      if passive == at { addInvertedPassive(at: at) }
      if trait.contains(.task) { addImperative(at: at) }
      if subject.first == nil || traits[at].contains(.modal) { noteSubject(at: at) }
    }
    starts.append(Int32(spans.count))
    link()
  }

  /// Whether the word at a token may be a proper name before that of a public body: "Lindvik University".
  private func mayBeginLongName(at: Int) -> Bool {
    at + 1 < words.count && traits[at + 1].contains(.name) && sentence.tokens[at].capital
      && sentence.tokens[at + 1].capital
  }

  private func addNames(at: Int) {
    if let name = parties.name(in: sentence.tokens, at: at) {
      add(PatternTable.Ending(atom: name.role.atom, strength: -1), at, name.end)
    }
    if let term = parties.term(in: sentence.tokens, at: at) {
      for atom in term.atoms { add(PatternTable.Ending(atom: atom, strength: -1), at, term.end) }
    }
  }

  private func readTraits() {
    words.removeAll()
    traits.removeAll()
    for token in sentence.tokens {
      var word: Int32 = -1
      var trait: PatternTable.Traits = []
      switch token.kind {
      case .word, .number:
        word = token.word
        if word >= 0 { trait = table.traits[Int(word)] }
        if token.kind == .number { trait.remove(.light) }
        trait.insert(.word)
        if parties.mayBegin(with: token.hash) { trait.insert(.name) }
      case .mark, .quote: trait = .light
      case .semicolon: trait = .semicolon
      case .possessive:
        // "the data are the Council's": what is the Council's is its property.
        let isPredicate = isPredicate(at: words.count)
        if isPredicate { word = property }
        trait = isPredicate && word >= 0 ? table.traits[Int(word)].union(.word) : .possessive
      case .stop, .question: break
      }
      words.append(word)
      traits.append(trait)
    }
    neutraliseNegations()
    let count = words.count
    heavy.extend(to: count + 1, with: 0)
    reach.extend(to: count + 1, with: 0)
    heavy[count] = Int32(count)
    for at in stride(from: count - 1, through: 0, by: -1) {
      heavy[at] = traits[at].contains(.light) || isPossessive(at) ? heavy[at + 1] : Int32(at)
      reach[at] = -1
    }
    reach[count] = -1
  }

  /// The `'s` of "the Council's staff".
  private func isPossessive(_ at: Int) -> Bool { at + 1 < words.count && traits[at].contains(.possessive) }

  /// The "own" of "at its own expense" owns nothing.
  private func isOwnOf(_ at: Int) -> Bool {
    at > 0 && !traits[at - 1].isDisjoint(with: [.possessor, .possessive])
  }

  static let not = Tokeniser.hash(of: "not")
  private static let only = Tokeniser.hash(of: "only")
  private static let but = Tokeniser.hash(of: "but")
  private static let limited = Tokeniser.hash(of: "limited")
  private static let states = Tokeniser.hashes(of: ["is", "are", "shall", "be"])

  /// "no later than", "not limited to" and "at no charge" deny nothing.
  private func neutraliseNegations() {
    for at in traits.indices where traits[at].contains(.negation) && at + 1 < traits.count {
      // "not only for the services" sets no limit, where no "but also" follows.
      if sentence.tokens[at + 1].hash == Self.only, sentence.tokens[at].hash == Self.not,
        !sentence.tokens[at...].contains(where: { $0.hash == Self.but })
      {
        continue
      }
      // "use is not limited to the services" sets no limit, where "but not limited to" widens a list.
      if at > 0, sentence.tokens[at + 1].hash == Self.limited,
        Self.states.contains(sentence.tokens[at - 1].hash)
      {
        continue
      }
      if traits[at + 1].contains(.measure) || at > 0 && traits[at - 1].contains(.disjunction) {
        traits[at].subtract([.negation, .strongNegation])
      }
    }
  }

  func add(_ ending: PatternTable.Ending, _ start: Int, _ end: Int) {
    if Fixed.isModal(ending.atom) { modals += 1 }
    spans.append(
      Span(
        atom: ending.atom, start: Int32(start), end: Int32(end), next: -1, strength: ending.strength))
  }

  /// Whether a phrase that the word at a token begins may go on with the next word, or with the one after light words.
  private func goesOn(from at: Int, word: Int) -> Bool {
    let mask = table.openingMasks[word]
    guard !mask.isEmpty else { return false }
    var next = at + 1
    while next < words.count {
      if words[next] >= 0, table.wordMasks[words[next]].meets(mask) { return true }
      guard traits[next].contains(.light) else { return false }
      next += 1
    }
    return false
  }

  /// Walks the trie of class phrases from a token, passing over light words between a phrase's words.
  private func walk(from start: Int, word: Int) {
    for place in table.openings.range(word) {
      push(table.openings.values[place], Int32(start + 1), stepped: false)
    }
    while let way = trail.popLast() {
      let (node, at) = (Int(way.node), Int(way.at))
      if way.stepped, !isCompound(endingAt: at) {
        for place in table.endings.range(node) { add(table.endings.values[place], start, at) }
      }
      guard at < words.count, at - start < 16, node < table.edges.count else { continue }
      if traits[at].contains(.light) { push(Int32(node), Int32(at + 1), stepped: false) }
      guard fits(at, node: node) else { continue }
      let edges = table.edges.range(node)
      for place in table.atoms.range(Int(words[at])) {
        let atom = table.atoms.values[place]
        for edge in edges where table.edges.values[edge].atom == atom {
          push(table.edges.values[edge].node, Int32(at + 1), stepped: true)
        }
      }
    }
  }

  /// Whether some edge of a node may lead on over the word at a token.
  private func fits(_ at: Int, node: Int) -> Bool {
    words[at] >= 0 && table.wordMasks[words[at]].meets(table.nodeMasks[node])
  }

  /// Takes a way of the trie up where it goes on: most end at the next word.
  private func push(_ node: Int32, _ at: Int32, stepped: Bool) {
    let next = Int(at)
    let goesOn =
      next < words.count && Int(node) < table.edges.count
      && (traits[next].contains(.light) || fits(next, node: Int(node)))
    if stepped || goesOn { trail.append(Way(node: node, at: at, stepped: stepped)) }
  }

  /// "shall not be required to" is none of the shorter modals that begin it.
  private func keepLongestModal(from at: Int) {
    traits[at].insert(.modal)
    guard modals > 1 else { return }
    var longest = spans[Int(starts[at])]
    var isFirst = true
    for place in Int(starts[at])..<spans.count where Fixed.isModal(spans[place].atom) {
      if isFirst || spans[place].end > longest.end { longest = spans[place] }
      isFirst = false
    }
    // "shall have the exclusive right to" says more than "may": both ways of reading it stand.
    let isExclusive =
      longest.atom == Fixed.right
      && sentence.tokens[Int(longest.start)..<Int(longest.end)].contains { Self.exclusive.contains($0.hash) }
    var kept = Int(starts[at])
    for place in kept..<spans.count {
      let span = spans[place]
      // A shorter form is kept where it says the same: "may" in "may at any time".
      let isSame =
        span.atom == longest.atom && (span.end == longest.end || span.strength == longest.strength)
        || isExclusive
      if Fixed.isModal(span.atom) && !isSame { continue }
      spans[kept] = span
      kept += 1
    }
    spans.truncate(to: kept)
  }

  private static let exclusive = Tokeniser.hashes(of: ["exclusive", "sole"])

  /// Joins the spans of each atom in their order.
  private func link() {
    for place in spans.indices {
      let atom = Int(spans[place].atom)
      let (word, bit) = (atom >> 6, UInt64(1) &<< UInt64(truncatingIfNeeded: atom))
      let known = present[word]
      if known & bit != 0 {
        spans[Int(states[atom].last)].next = Int32(truncatingIfNeeded: place)
      } else {
        present[word] = known | bit
        states[atom].first = Int32(truncatingIfNeeded: place)
        seen.append(Atom(truncatingIfNeeded: atom))
      }
      states[atom].last = Int32(truncatingIfNeeded: place)
    }
    present[Int(Fixed.always) >> 6] |= 1 << UInt64(Fixed.always & 63)
  }
}
