/// Runs the patterns' steps over an indexed sentence.
extension Matcher {
  /// The most words that a gap passes over, and the most where no mark stands among them: the long subject of
  /// a short verb.
  static let gapLimit = 15
  static let plainGapLimit = 24

  /// The first match of a program that counts, or else the first that is defeated.
  func find(_ index: Int) -> Match? {
    let program = table.programs[index]
    var defeated: Match?
    stamp += 1
    let cells = Int(program.count) * (sentence.count + 1)
    failed.extend(to: cells, with: 0)
    var start = nextStart(index, from: 0)
    while start < sentence.count {
      if var match = attempt(index, program, at: start) {
        match.rejected = rejection(of: match, program: program)
        if match.rejected == nil { return match }
        defeated = defeated ?? match
        stamp += 1
      }
      start = nextStart(index, from: start + 1)
    }
    return defeated
  }

  /// The first token from one on at which a program may begin.
  private func nextStart(_ index: Int, from token: Int) -> Int {
    let openers = table.openers.range(index)
    guard !openers.isEmpty else {
      var start = token
      while start < sentence.count, !traits[start].contains(.word) { start += 1 }
      return start
    }
    var start = sentence.count
    for place in openers {
      let span = span(of: table.openers.values[place], from: token)
      if span >= 0 { start = min(start, Int(spans[span].start)) }
    }
    return start
  }

  private func attempt(_ index: Int, _ program: PatternTable.Program, at start: Int) -> Match? {
    consumed.removeAll()
    var strength: Int?
    let base = Int(program.start)
    // A match that lies in a stem alone belongs to the stem's own sentence.
    guard let end = run(base, step: 0, at: start, fresh: true, strength: &strength), end > sentence.ownStart
    else { return nil }
    return Match(program: index, start: start, end: end, strength: strength, rejected: nil)
  }

  /// Runs a program from a step at a token; the end of the match, or `nil`. Steps that failed at a token are
  /// remembered, so that the work is bounded by the product of the pattern's and the sentence's length.
  @inline(never)
  private func run(_ base: Int, step: Int, at: Int, fresh: Bool, strength: inout Int?) -> Int? {
    let cell = step * (sentence.count + 1) + at
    if failed[cell] == stamp { return nil }
    let code = table.steps[base + step]
    let result: Int?
    switch code.action {
    case .accept:
      return at
    case .jump:
      result = run(base, step: Int(code.operand), at: at, fresh: fresh, strength: &strength)
    case .split:
      result =
        run(base, step: step + 1, at: at, fresh: fresh, strength: &strength)
        ?? run(base, step: Int(code.operand), at: at, fresh: fresh, strength: &strength)
    case .gap:
      result = runGap(base, step: step, at: at, strength: &strength)
    case .atom:
      let limit = fresh ? at : Int(heavy[at])
      result = runAtom(base, step: step, from: at, through: limit, strength: &strength)
    case .choice:
      let limit = fresh ? at : Int(heavy[at])
      result = runChoice(base, code.operand, step: step, from: at, through: limit, strength: &strength)
    case .duty:
      result =
        runModal(base, Fixed.duty, step: step, at: at, strength: &strength)
        ?? runPresent(base, step: step, at: at, strength: &strength)
    case .right:
      result = runModal(base, Fixed.right, step: step, at: at, strength: &strength)
    case .ban:
      result = runModal(base, Fixed.ban, step: step, at: at, strength: &strength)
    }
    if result == nil { failed[cell] = stamp }
    return result
  }

  /// Goes on after each span of the step's atom that begins within a range of tokens.
  private func runAtom(
    _ base: Int, step: Int, from: Int, through limit: Int, strength: inout Int?
  ) -> Int? {
    run(
      after: table.steps[base + step].operand, base, step: step, from: from, through: limit,
      strength: &strength)
  }

  /// The same for each atom of a choice, in their order.
  private func runChoice(
    _ base: Int, _ choice: Int32, step: Int, from: Int, through limit: Int, strength: inout Int?
  ) -> Int? {
    for place in table.choices.range(Int(choice)) {
      let atom = table.choices.values[place]
      if let end = run(after: atom, base, step: step, from: from, through: limit, strength: &strength) {
        return end
      }
    }
    return nil
  }

  private func run(
    after atom: Atom, _ base: Int, step: Int, from: Int, through limit: Int, strength: inout Int?
  ) -> Int? {
    var place = span(of: atom, from: from)
    while place >= 0, Int(spans[place].start) <= limit {
      let span = spans[place]
      consumed.append(Part(start: span.start, end: span.end))
      if let end = run(base, step: step + 1, at: Int(span.end), fresh: false, strength: &strength) {
        return end
      }
      consumed.removeLast()
      place = Int(span.next)
    }
    return nil
  }

