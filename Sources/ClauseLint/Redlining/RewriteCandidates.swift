/// Proposes rewrites of one sentence, smallest first. Which of them turns the finding is for the assessor to say.
struct RewriteCandidates {
  let block: Int
  let wordings: Wordings
  let vocabulary: RewriteVocabulary

  /// Rewrites of a sentence that does not bind.
  func binding() -> [Rewrite] {
    let modals = weakModals()
    let hedges = struckHedges()
    var result = modals.map { rewrite(.modal, [$0]) } + hedges.map { rewrite(.hedge, [$0]) }
    if modals.count > 1 { result.append(rewrite(.modal, modals)) }
    if hedges.count > 1 { result.append(rewrite(.hedge, hedges)) }
    if !modals.isEmpty, !hedges.isEmpty { result.append(rewrite(.hedge, modals + hedges)) }
    return result.filter(isSound)
  }

  /// Rewrites of a sentence that gives the right to the wrong side.
  /// - Parameter isOwnership: whether the sentence says whose something is.
  func turning(isOwnership: Bool) -> [Rewrite] {
    let parties = partySwaps(isOwnership: isOwnership)
    let rights = turnedPermissions()
    // A price that goes says more than sides that change: "at the Supplier's rates" is not to become the Council's.
    let others = turnedCharges() + (isOwnership ? parties + rights : rights + parties) + turnedWords()
    return others.filter(isSound)
  }

  /// The sentence with words before its full stop, or with a sentence after it.
  func adding(exception words: String, asSentence: Bool) -> Rewrite? {
    guard let last = wordings.passage.last else { return nil }
    if asSentence, !isWhole { return nil }
    let isStop = wordings.tokens[last].kind == .stop || wordings.tokens[last].kind == .semicolon
    let end = Int(isStop && !asSentence ? wordings.tokens[last].start : wordings.tokens[last].end)
    return rewrite(.exception, [Rewrite.Edit(range: end..<end, text: words)])
  }

  /// Whether the sentence stands on its own, and is no item that runs on from the words before a list.
  var isWhole: Bool {
    guard let first = wordings.passage.first, let last = wordings.passage.last else { return false }
    return wordings.tokens[first].capital && wordings.tokens[last].kind == .stop
  }

  /// Other words in the place of the sentence.
  func replacing(with text: String) -> Rewrite {
    rewrite(.replacement, [Rewrite.Edit(range: wordings.bytes(wordings.passage), text: text)])
  }

  /// The block without the sentence; a block with no other gets words that keep its number.
  func striking() -> Rewrite {
    var range = wordings.bytes(wordings.passage)
    let isAlone = wordings.passage.count == wordings.tokens.count
    if isAlone { return rewrite(.strike, [emptied(range)]) }
    if range.upperBound < wordings.bytes.count, wordings.bytes[range.upperBound] == 0x20 {
      range = range.lowerBound..<range.upperBound + 1
    } else if range.lowerBound > 0, wordings.bytes[range.lowerBound - 1] == 0x20 {
      range = range.lowerBound - 1..<range.upperBound
    }
    return rewrite(.strike, [Rewrite.Edit(range: range, text: "")])
  }

  /// A paragraph without its words: "Not used." keeps its number, and what refers to it. An item of a list keeps the
  /// words that lead to the next.
  private func emptied(_ range: Range<Int>) -> Rewrite.Edit {
    if isWhole { return Rewrite.Edit(range: range, text: "Not used.") }
    let leads = Tokeniser.hashes(of: ["and", "or"])
    var end = wordings.passage.upperBound
    while end > wordings.passage.lowerBound,
      !wordings.tokens[end - 1].isWord || leads.contains(wordings.tokens[end - 1].hash)
    {
      end -= 1
    }
    return Rewrite.Edit(range: wordings.bytes(wordings.passage.lowerBound..<end), text: "not used")
  }

  private func rewrite(_ manner: Rewrite.Manner, _ edits: [Rewrite.Edit]) -> Rewrite {
    let sorted = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    return Rewrite(block: block, manner: manner, edits: sorted)
  }

  /// Whether the edits stand apart.
  private func isSound(_ rewrite: Rewrite) -> Bool {
    !rewrite.edits.isEmpty
      && zip(rewrite.edits, rewrite.edits.dropFirst()).allSatisfy {
        $0.range.upperBound < $1.range.lowerBound
      }
  }

  // MARK: Sentences that do not bind

  private func weakModals() -> [Rewrite.Edit] {
    wordings.longest(of: vocabulary.weak.map(\.phrase)).map { found in
      var tokens = found.tokens
      // "should be encouraged to" is one verb.
      if tokens.lowerBound > wordings.passage.lowerBound,
        RewriteVocabulary.modalWords.contains(wordings.tokens[tokens.lowerBound - 1].hash)
      {
        tokens = tokens.lowerBound - 1..<tokens.upperBound
      }
      return Rewrite.Edit(range: wordings.bytes(tokens), text: vocabulary.weak[found.phrase].binding)
    }
  }

  private func struckHedges() -> [Rewrite.Edit] {
    wordings.longest(of: vocabulary.hedges).compactMap { struck($0.tokens) }
  }

