/// Finds which atoms stand where in a sentence, and then which patterns match it. One value is used for a whole
/// document, so that its buffers are.
struct Matcher {
  private let table: PatternTable
  private var parties: PartyNames
  private(set) var words: [Int32] = []
  /// For each token, its spans in `spans[starts[i]..<starts[i + 1]]`.
  private(set) var spans: [Span] = []
  private(set) var starts: [Int32] = []
  private var present: [Bool]
  private var seen: [PatternTable.Atom] = []
  private var isLight: [Bool] = []
  private var isNegation: [Bool] = []
  private var isRelative: [Bool] = []
  private var modalAt: [Int8] = []
  private var failed: [Int32] = []
  private var stamp: Int32 = 0
  private var consumed: [(start: Int, end: Int)] = []

  static let gapLimit = 12

  init(table: PatternTable, parties: PartyNames) {
    self.table = table
    self.parties = parties
    present = [Bool](repeating: false, count: table.atomCount)
  }

  /// All patterns that match the sentence, those that negation or a wrong party defeats marked as such.
  mutating func matches(in sentence: Sentence) -> [Match] {
    index(sentence)
    var matches: [Match] = []
    for atom in seen {
      for program in table.anchored[Int(atom)] where isPossible(Int(program)) {
        if let match = find(Int(program), in: sentence) { matches.append(match) }
      }
    }
    return matches
  }

  private func isPossible(_ program: Int) -> Bool {
    table.programs[program].required.allSatisfy { present[Int($0)] }
  }

  // MARK: Indexing

  /// Finds every atom of the sentence.
  mutating func index(_ sentence: Sentence) {
    for atom in seen { present[Int(atom)] = false }
    seen.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    for token in sentence.tokens { words.append(token.isWord ? table.words[token.hash] ?? -1 : -2) }
    isLight = words.indices.map { isLight($0, sentence.tokens) }
    isNegation = words.map { table.flag(table.negation, $0) }
    isRelative = words.map { table.flag(table.relative, $0) }
    neutraliseNegations(sentence)
    modalAt = [Int8](repeating: 0, count: words.count)
    for at in 0..<words.count {
      starts.append(Int32(spans.count))
      if words[at] >= 0 {
        for atom in table.atomsOfWord[Int(words[at])] { add(atom, end: at + 1, strength: -1) }
      }
      if sentence.tokens[at].isWord {
        walk(from: at, node: 0, at: at)
        parties.names(in: sentence.tokens, at: at) { atom, end in self.add(atom, end: end, strength: -1) }
      }
      keepLongestModal(from: at)
    }
    starts.append(Int32(spans.count))
  }

  private func isLight(_ at: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[at]
    if token.kind == .mark || token.kind == .quote { return true }
    return token.kind == .word && table.flag(table.light, words[at])
  }

  private mutating func add(_ atom: PatternTable.Atom, end: Int, strength: Int8) {
    if !present[Int(atom)] {
      present[Int(atom)] = true
      seen.append(atom)
    }
    spans.append(Span(atom: atom, end: Int32(end), strength: strength))
  }

  /// Walks the trie of class phrases from a token, passing over light words between a phrase's words.
  private mutating func walk(from start: Int, node: Int, at: Int) {
    var stack: [(node: Int, at: Int, stepped: Bool)] = [(node, at, true)]
    while let (node, at, stepped) = stack.popLast() {
      if at > start, stepped {
        for accept in table.nodes[node].accepts { add(accept.atom, end: at, strength: accept.strength) }
      }
      guard at < words.count, !table.nodes[node].edges.isEmpty, at - start < 16 else { continue }
      if at > start, isLight[at] { stack.append((node, at + 1, false)) }
      guard words[at] >= 0 else { continue }
      for atom in table.atomsOfWord[Int(words[at])] {
        for edge in table.nodes[node].edges where edge.atom == atom {
          stack.append((Int(edge.node), at + 1, true))
        }
      }
    }
  }

  /// "shall not be required to" is none of the shorter modals that begin it.
  private mutating func keepLongestModal(from at: Int) {
    let first = Int(starts[at])
    guard let longest = spans[first...].filter({ Self.isModal($0.atom) }).max(by: { $0.end < $1.end }) else {
      return
    }
    modalAt[at] = 1
    let kept = spans[first...].filter {
      !Self.isModal($0.atom) || ($0.atom == longest.atom && $0.end == longest.end)
    }
    spans.removeSubrange(first...)
    spans += kept
  }

  private static func isModal(_ atom: PatternTable.Atom) -> Bool {
    atom >= PatternTable.Fixed.duty && atom <= PatternTable.Fixed.ban
  }

  /// "no later than", "not limited to" and "at no charge" deny nothing.
  private mutating func neutraliseNegations(_ sentence: Sentence) {
    for at in isNegation.indices where isNegation[at] {
      guard at + 1 < words.count else { continue }
      if table.flag(table.measure, words[at + 1]) { isNegation[at] = false }
      if at > 0, table.flag(table.disjunction, words[at - 1]) { isNegation[at] = false }
    }
  }