  private func runGap(_ base: Int, step: Int, at: Int, strength: inout Int?) -> Int? {
    var limit = reach(from: at)
    if step > 0, table.steps[base + step - 1].action == .ban { limit = reachOfBan(from: at, through: limit) }
    guard limit >= at else { return nil }
    if table.steps[base + step + 1].action == .atom {
      return runAtom(
        base, step: step + 1, from: at, through: Int(heavy[limit]), strength: &strength)
    }
    let next = table.steps[base + step + 1]
    guard next.action == .choice else {
      return runLanding(base, step: step, from: at, through: limit, strength: &strength)
    }
    // Only where one of the choice's atoms begins, light words passed over, is there anything to try.
    var here = at
    while let start = firstStart(ofChoice: next.operand, from: here) {
      while here <= limit, Int(heavy[here]) < start { here += 1 }
      guard here <= limit else { return nil }
      if let end = run(base, step: step + 1, at: here, fresh: false, strength: &strength) { return end }
      here += 1
    }
    return nil
  }

  /// Goes on from each token at which what follows the gap may begin.
  private func runLanding(
    _ base: Int, step: Int, from at: Int, through limit: Int, strength: inout Int?
  ) -> Int? {
    let landing = table.steps[base + step].operand
    let choice = landing >> 1 - 1
    var start = choice >= 0 ? firstStart(ofChoice: choice, from: at) : nil
    for here in at...limit {
      if let known = start, known < here { start = firstStart(ofChoice: choice, from: here) }
      let isNear = start.map { $0 <= Int(heavy[here]) } ?? false
      guard landing == 0 || isNear || landing & 1 == 1 && mayBind(at: here) else { continue }
      if let end = run(base, step: step + 1, at: here, fresh: false, strength: &strength) { return end }
    }
    return nil
  }

  /// Whether a modal verb, or a verb that binds without one, may begin at a token, light words passed over.
  private func mayBind(at token: Int) -> Bool {
    var here = token
    while here < sentence.count {
      if here == passive || !traits[here].isDisjoint(with: [.modal, .finite, .stative, .task]) {
        return true
      }
      guard traits[here].contains(.light) else { return false }
      here += 1
    }
    return false
  }

  /// The first token from one on at which an atom of a choice begins.
  private func firstStart(ofChoice choice: Int32, from token: Int) -> Int? {
    var first: Int?
    for place in table.choices.range(Int(choice)) {
      let span = span(of: table.choices.values[place], from: token)
      if span >= 0 { first = min(first ?? .max, Int(spans[span].start)) }
    }
    return first
  }

  /// The last token at which a gap that begins at a token may end: after the words it may pass over,
  /// a semicolon, a new subject after "agrees that", or a modal verb that stands in no relative clause.
  private func reach(from at: Int) -> Int {
    if reach[at] >= 0 { return Int(reach[at]) }
    var here = at
    var passed = 0
    var relative = false
    var spoken = at
    var isPlain = true
    while here < sentence.count, passed <= (isPlain ? Self.plainGapLimit : Self.gapLimit) {
      let trait = traits[here]
      if trait.contains(.semicolon) { break }
      if trait.contains(.that), here > 0, traits[here - 1].contains(.saying), changesSubject(after: here) {
        break
      }
      if trait.contains(.relative) { relative = true }
      if trait.contains(.modal), here >= spoken {
        guard relative else { break }
        relative = false
        spoken = endOfModal(at: here)
      }
      if trait.contains(.word), !trait.contains(.light) { passed += 1 }
      if sentence.tokens[here].kind == .mark {
        isPlain = false
        if passed > Self.gapLimit { break }
      }
      here += 1
    }
    if here == sentence.count || passed > Self.gapLimit, here > at { here -= 1 }
    reach[at] = Int32(max(here, 0))
    return here
  }

  /// What is banned stands before the exception: "shall not begin before it has obtained …".
  private func reachOfBan(from at: Int, through limit: Int) -> Int {
    guard at <= limit else { return limit }
    return (at...limit).first { Self.exceptions.contains(sentence.tokens[$0].hash) }.map { $0 - 1 } ?? limit
  }

  private static let exceptions = Tokeniser.hashes(of: ["before", "until", "unless"])

  /// "The Customer agrees that the Supplier owns …" says nothing of what the Customer owns.
  private func changesSubject(after that: Int) -> Bool {
    let next = Int(heavy[that + 1])
    guard next < sentence.count else { return false }
    return spans(at: next).contains { spans[$0].atom <= Fixed.either }
  }

