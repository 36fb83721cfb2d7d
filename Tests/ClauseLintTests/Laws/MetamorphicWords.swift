import ClauseLint

/// An example's words, so that they can be exchanged: words, and what stands between them.
struct MetamorphicWords {
  private struct Word {
    var text: String
    /// The spaces and marks after it.
    var gap = ""
    var lowered: String { text.lowercased() }
  }

  private var words: [Word] = [Word(text: "")]

  init(_ text: String) {
    for character in text {
      if character.isLetter || character.isNumber || character == "-" {
        if !words[words.count - 1].gap.isEmpty { words.append(Word(text: "")) }
        words[words.count - 1].text.append(character)
      } else {
        words[words.count - 1].gap.append(character)
      }
    }
  }

  var text: String { words.map { $0.text + $0.gap }.joined() }

  private func phrase(at: Int, count: Int) -> String? {
    guard at + count <= words.count, words[at..<at + count - 1].allSatisfy({ $0.gap == " " }) else {
      return nil
    }
    return words[at..<at + count].map(\.lowered).joined(separator: " ")
  }

  private mutating func replace(at: Int, count: Int, with new: String) {
    let isCapital = words[at].text.first?.isUppercase == true
    let new = isCapital ? new.prefix(1).uppercased() + new.dropFirst() : new
    words.replaceSubrange(at..<at + count, with: [Word(text: new, gap: words[at + count - 1].gap)])
  }
}

// MARK: Parties

extension MetamorphicWords {
  /// Words that make another party of a supplier, or a thing of a public body's name.
  private static let others: Set<String> = [
    "replacement", "successor", "incoming", "new", "outgoing", "another", "other", "second", "alternative",
    "third",
    "different", "previous", "former", "continental",
  ]
  /// What makes an office of a public body's name: "the City Auditor".
  private static let offices: Set<String> = ["Auditor", "Attorney", "Manager"]

  /// The text with its parties under other names, and which of them it names.
  static func renamed(
    _ text: String, authority: String, supplier: String, lexicon: Lexicon
  ) -> (text: String, hasAuthority: Bool, hasSupplier: Bool) {
    var words = MetamorphicWords(text)
    var (hasAuthority, hasSupplier) = (false, false)
    var at = 0
    while at < words.words.count {
      defer { at += 1 }
      let before = at > 0 ? words.words[at - 1].lowered : ""
      guard words.words[at].text.first?.isUppercase == true || before == "the", !others.contains(before)
      else { continue }
      if at + 1 < words.words.count, offices.contains(words.words[at + 1].text) { continue }
      for count in [3, 2, 1] {
        guard let phrase = words.phrase(at: at, count: count) else { continue }
        let isAuthority = lexicon.authority.contains(phrase)
        guard isAuthority || lexicon.supplier.contains(phrase) else { continue }
        guard phrase != "processor" || words.words[at].text == "Processor" else { continue }
        if isAuthority { hasAuthority = true } else { hasSupplier = true }
        words.replace(at: at, count: count, with: isAuthority ? authority : supplier)
        break
      }
    }
    return (words.text, hasAuthority, hasSupplier)
  }

  /// The text with its parties exchanged; `nil` where it names none.
  static func swapped(_ text: String, lexicon: Lexicon) -> String? {
    let swapped = renamed(text, authority: "Supplier", supplier: "Council", lexicon: lexicon)
    return swapped.hasAuthority || swapped.hasSupplier ? swapped.text : nil
  }
}

// MARK: Negation

extension MetamorphicWords {
  /// How a text is denied.
  enum Denial {
    /// "shall not"
    case ban
    /// "shall have no obligation to"
    case noDuty
  }

  private static let modals: [String: (ban: String, noDuty: String)] = [
    "shall not": ("shall", "may"), "must not": ("must", "may"), "will not": ("will", "may"),
    "may not": ("may", "may"),
    "cannot": ("can", "can"), "can not": ("can", "can"), "should not": ("should", "may"),
    "shall never": ("shall", "may"),
    "will never": ("will", "may"), "agrees not to": ("agrees to", "is free to"),
    "undertakes not to": ("undertakes to", "is free to"), "do not": ("do", "do"),
    "does not": ("does", "does"),
    "is not": ("is", "is"), "are not": ("are", "are"), "need not": ("must", "must"),
    "shall": ("shall not", "shall have no obligation to"),
    "must": ("must not", "shall have no obligation to"),
    "will": ("will not", "will have no obligation to"), "may": ("may not", "shall have no right to"),
    "should": ("should not", "need not"), "can": ("cannot", "cannot"),
    "undertakes to": ("does not undertake to", "is under no obligation to"),
    "agrees to": ("does not agree to", "is under no obligation to"),
    "shall have the right to": ("shall have no right to", "shall not have the right to"),
    "has the right to": ("has no right to", "does not have the right to"),
    "is entitled to": ("is not entitled to", "is not entitled to"),
    "shall be entitled to": ("shall not be entitled to", "shall have no right to"),
  ]