  func spans(at token: Int) -> ArraySlice<Span> {
    spans[Int(starts[token])..<Int(starts[token + 1])]
  }

  func has(_ atom: PatternTable.Atom) -> Bool { present[Int(atom)] }

  /// Whether a span of the atom begins at the token.
  func begins(_ atom: PatternTable.Atom, at token: Int) -> Bool {
    spans(at: token).contains { $0.atom == atom }
  }

  // MARK: Matching

  private mutating func find(_ index: Int, in sentence: Sentence) -> Match? {
    let program = table.programs[index]
    guard let first = program.steps.first else { return nil }
    var defeated: Match?
    stamp += 1
    let cells = program.steps.count * (words.count + 1)
    if failed.count < cells { failed = [Int32](repeating: 0, count: cells * 2) }
    for start in words.indices where canStart(first, at: start, in: sentence) {
      consumed.removeAll(keepingCapacity: true)
      var strength: Int?
      guard let end = run(program, step: 0, at: start, fresh: true, strength: &strength, in: sentence) else {
        continue
      }
      // A match that lies in a stem alone belongs to the stem's own sentence.
      guard end > sentence.ownStart else { continue }
      var match = Match(program: index, start: start, end: end, strength: strength, rejected: nil)
      match.rejected = rejection(of: match, program: program, in: sentence)
      if match.rejected == nil { return match }
      defeated = defeated ?? match
      stamp += 1
    }
    return defeated
  }

  private func canStart(_ step: PatternTable.Step, at start: Int, in sentence: Sentence) -> Bool {
    switch step {
    case .atom(let atom): begins(atom, at: start)
    case .modal: sentence.tokens[start].isWord
    default: sentence.tokens[start].isWord
    }
  }

  /// Runs a program from a step at a token; the end of the match, or `nil`. Steps that failed at a token are
  /// remembered, so that the work is bounded by the product of the pattern's and the sentence's length.
  @inline(never)
  private mutating func run(
    _ program: PatternTable.Program, step: Int, at: Int, fresh: Bool, strength: inout Int?,
    in sentence: Sentence
  ) -> Int? {
    let cell = step * (words.count + 1) + at
    if failed[cell] == stamp { return nil }
    let result = attempt(program, step: step, at: at, fresh: fresh, strength: &strength, in: sentence)
    if result == nil { failed[cell] = stamp }
    return result
  }

  private mutating func attempt(
    _ program: PatternTable.Program, step: Int, at: Int, fresh: Bool, strength: inout Int?,
    in sentence: Sentence
  ) -> Int? {
    switch program.steps[step] {
    case .accept:
      return at
    case .jump(let target):
      return run(program, step: Int(target), at: at, fresh: fresh, strength: &strength, in: sentence)
    case .split(let other):
      return run(program, step: step + 1, at: at, fresh: fresh, strength: &strength, in: sentence)
        ?? run(program, step: Int(other), at: at, fresh: fresh, strength: &strength, in: sentence)
    case .gap:
      return runGap(program, step: step, at: at, strength: &strength, in: sentence)
    case .atom(let atom):
      var here = at
      while here < words.count {
        for span in spans(at: here) where span.atom == atom {
          consumed.append((here, Int(span.end)))
          if let end = run(
            program, step: step + 1, at: Int(span.end), fresh: false, strength: &strength, in: sentence)
          {
            return end
          }
          consumed.removeLast()
        }
        guard !fresh, isLight[here] || isPossessive(here, in: sentence) else { return nil }
        here += 1
      }
      return nil
    case .modal(let sense):
      return runModal(program, sense: sense, step: step, at: at, strength: &strength, in: sentence)
    }
  }

  /// The `'s` of "the Council's staff"; that of "the Council's own data" parts an owner from no verb.
  private func isPossessive(_ at: Int, in sentence: Sentence) -> Bool {
    guard sentence.tokens[at].kind == .possessive, at + 1 < words.count else { return false }
    return sentence.tokens[at + 1].hash != Self.own
  }

  private static let own = Tokeniser.hash(of: "own")

  private mutating func runGap(
    _ program: PatternTable.Program, step: Int, at: Int, strength: inout Int?, in sentence: Sentence
  ) -> Int? {
    var here = at
    var passed = 0
    var relative = false
    while here < words.count, passed <= Self.gapLimit {
      if let end = run(program, step: step + 1, at: here, fresh: false, strength: &strength, in: sentence) {
        return end
      }
      if sentence.tokens[here].kind == .semicolon { return nil }
      if isRelative[here] { relative = true }
      if modalAt[here] == 1 {
        guard relative else { return nil }
        relative = false
      }
      if sentence.tokens[here].isWord, !isLight[here] { passed += 1 }
      here += 1
    }
    return nil
  }

