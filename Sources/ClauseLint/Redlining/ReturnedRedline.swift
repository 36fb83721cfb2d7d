package import OfficeOpenXML

/// What became of a redline that was sent out: each proposal's fate, and what else was changed.
package struct ReturnedRedline: Sendable, Equatable {
  package enum Fate: String, Sendable, Equatable, CaseIterable {
    /// Still a tracked change of ours.
    case open
    case accepted
    case rejected
    /// Other words than ours, with their changes marked, and without.
    case altered
    case silentlyAltered = "silently altered"
  }

  package struct Answer: Sendable, Equatable {
    package var fate: Fate
    /// The rules that the paragraph was proposed for, as the comments name them; empty where none says so.
    package var rules: [String]
    /// The paragraph as it was, as we proposed it, and as it came back.
    package var before: String
    package var proposed: String
    package var returned: String
  }

  package struct Other: Sendable, Equatable {
    package var isMarked: Bool
    package var before: String
    package var after: String

    package init(isMarked: Bool, before: String, after: String) {
      (self.isMarked, self.before, self.after) = (isMarked, before, after)
    }
  }

  package var answers: [Answer]
  package var others: [Other]

  /// The rules of which something was rejected.
  package var rejectedRules: [String] {
    var rules: [String] = []
    for rule in answers.filter({ $0.fate == .rejected }).flatMap(\.rules) where !rules.contains(rule) {
      rules.append(rule)
    }
    return rules
  }

  package init(sent: [UInt8], returned: [UInt8], author: String) throws(RedlineError) {
    let source = try WordSource(sent)
    let before = source.revisedParagraphs()
    guard before.contains(where: { $0.isProposal(of: author) }) else { throw .noChangesOf(author) }
    let after = try WordSource(returned).revisedParagraphs()
    let rules = Self.rules(of: before, try source.commentTexts(), author)
    let pairs = ParagraphPairs(before, after)
    answers = []
    others = []
    for (index, paragraph) in before.enumerated() {
      let other = pairs.partner[index].map { after[$0] }
      if paragraph.isProposal(of: author) {
        answers.append(
          Answer(
            fate: Self.fate(of: paragraph, other, author), rules: rules[index],
            before: paragraph.original,
            proposed: paragraph.accepted(by: author), returned: other?.accepted ?? ""))
      } else if let other {
        if other.accepted != paragraph.accepted
          || other.isChanged(byOtherThan: author) != paragraph.isChanged(byOtherThan: author)
        {
          others.append(
            Other(
              isMarked: other.original == paragraph.original, before: paragraph.accepted,
              after: other.accepted))
        }
      } else if !paragraph.accepted.isBlank {
        others.append(Other(isMarked: false, before: paragraph.accepted, after: ""))
      }
    }
    for index in after.indices where !pairs.isTaken[index] && !after[index].accepted.isBlank {
      let marked = after[index].insertedBy != nil || after[index].original.isBlank
      others.append(Other(isMarked: marked, before: "", after: after[index].accepted))
    }
  }

  private static func fate(
    of sent: RevisedParagraph, _ returned: RevisedParagraph?, _ author: String
  ) -> Fate {
    let isNew = sent.original.isBlank
    guard let returned else { return .rejected }
    let proposed = sent.accepted(by: author)
    let isOpen = returned.isChanged(by: author)
    if returned.accepted == proposed {
      return isOpen && !returned.isChanged(byOtherThan: author) ? .open : .accepted
    }
    if returned.accepted.isBlank && isNew || !isNew && returned.accepted == sent.original { return .rejected }
    if isOpen && returned.accepted(by: author) == proposed { return .altered }
    return returned.isChanged(byOtherThan: author) ? .altered : .silentlyAltered
  }

  /// The rules for each paragraph: those of its own comments, or of the paragraph that new ones follow.
  private static func rules(
    of paragraphs: [RevisedParagraph], _ comments: [String: String], _ author: String
  ) -> [[String]] {
    var last: [String] = []
    return paragraphs.map { paragraph in
      let own = paragraph.comments.compactMap { comments[$0] }.compactMap(rule)
      if !own.isEmpty { last = own }
      if paragraph.original.isBlank, paragraph.isChanged(by: author) { return own.isEmpty ? last : own }
      if own.isEmpty { last = [] }
      return own
    }
  }

  /// The rule at the end of a comment of ours: "(data-ownership.return)".
  private static func rule(_ comment: String) -> String? {
    guard let line = comment.split(separator: "\n").last, line.hasPrefix("("), line.hasSuffix(")") else {
      return nil
    }
    let rule = line.dropFirst().dropLast()
    return rule.contains(".") && !rule.contains(" ") ? String(rule) : nil
  }
}

extension RevisedParagraph {
  /// Whether words were changed; a paragraph mark alone counts as changed where new paragraphs follow it.
  fileprivate func isProposal(of author: String) -> Bool {
    pieces.contains { $0.kind != .kept && $0.author == author }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

/// Which paragraph of the returned document is which of the sent one.
struct ParagraphPairs {
  /// For each paragraph sent, its index in the returned document.
  private(set) var partner: [Int?]
  private(set) var isTaken: [Bool]

  init(_ sent: [RevisedParagraph], _ returned: [RevisedParagraph]) {
    partner = [Int?](repeating: nil, count: sent.count)
    isTaken = [Bool](repeating: false, count: returned.count)
    pairSame(sent, returned)
    pairAlike(sent, returned)
  }

  /// Pairs paragraphs that have a text in common, in order: the nearest one behind the last pair.
  private mutating func pairSame(_ sent: [RevisedParagraph], _ returned: [RevisedParagraph]) {
    var places: [String: [Int]] = [:]
    for (index, paragraph) in returned.enumerated() {
      for text in Set([paragraph.accepted, paragraph.original]) { places[text, default: []].append(index) }
    }
    var next = 0
    for (index, paragraph) in sent.enumerated() {
      let texts = Set([paragraph.accepted, paragraph.original]).filter { !$0.allSatisfy(\.isWhitespace) }
      let found = texts.flatMap { places[$0] ?? [] }.filter { $0 >= next && !isTaken[$0] }.min()
      // A far match of a common phrase must not carry everything between away.
      guard let found, found - next < 400 else { continue }
      take(index, found)
      next = found + 1
    }
  }

  /// Pairs what stands between pairs and shares most of its words.
  private mutating func pairAlike(_ sent: [RevisedParagraph], _ returned: [RevisedParagraph]) {
    var low = 0
    for index in sent.indices {
      if let own = partner[index] {
        low = own + 1
        continue
      }
      let high = partner[index...].lazy.compactMap { $0 }.first ?? returned.count
      guard low < high else { continue }
      let words = Self.words(sent[index])
      let best = (low..<high).filter { !isTaken[$0] }.map {
        ($0, Self.likeness(words, Self.words(returned[$0])))
      }
      .max { $0.1 < $1.1 }
      if let best, best.1 >= 50 {
        take(index, best.0)
        low = best.0 + 1
      }
    }
  }

  private mutating func take(_ index: Int, _ other: Int) {
    partner[index] = other
    isTaken[other] = true
  }

  private static func words(_ paragraph: RevisedParagraph) -> Set<Substring> {
    Set(paragraph.accepted.split { !$0.isLetter && !$0.isNumber })
  }

  /// The words in common, in per cent of all.
  private static func likeness(_ one: Set<Substring>, _ other: Set<Substring>) -> Int {
    let all = one.union(other).count
    return all == 0 ? 0 : one.intersection(other).count * 100 / all
  }
}
