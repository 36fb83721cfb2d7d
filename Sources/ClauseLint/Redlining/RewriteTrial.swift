/// Tries rewrites on the assessor itself: each stands as a block of its own behind the document, with the names and terms of
/// the whole, and is judged when it is asked for.
struct RewriteTrial {
  /// A sentence that something is found in.
  struct Target {
    /// The findings of this sentence that a rewrite has to turn.
    var findings: [Finding]
    var candidates: [Rewrite]
  }

  private struct Mark: Hashable {
    var rule: String
    var pattern: String
  }

  private let library: ClauseLibrary
  private var judgement: BlockJudgement
  private var considered: [Int: [Consideration]] = [:]
  /// The block of each target's candidates.
  private let places: [[Int]]
  private let targets: [Target]

  /// - Parameter judgement: of the document as it is.
  init(_ targets: [Target], judgement: BlockJudgement, library: ClauseLibrary) {
    var judgement = judgement
    places = targets.map { target in
      target.candidates.map { candidate in
        let block = candidate.block
        return judgement.append(
          candidate.applied(to: judgement.document.blocks[block].text), insteadOf: block)
      }
    }
    (self.targets, self.judgement, self.library) = (targets, judgement, library)
  }

  private mutating func considerations(ofBlock block: Int) -> [Consideration] {
    if let known = considered[block] { return known }
    let made = judgement.considerations(ofBlock: block)
    considered[block] = made
    return made
  }

  /// The smallest candidate of a target that turns all its findings, spoils nothing, and that nothing speaks against.
  mutating func first(_ index: Int, where isFree: (Rewrite) -> Bool) -> Rewrite? {
    let target = targets[index]
    guard let block = target.candidates.first?.block else { return nil }
    let before = considerations(ofBlock: block)
    for (candidate, place) in zip(target.candidates, places[index])
    where isSound(candidate, target, before: before, after: considerations(ofBlock: place)) {
      if isFree(candidate) { return candidate }
    }
    return nil
  }

  /// The rules that a candidate's block satisfies once it is taken.
  mutating func satisfied(by candidate: Rewrite, _ index: Int) -> Set<String> {
    guard let at = targets[index].candidates.firstIndex(of: candidate) else { return [] }
    let after = considerations(ofBlock: places[index][at])
    return Set(after.filter { !$0.isAdverse && $0.strength >= 4 }.map(\.rule))
  }

  private func isSound(
    _ candidate: Rewrite, _ target: Target, before: [Consideration], after: [Consideration]
  ) -> Bool {
    let harms = marks(after) { $0.isAdverse && $0.strength > 0 }
    let oldHarms = marks(before) { $0.isAdverse && $0.strength > 0 }
    guard harms.subtracting(oldHarms).isEmpty else { return false }
    let goods = Set(after.filter { !$0.isAdverse && $0.strength >= 4 }.map(\.rule))
    for finding in target.findings {
      switch finding.status {
      case .adverse:
        let isLeft = after.contains {
          $0.isAdverse && $0.strength > 0 && $0.rule == finding.rule && !isCured($0, by: goods)
            && changed(target, candidate).overlaps($0.passage.range)
        }
        if isLeft { return false }
      case .weak, .missing: if !goods.contains(finding.rule) { return false }
      }
    }
    // Words that say something good are no price for others.
    let kept = Set(before.filter { !$0.isAdverse && $0.strength >= 4 }.map(\.rule))
    return candidate.manner == .strike || kept.isSubset(of: goods)
      || target.findings.contains { $0.status == .adverse && kept.isSubset(of: goods.union([$0.rule])) }
  }

  /// Where the sentence stands after the change.
  private func changed(_ target: Target, _ candidate: Rewrite) -> Range<Int> {
    let old = target.findings.map(\.passage.range).reduce(candidate.extent) {
      min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound)
    }
    let growth = candidate.edits.reduce(0) { $0 + $1.text.utf8.count - $1.range.count }
    return old.lowerBound..<max(old.lowerBound, old.upperBound + growth)
  }

  /// Whether what the sentence says besides takes the harm out of an adverse term.
  private func isCured(_ harm: Consideration, by goods: Set<String>) -> Bool {
    guard let element = library.element(harm.rule), let family = library.family(ofRule: harm.rule) else {
      return false
    }
    let terms = element.adverse.filter { $0.phrases.contains { $0.text == harm.pattern } }
    return terms.contains { $0.curedBy.contains { goods.contains("\(family.id).\($0)") } }
  }

  private func marks(_ list: [Consideration], where isWanted: (Consideration) -> Bool) -> Set<Mark> {
    Set(list.filter(isWanted).map { Mark(rule: $0.rule, pattern: $0.pattern) })
  }
}