  private func runModal(
    _ base: Int, _ atom: Atom, step: Int, at: Int, strength: inout Int?
  ) -> Int? {
    guard at < sentence.count else { return nil }
    var place = span(of: atom, from: at)
    guard place >= 0 else { return nil }
    var limit = at
    while limit + 1 < sentence.count, traits[limit].contains(.light) { limit += 1 }
    guard Int(spans[place].start) <= limit, !beginsWithAnObject else { return nil }
    while place >= 0, Int(spans[place].start) <= limit {
      let span = spans[place]
      place = Int(span.next)
      guard span.strength > 0, atom == Fixed.ban || !isDenied(at: Int(span.start)) else { continue }
      let before = strength
      strength = min(strength ?? 5, Int(span.strength))
      consumed.append(Part(start: span.start, end: span.end))
      if let end = run(base, step: step + 1, at: Int(span.end), fresh: false, strength: &strength) {
        return end
      }
      if let next = afterParenthesis(Int(span.end)),
        let end = run(base, step: step + 1, at: next, fresh: false, strength: &strength)
      {
        return end
      }
      consumed.removeLast()
      strength = before
    }
    return nil
  }

  /// Whether a plural stands right before a token whose verb, of a state, then needs no ending:
  /// "inventions belong to". Verbs of doing may be what somebody helps others to do.
  private func followsPlural(_ at: Int) -> Bool {
    guard traits[at].contains(.stative) else { return false }
    let before = sentence.tokens[at - 1]
    if Self.owning.contains(sentence.tokens[at].hash) { return !Self.governors.contains(before.hash) }
    // Of a word that no pattern has, nothing tells but its place.
    let isUnknown = words[at - 1] < 0 && before.kind == .word
    return isUnknown || traits[at - 1].contains(.finite) || Self.plurals.contains(before.hash)
  }

  /// The words with the trait of that name.
  static let statives = [
    "belong", "vest", "become", "remain", "reside", "own", "lie", "rest", "stay", "pass", "accrue", "inure",
    "enure", "revert", "constitute",
  ]
  /// Those of them that are no other word, so that a long subject may stand before them.
  private static let owning = Tokeniser.hashes(of: ["belong", "vest", "accrue", "inure", "enure", "reside"])
  /// What another verb stands before: "shall belong", "to vest", "and reside".
  private static let governors = Tokeniser.hashes(of: [
    "to", "not", "and", "or", "shall", "will", "must", "may", "should", "would", "can", "could", "might",
    "do",
    "does", "did", "hereby",
  ])
  /// Plurals without an ending.
  private static let plurals = Tokeniser.hashes(of: [
    "data", "metadata", "media", "people", "them", "they", "these", "those", "both", "which", "that", "who",
  ])

  /// "shall, at its own cost, deliver": the token after the second comma.
  private func afterParenthesis(_ at: Int) -> Int? {
    guard at < sentence.count, sentence.tokens[at].kind == .mark else { return nil }
    var here = at + 1
    while here < sentence.count, here < at + 16 {
      if traits[here].contains(.modal) || traits[here].contains(.semicolon) { return nil }
      if sentence.tokens[here].kind == .mark { return here + 1 }
      here += 1
    }
    return nil
  }

  /// The present tense binds without a modal: "the Supplier provides", "the data are owned by", "inventions belong to".
  private func runPresent(_ base: Int, step: Int, at: Int, strength: inout Int?) -> Int? {
    var here = at
    while here < sentence.count, traits[here].contains(.light) { here += 1 }
    guard here < sentence.count, here > 0, traits[here].contains(.finite) || followsPlural(here) else {
      return nil
    }
    let before = strength
    strength = min(strength ?? 4, 4)
    // The verb itself says what is done: "helps agencies deliver" delivers nothing.
    let next = table.steps[base + step + 1].action == .gap ? step + 2 : step + 1
    for verb in [here, verb(joinedTo: here)] where verb < sentence.count {
      if let end = run(base, step: next, at: verb, fresh: false, strength: &strength) { return end }
    }
    strength = before
    return nil
  }

  /// "continues to belong", "waives and assigns": the verb that goes with the one at a token; past the end where none
  /// does.
  private func verb(joinedTo at: Int) -> Int {
    guard at + 2 < sentence.count else { return sentence.count }
    if Self.continues.contains(sentence.tokens[at].hash), sentence.tokens[at + 1].hash == Self.to {
      return at + 2
    }
    let isPair = traits[at + 1].contains(.coordinator) && traits[at + 2].contains(.finite)
    return isPair ? at + 2 : sentence.count
  }

  private static let continues = Tokeniser.hashes(of: ["continue", "continues"])
}