  /// The hedge with what hangs on it and the comma that parts it.
  private func struck(_ hedge: Range<Int>) -> Rewrite.Edit? {
    var tokens = hedge
    if let effort = effort(around: hedge) {
      return Rewrite.Edit(range: wordings.bytes(effort), text: "").withBlank(in: wordings)
    }
    let isClause = RewriteVocabulary.subordinators.contains(wordings.tokens[hedge.lowerBound].hash)
    if isClause, tokens.upperBound < wordings.passage.upperBound,
      RewriteVocabulary.continuing.contains(wordings.tokens[tokens.upperBound].hash)
    {
      while tokens.upperBound < wordings.passage.upperBound, wordings.tokens[tokens.upperBound].isWord {
        tokens = tokens.lowerBound..<tokens.upperBound + 1
      }
    }
    return parted(tokens)
  }

  /// "use (all) reasonable efforts to": the verb and its "to" go with it.
  private func effort(around hedge: Range<Int>) -> Range<Int>? {
    let verbs = Tokeniser.hashes(of: ["use", "make", "exert", "using"])
    let to = Tokeniser.hash(of: "to")
    let low = max(wordings.passage.lowerBound, hedge.lowerBound - 4)
    guard let verb = (low..<hedge.lowerBound).last(where: { verbs.contains(wordings.tokens[$0].hash) }),
      let end = (hedge.upperBound..<min(wordings.passage.upperBound, hedge.upperBound + 3)).first(where: {
        wordings.tokens[$0].hash == to
      })
    else { return nil }
    return verb..<end + 1
  }

  /// The words with one of the commas around them; at the start of a sentence the next word gets its capital.
  private func parted(_ tokens: Range<Int>) -> Rewrite.Edit? {
    var range = wordings.bytes(tokens)
    let bytes = wordings.bytes
    var end = range.upperBound
    if wordings.opensSentence(tokens.lowerBound) {
      while end < bytes.count, bytes[end] == 0x2C || bytes[end] == 0x20 { end += 1 }
      guard end < bytes.count, bytes[end] >= 0x61, bytes[end] <= 0x7A else {
        return Rewrite.Edit(range: range.lowerBound..<end, text: "")
      }
      // The whole next word is written anew, since half a word is hard to read in a redline.
      let next = wordings.tokens.first { Int($0.start) == end }.map { Int($0.end) } ?? end + 1
      let word = String(decoding: bytes[end..<next], as: UTF8.self)
      return Rewrite.Edit(range: range.lowerBound..<next, text: word.capitalizedWord)
    }
    var start = range.lowerBound
    if start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    let hasComma = start > 0 && bytes[start - 1] == 0x2C
    if hasComma { start -= 1 }
    if end < bytes.count, bytes[end] == 0x2C, hasComma { end += 1 }
    range = start..<end
    return Rewrite.Edit(range: range, text: "")
  }

  // MARK: Sentences that turn against the public body

  private struct Mention {
    var tokens: Range<Int>
    var role: PartyNames.Role
  }

  private func mentions() -> [Mention] {
    var result: [Mention] = []
    var at = wordings.passage.lowerBound
    while at < wordings.passage.upperBound {
      if let name = vocabulary.names.name(in: wordings.tokens, at: at), name.role != .either, !isOneOfBoth(at)
      {
        result.append(Mention(tokens: at..<name.end, role: name.role))
        at = name.end
      } else {
        at += 1
      }
    }
    return result
  }

  /// "Neither of us", "each of the parties": no side alone.
  private func isOneOfBoth(_ at: Int) -> Bool {
    at - 2 >= wordings.passage.lowerBound && wordings.isWord(RewriteVocabulary.of, at: at - 1)
      && RewriteVocabulary.both.contains(wordings.tokens[at - 2].hash)
  }

  /// One party for the other. Where both are named, who deals with whom would be confused by changing one only,
  /// save where the sentence says whose something is.
  private func partySwaps(isOwnership: Bool) -> [Rewrite] {
    let mentions = mentions()
    let namesBoth = Set(mentions.map(\.role.atom)).count == 2
    var result: [Rewrite] = []
    if isOwnership {
      // The owner first: "software developed by the Supplier shall vest in the Council" is what is meant.
      let owners = mentions.filter(isOwner)
      let others = mentions.filter { !isOwner($0) }
      result = (owners + others).map { rewrite(.party, [swapped($0)]) }
    } else if !namesBoth {
      result = mentions.map { rewrite(.party, [swapped($0)]) }
    }
    if namesBoth || mentions.count > 1 { result.append(rewrite(.party, mentions.map(swapped))) }
    return result
  }

  /// Whether a party is named as the owner: "vest in the Supplier", "owned by the Supplier", "the Supplier retains".
  private func isOwner(_ mention: Mention) -> Bool {
    var before = mention.tokens.lowerBound - 1
    if wordings.isWord(RewriteVocabulary.article, at: before) { before -= 1 }
    func word(_ index: Int, in words: WordSet) -> Bool {
      wordings.passage.contains(index) && words.contains(wordings.tokens[index].hash)
    }
    if word(before, in: RewriteVocabulary.by) { return word(before - 1, in: RewriteVocabulary.owned) }
    if word(before, in: RewriteVocabulary.towards) {
      return (before - 4..<before).contains { word($0, in: RewriteVocabulary.vesting) }
    }
    return (mention.tokens.upperBound..<mention.tokens.upperBound + 4).contains {
      word($0, in: RewriteVocabulary.owning)
    }
  }