  private mutating func runModal(
    _ program: PatternTable.Program, sense: Modal.Sense, step: Int, at: Int, strength: inout Int?,
    in sentence: Sentence
  ) -> Int? {
    let atom =
      switch sense {
      case .duty: PatternTable.Fixed.duty
      case .right: PatternTable.Fixed.right
      case .ban: PatternTable.Fixed.ban
      }
    var here = at
    while here < words.count {
      for span in spans(at: here) where span.atom == atom && span.strength > 0 {
        let before = strength
        strength = min(strength ?? 5, Int(span.strength))
        consumed.append((here, Int(span.end)))
        let next = afterParenthesis(Int(span.end), in: sentence)
        if let end = run(
          program, step: step + 1, at: Int(span.end), fresh: false, strength: &strength, in: sentence)
          ?? (next.flatMap {
            run(program, step: step + 1, at: $0, fresh: false, strength: &strength, in: sentence)
          })
        {
          return end
        }
        consumed.removeLast()
        strength = before
      }
      guard isLight[here] else { break }
      here += 1
    }
    return sense == .duty ? runPresent(program, step: step, at: at, strength: &strength, in: sentence) : nil
  }

  /// "shall, at its own cost, deliver": the token after the second comma.
  private func afterParenthesis(_ at: Int, in sentence: Sentence) -> Int? {
    guard at < words.count, sentence.tokens[at].kind == .mark else { return nil }
    var here = at + 1
    while here < words.count, here < at + 16 {
      if modalAt[here] == 1 || sentence.tokens[here].kind == .semicolon { return nil }
      if sentence.tokens[here].kind == .mark { return here + 1 }
      here += 1
    }
    return nil
  }

  /// The present tense binds without a modal: "the Supplier provides", "the data are owned by".
  private mutating func runPresent(
    _ program: PatternTable.Program, step: Int, at: Int, strength: inout Int?, in sentence: Sentence
  ) -> Int? {
    var here = at
    while here < words.count, isLight[here] { here += 1 }
    guard here < words.count, words[here] >= 0, table.flag(table.finite, words[here]), here > 0 else {
      return nil
    }
    let before = strength
    strength = min(strength ?? 4, 4)
    if let end = run(program, step: step + 1, at: here, fresh: false, strength: &strength, in: sentence) {
      return end
    }
    strength = before
    return nil
  }

  // MARK: Polarity and bearer

  private func rejection(of match: Match, program: PatternTable.Program, in sentence: Sentence) -> Match
    .Rejection?
  {
    if isNegated(match, in: sentence) { return .negated }
    if bindsWrongParty(match, program: program, in: sentence) { return .wrongParty }
    return nil
  }

  private func isNegated(_ match: Match, in sentence: Sentence) -> Bool {
    var covered = [Bool](repeating: false, count: match.end - match.start)
    for span in consumed {
      for at in span.start..<span.end where at < match.end { covered[at - match.start] = true }
    }
    var relative = false
    for at in match.start..<match.end {
      if covered[at - match.start] { relative = false }
      if isRelative[at] && !covered[at - match.start] { relative = true }
      if isNegation[at] && !covered[at - match.start] && !relative { return true }
    }
    // "Nothing in this clause shall …", "no … shall", "neither party".
    var here = match.start - 1
    var words = 0
    while here >= 0, words < 8 {
      if modalAt[here] == 1 || sentence.tokens[here].kind == .semicolon { return false }
      if isNegation[here] {
        return table.flag(table.strongNegation, self.words[here]) || words <= 1
      }
      if sentence.tokens[here].isWord, !isLight[here] { words += 1 }
      here -= 1
    }
    return false
  }

  /// A pattern that names no party is defeated by the other side as its bearer ("by the Customer") or beneficiary.
  private func bindsWrongParty(_ match: Match, program: PatternTable.Program, in sentence: Sentence) -> Bool {
    guard !program.namesSupplier, !program.namesAuthority else { return false }
    if modalAt[match.start] == 1, let subject = subject(before: match.start) {
      return subject == PatternTable.Fixed.authority
    }
    var here = match.end
    while here < min(words.count, match.end + 10) {
      if modalAt[here] == 1 || sentence.tokens[here].kind == .semicolon { return false }
      if words[here] >= 0, table.flag(table.agent, words[here]), here + 1 < words.count {
        var next = here + 1
        while next < words.count - 1, isLight[next] { next += 1 }
        if begins(PatternTable.Fixed.authority, at: next) { return true }
        if begins(PatternTable.Fixed.supplier, at: next) { return false }
      }
      here += 1
    }
    return false
  }

  /// The party that ends right before a token, light words passed over.
  func subject(before token: Int) -> PatternTable.Atom? {
    var end = token
    while end > 0, isLight[end - 1] { end -= 1 }
    for start in stride(from: end - 1, through: max(0, end - 5), by: -1) {
      for span in spans(at: start) where span.atom <= PatternTable.Fixed.either && Int(span.end) == end {
        return span.atom
      }
    }
    return nil
  }

  /// The nearest hedge to a match: within 15 tokens on either side.
  func isHedged(_ match: Match) -> Bool {
    let range = max(0, match.start - 15)..<min(words.count, match.end + 15)
    return has(PatternTable.Fixed.hedge) && range.contains { begins(PatternTable.Fixed.hedge, at: $0) }
  }
}