  private static let openings: [String: String] = [
    "no": "any", "nothing": "this Contract", "neither": "each", "none": "all",
    "in no event": "in every event",
    "under no circumstances": "under all circumstances", "at no time": "at all times", "never": "always",
  ]

  private static let notDenying: Set<String> = [
    "later", "fewer", "more", "less", "longer", "charge", "cost", "additional", "extra", "further", "fee",
    "earlier",
  ]

  private static let finite: [String: String] = [
    "is": "is not", "are": "are not", "has": "does not have", "have": "do not have",
    "prevail": "do not prevail",
    "belong": "do not belong", "own": "do not own", "comply": "do not comply", "include": "do not include",
    "functions": "does not function", "agree": "do not agree", "lapse": "do not lapse",
    "cease": "do not cease",
    "survive": "do not survive", "extend": "do not extend", "vest": "do not vest",
    "constitute": "do not constitute",
    "comprise": "do not comprise",
  ]

  /// Third persons end in "s": "owns", "passes".
  private static func denied(verb: String) -> String? {
    if let known = finite[verb] { return known }
    guard verb.hasSuffix("s") else { return nil }
    let bases = [
      String(verb.dropLast()), String(verb.dropLast(2)), String(verb.dropLast(3)) + "y",
    ]
    let isLonger = ["sses", "shes", "ches", "xes"].contains(where: verb.hasSuffix)
    let base = verb == "lies" ? "lie" : verb.hasSuffix("ies") ? bases[2] : isLonger ? bases[1] : bases[0]
    return verbs.contains(base) ? "does not \(base)" : nil
  }

  private static let verbs: Set<String> = [
    "own", "assign", "grant", "warrant", "acknowledge", "retain", "waive", "intend", "agree", "represent",
    "keep",
    "train", "belong", "give", "bear", "guarantee", "accept", "reserve", "end", "expire", "include",
    "support", "use",
    "provide", "publish", "decide", "cover", "apply", "prevail", "undertake", "state", "vest", "pass", "lie",
    "rest",
    "appoint", "covenant", "hold", "take", "confirm", "deliver", "make", "list", "name", "set", "require",
    "run",
    "work", "permit", "allow", "engage", "serve", "pay", "begin", "become", "consent", "maintain", "function",
    "offer",
    "stop", "remain", "receive", "acquire", "prohibit", "exclude", "survive", "take", "override", "authorise",
    "license", "cede", "dedicate", "release", "renounce", "disclaim", "convey", "transfer", "limit",
    "contain", "confer", "consent", "determine", "extend", "store", "fall", "mean", "cease", "last", "form",
    "govern", "entitle", "understand", "answer", "obtain", "act", "continue", "notify", "supply", "log",
    "push",
    "constitute", "supersede", "commit", "comprise", "credit", "yield",
  ]

  /// The text with every modal verb turned into its contrary, and every finite verb that stands before the first or
  /// after a verb of saying; `nil` where there is nothing to deny.
  static func denied(_ text: String, _ denial: Denial) -> String? {
    var words = MetamorphicWords(text)
    var isChanged = false
    var start = 0
    while start < words.words.count {
      let ends = { (word: Word) in word.gap.hasPrefix(".") || word.gap.contains(";") || word.gap.contains(":")
      }
      let end = words.words[start...].firstIndex(where: ends) ?? words.words.count - 1
      let last = words.words.count - end
      if words.deny(from: start, last: last, denial) { isChanged = true }
      start = words.words.count - last + 1
    }
    return isChanged ? words.text : nil
  }