  /// A right that excludes nobody, and a licence that stays.
  private func turnedWords() -> [Rewrite] {
    wordings.longest(of: RewriteVocabulary.words.map(\.phrase)).map { found in
      let range = wordings.bytes(found.tokens)
      let word = RewriteVocabulary.words[found.phrase].turned
      let edit = Rewrite.Edit(range: range, text: word)
      return rewrite(.permission, [word.isEmpty ? edit.withBlank(in: wordings) : edit])
    }
  }

  /// The other party in the place of one, with or without the article as it is used to.
  private func swapped(_ mention: Mention) -> Rewrite.Edit {
    let name = mention.role == .supplier ? vocabulary.values.authority : vocabulary.values.supplier
    let isCapital = wordings.text(wordings.bytes(mention.tokens)).allSatisfy { !$0.isLowercase }
    let bare = name.lowercased().hasPrefix("the ") ? String(name.dropFirst(4)) : name
    var tokens = mention.tokens
    let before = tokens.lowerBound - 1
    let hasArticle =
      before >= wordings.passage.lowerBound && wordings.isWord(RewriteVocabulary.article, at: before)
    var text = name
    if hasArticle, bare != name {
      text = bare
    } else if hasArticle {
      tokens = before..<tokens.upperBound
    } else if wordings.opensSentence(tokens.lowerBound) {
      text = name.capitalizedWord
    }
    return Rewrite.Edit(range: wordings.bytes(tokens), text: isCapital ? text.uppercased() : text)
  }

  /// What the supplier may do it shall not, what the public body shall not do it may, what the supplier need not do it
  /// shall.
  private func turnedPermissions() -> [Rewrite] {
    let mentions = mentions()
    func subject(of verb: Range<Int>) -> PartyNames.Role? {
      mentions.last { $0.tokens.upperBound <= verb.lowerBound }?.role
    }
    var result: [Rewrite] = []
    let all = vocabulary.exemptions + vocabulary.bans + vocabulary.rights
    let (needNot, mayNot) = (vocabulary.exemptions.count, vocabulary.exemptions.count + vocabulary.bans.count)
    for found in wordings.longest(of: all) {
      let text: String
      // "will not use … nor disclose …" would deny by halves.
      let isContinued = wordings.passage.contains {
        $0 > found.tokens.lowerBound && wordings.isWord(RewriteVocabulary.nor, at: $0)
      }
      if isContinued { continue }
      switch (found.phrase, subject(of: found.tokens)) {
      case (..<needNot, .supplier?): text = "shall"
      case (needNot..<mayNot, .authority?): text = "may"
      case (needNot..<mayNot, .supplier?): text = "shall"
      case (mayNot..., .supplier?): text = "shall not"
      default: continue
      }
      result.append(rewrite(.permission, [Rewrite.Edit(range: wordings.bytes(found.tokens), text: text)]))
    }
    return result
  }

  private func turnedCharges() -> [Rewrite] {
    let charges = wordings.longest(of: RewriteVocabulary.charges.map(\.phrase)).map { found in
      Rewrite.Edit(
        range: wordings.bytes(found.tokens), text: RewriteVocabulary.charges[found.phrase].free)
    }
    let omissions = wordings.longest(of: RewriteVocabulary.omissions).map { found in
      Rewrite.Edit(range: wordings.bytes(found.tokens), text: "include")
    }
    return (charges + omissions + rates()).map { rewrite(.charge, [$0]) }
  }

  /// "charged at the Supplier's then-current rates" becomes "provided free of charge".
  private func rates() -> [Rewrite.Edit] {
    let charged = Tokeniser.hash(of: "charged")
    let at = Tokeniser.hash(of: "at")
    let rates = Tokeniser.hashes(of: ["rates", "rate"])
    guard let end = wordings.passage.last(where: { rates.contains(wordings.tokens[$0].hash) }),
      let start = wordings.passage.last(where: { $0 < end && wordings.tokens[$0].hash == at }),
      end - start < 10
    else { return [] }
    guard start > wordings.passage.lowerBound, wordings.tokens[start - 1].hash == charged else {
      return [Rewrite.Edit(range: wordings.bytes(start..<end + 1), text: "free of charge")]
    }
    return [
      Rewrite.Edit(range: wordings.bytes(start - 1..<end + 1), text: "provided free of charge")
    ]
  }
}

extension Rewrite.Edit {
  /// The struck words with the blank after them, so that none is left double.
  fileprivate func withBlank(in wordings: Wordings) -> Rewrite.Edit {
    let end = range.upperBound
    guard end < wordings.bytes.count, wordings.bytes[end] == 0x20 else { return self }
    return Rewrite.Edit(range: range.lowerBound..<end + 1, text: text)
  }
}