  /// Denies the sentence from a word to the one that has `last` words from it to the end of the text.
  private mutating func deny(from start: Int, last: Int, _ denial: Denial) -> Bool {
    var isChanged = false
    // The verb of a sentence whose subject was turned ("Nothing … shall") stays.
    var isSpared = false
    // Before a modal verb and after "warrants that", a finite verb is the sentence's own.
    var wantsVerb = true
    var hasModal = false
    var at = start
    while at <= words.count - last {
      let end = words.count - last
      if let (length, new) = opening(at), !isChanged || ["and", "or"].contains(words[at - 1].lowered) {
        replace(at: at, count: length, with: new)
        (isChanged, isSpared) = (true, true)
      } else if let (length, new) = modal(at, denial) {
        (isChanged, wantsVerb, hasModal) = (true, false, true)
        if isSpared {
          isSpared = false
          at += length - 1
        } else {
          denyModal(at, length, new, end: end)
        }
      } else if words[at].lowered == "nor" {
        replace(at: at, count: 1, with: "and")
      } else if words[at].lowered == "and", isChanged, !hasModal || words[at - 1].gap.hasPrefix(",") {
        wantsVerb = true
      } else if Self.clauseOpenings.contains(words[at].lowered) {
        wantsVerb = at > 0 && Self.saying.contains(words[at - 1].lowered)
      } else if wantsVerb, at > start, let new = denied(at), !isSaying(at),
        modal(at + 1, denial) == nil
      {
        if isSpared {
          isSpared = false
        } else if let no = (at + 1..<max(at + 1, end)).prefix(3).first(where: denies) {
          replace(at: no, count: 1, with: "a")
        } else if let without = (at..<end).first(where: { words[$0].lowered == "without" }) {
          replace(at: without, count: 1, with: "with")
        } else {
          replace(at: at, count: 1, with: new)
        }
        (isChanged, wantsVerb) = (true, false)
      }
      if words[at].gap.hasPrefix(","), !isChanged { wantsVerb = true }
      at += 1
    }
    return isChanged
  }

  /// "shall not", but "shall have a right" for "no right", "not only" for "only", and "for longer" for "no longer".
  private mutating func denyModal(_ at: Int, _ length: Int, _ new: String, end: Int) {
    let following = at + length..<max(at + length, end)
    if let no = following.prefix(4).first(where: denies) {
      replace(at: no, count: 1, with: "a")
    } else if let only = following.first(where: { Self.limits.contains(words[$0].lowered) }) {
      replace(at: only, count: 1, with: "not \(words[only].text)")
    } else if words[at + length].lowered != "be",
      let no = following.first(where: { ["no longer", "no more"].contains(phrase(at: $0, count: 2)) })
    {
      words.remove(at: no)
    } else {
      replace(at: at, count: length, with: new)
    }
  }

  private static let limits: Set<String> = ["only", "solely", "exclusively"]
  private static let clauseOpenings: Set<String> = ["that", "which", "who", "if", "when", "where", "whose"]
  private static let saying: Set<String> = [
    "acknowledges", "warrants", "represents", "agrees", "confirms", "guarantees", "accepts",
    "covenants",
  ]

  /// The verb at a word, denied; "form" is one where it is said what forms a part.
  private func denied(_ at: Int) -> String? {
    phrase(at: at, count: 2) == "form part" ? "do not form" : Self.denied(verb: words[at].text)
  }

  private func isSaying(_ at: Int) -> Bool {
    Self.saying.contains(words[at].lowered) && at + 1 < words.count && words[at + 1].lowered == "that"
  }

  private func denies(_ at: Int) -> Bool {
    words[at].lowered == "no" && at + 1 < words.count && !Self.notDenying.contains(words[at + 1].lowered)
  }

  private func opening(_ at: Int) -> (Int, String)? {
    for count in [3, 2, 1] {
      guard let phrase = phrase(at: at, count: count), let new = Self.openings[phrase] else { continue }
      if phrase == "no" && !denies(at) || phrase == "no" && at > 0 && words[at - 1].lowered == "at" {
        return nil
      }
      return (count, new)
    }
    return nil
  }

  private func modal(_ at: Int, _ denial: Denial) -> (Int, String)? {
    for count in [5, 4, 3, 2, 1] {
      guard let phrase = phrase(at: at, count: count), let new = Self.modals[phrase] else { continue }
      return (count, denial == .ban ? new.ban : new.noDuty)
    }
    return nil
  }
}
