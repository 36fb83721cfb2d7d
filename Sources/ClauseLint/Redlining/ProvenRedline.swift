package import OfficeOpenXML

/// Who makes a redline and when.
package struct RedlineAuthor: Sendable, Equatable {
  package var name: String
  package var initials: String
  /// UTC to the second: "2026-03-01T09:30:00Z".
  package var date: String

  package init(name: String, initials: String, date: String) {
    (self.name, self.initials, self.date) = (name, initials, date)
  }
}

/// A redline with what was proven of it.
package struct ProvenRedline: Sendable, Equatable {
  /// The redlined file, in the format of the original.
  package var bytes: [UInt8]
  /// The change as a unified diff, where the file is text.
  package var diff: [UInt8]?
  package var plan: RedlinePlan
  /// Revision elements in a Word file, changes and paragraphs in a text file.
  package var revisions: Int
  package var comments: Int
  /// What the user should know, in sentences.
  package var notes: [String]
  /// What is still to be found once all is accepted: rules, with those that nobody asked to heal.
  package var left: [Finding]
  /// The file as it is once all is accepted.
  package var accepted: [UInt8]
  package var renumbering: Renumbering?
}

/// Writes a redline and proves it: rejecting gives back the original, and accepting leaves no finding that was to be
/// healed. Otherwise nothing is returned.
package struct RedlineProver {
  package let redliner: Redliner
  package let author: RedlineAuthor
  private let original: [UInt8]
  private let document: Document
  private let judgement: BlockJudgement?
  /// The file opened for redlining, where it is one of Word's.
  private let source: WordSource?
  /// Reads the result again, as the original was read.
  private let read: ([UInt8]) throws -> Document
  /// The file's name, for a diff.
  package let name: String
  /// The rounds of healing: what new text brings into question is answered in the next.
  private static let rounds = 4

  /// - Parameter original: the file's bytes, and `document` what was read from them.
  /// - Parameter judgement: the document made ready, where it has been judged before.
  package init(
    redliner: Redliner, author: RedlineAuthor, original: [UInt8], document: Document,
    judgement: BlockJudgement? = nil, read: @escaping ([UInt8]) throws -> Document, name: String
  ) throws(RedlineError) {
    (self.redliner, self.author, self.read, self.name) = (redliner, author, read, name)
    (self.original, self.document, self.judgement) = (original, document, judgement)
    switch document.format {
    case .word, .flatOPC, .wordXML: source = try WordSource(original)
    case .text, .markdown: source = nil
    case .openDocument, .html, .pdf: throw .notWritable
    }
  }

  private init(_ other: RedlineProver, choice: RedlineChoice) {
    (redliner, author, read) = (other.redliner.choosing(choice), other.author, other.read)
    (name, original, document, source) = (other.name, other.original, other.document, other.source)
    judgement = other.judgement
  }

  /// The same with another choice.
  package func choosing(_ choice: RedlineChoice) -> RedlineProver { RedlineProver(self, choice: choice) }

  private var choice: RedlineChoice { redliner.choice }

  /// Plans the redline of the file.
  package func plan(_ assessment: Assessment) -> RedlinePlan {
    redliner.plan(for: document, assessment, judgement: judgement, hindrance: hindrance())
  }

  private func hindrance() -> (Rewrite) -> String? {
    guard let source else {
      return { [document] in
        TextRuns.replacements(of: $0, in: document) == nil
          ? "the words are not written as they are read" : nil
      }
    }
    let runs = WordRuns(document: document, source: source)
    return { runs.hindrance(to: $0) }
  }

  /// Writes a plan. What accepting it would still leave is planned for in its turn.
  package func redline(plan first: RedlinePlan) throws(RedlineError) -> ProvenRedline {
    var plan = first
    var numbers: [Int: String] = [:]
    for _ in 0..<Self.rounds {
      var (written, references) = try write(plan, numbers)
      let (result, assessment) = try assessed(written.accepted)
      let left = assessment.findings
      written.left = left
      written.renumbering = Renumbering(from: document, to: result)
      let origins = Origins(of: result, plan, in: document)
      let wanted = wake(left.filter { isToBeHealed($0, by: plan, origins) }, in: &plan, origins)
      written.plan = plan
      if wanted.isEmpty {
        let counted = references > 0 ? Self.paths(of: result, in: document) : [:]
        guard counted != numbers else {
          written.renumbering?.findReferences(in: document, isCounted: isField(hindrance()))
          return written
        }
        // References show the numbers that their clauses have once all is accepted.
        numbers = counted
        continue
      }
      guard let next = extended(plan, for: wanted, result, origins) else {
        throw .notHealed(Array(Set(wanted.map(\.rule))).sorted())
      }
      plan = next
    }
    throw .notHealed(plan.healed)
  }

  /// Whether Word keeps words right by itself.
  private func isField(_ hindrance: @escaping (Rewrite) -> String?) -> (Rewrite) -> Bool {
    { hindrance($0) == RewriteHindrance.field.rawValue }
  }

  /// The preferred text heals every finding; a lower one what it was written for.
  private func isToBeHealed(_ finding: Finding, by plan: RedlinePlan, _ origins: Origins) -> Bool {
    guard choice.includes(finding.rule), !plan.proposals.isEmpty else { return false }
    if finding.status == .adverse {
      guard plan.healed.contains(finding.rule) else { return false }
      let omitted = plan.omissions.filter { $0.rule == finding.rule }.map(\.passage.block)
      let places = origins.blocks(of: finding)
      return omitted.isEmpty || !places.isEmpty && places.isDisjoint(with: omitted)
    }
    guard finding.fix != nil else { return false }
    if plan.omissions.contains(where: { $0.rule == finding.rule && $0.reason == Self.unhealing }) {
      return false
    }
    return choice.tier == .preferred || plan.healed.contains(finding.rule)
  }

  /// Notes what is found in sentences that no change touches and that nothing was found in before, since the words
  /// around them have changed, and returns the rest: no rewrite was to turn such sentences.
  private func wake(_ left: [Finding], in plan: inout RedlinePlan, _ origins: Origins) -> [Finding] {
    guard left.contains(where: { $0.status == .adverse && origins.blocks(of: $0).isEmpty }) else {
      return left
    }
    let before = redliner.assessor.assess(document, tier: choice.tier, refining: choice.refining).findings
    return left.filter { finding in
      guard finding.status == .adverse, origins.blocks(of: finding).isEmpty,
        let block = document.blocks.firstIndex(where: { $0.text.holds(finding.passage.text) }),
        !before.contains(where: { $0.rule == finding.rule && $0.passage.text == finding.passage.text })
      else { return true }
      var passage = finding.passage
      passage.block = block
      plan.omissions.append(
        RedlinePlan.Omission(
          rule: finding.rule, passage: passage, reason: "it is found only once the other changes are accepted"
        ))
      return false
    }
  }

  private func assessed(
    _ bytes: [UInt8]
  ) throws(RedlineError) -> (document: Document, assessment: Assessment) {
    let document: Document
    do {
      document = try read(bytes)
    } catch {
      throw .notProven("the result cannot be read: \(error)")
    }
    return (document, redliner.assessor.assess(document, tier: choice.tier, refining: choice.refining))
  }

  // MARK: What accepting leaves

  /// The plan with text for what is left, and without rewrites that turn nothing; `nil` where there is nothing to add.
  private func extended(
    _ plan: RedlinePlan, for left: [Finding], _ accepted: Document, _ origins: Origins
  ) -> RedlinePlan? {
    var plan = plan
    let before = plan
    let alignment = Alignment(of: accepted, to: document)
    let remarks = RedlineRemarks(library: redliner.assessor.library, audience: choice.audience)
    let voice = Voice(document)
    for finding in left {
      if finding.status == .adverse {
        drop(finding, from: &plan, origins.blocks(of: finding), alignment)
      } else if var fix = finding.fix {
        fix.after = alignment.original(fix.after)
        fix.paragraphs = fix.paragraphs.map(voice.spoken)
        if let known = plan.proposals.firstIndex(where: { $0.rule == finding.rule && $0.fix != nil }) {
          let place = moved(plan.proposals[known])
          if place != plan.proposals[known] {
            plan.proposals[known] = place
          } else {
            leaveOut(finding, of: &plan, alignment)
          }
          continue
        }
        plan.proposals.append(
          Proposal(fix: fix, comment: remarks.comment(on: finding), rule: finding.rule))
        plan.healed.append(finding.rule)
      }
    }
    plan.proposals = plan.proposals.ordered
    return plan == before ? nil : plan
  }

  /// Takes back what was to turn a finding: the rewrites of the blocks that it was, or, where that cannot be told, all
  /// of its rule.
  private func drop(
    _ finding: Finding, from plan: inout RedlinePlan, _ blocks: Set<Int>, _ alignment: Alignment
  ) {
    func fails(_ proposal: Proposal) -> Bool {
      guard proposal.rule == finding.rule, let rewrite = proposal.rewrite else { return false }
      return blocks.isEmpty || blocks.contains(rewrite.block)
    }
    plan.proposals.removeAll(where: fails)
    if !plan.proposals.contains(where: { $0.rule == finding.rule }) {
      plan.healed.removeAll { $0 == finding.rule }
    }
    var passage = finding.passage
    passage.block = blocks.min() ?? alignment.original(passage.block)
    plan.omissions.append(
      RedlinePlan.Omission(rule: finding.rule, passage: passage, reason: "the rewrite would not turn it"))
  }

  private static let unhealing = "the new text would not heal it in this document"

  /// Takes back the new text of a rule that it does not heal.
  private func leaveOut(_ finding: Finding, of plan: inout RedlinePlan, _ alignment: Alignment) {
    plan.proposals.removeAll { $0.rule == finding.rule && $0.fix != nil }
    plan.healed.removeAll { $0 == finding.rule }
    var passage = finding.passage
    passage.block = alignment.original(passage.block)
    plan.omissions.append(
      RedlinePlan.Omission(rule: finding.rule, passage: passage, reason: Self.unhealing))
  }

  /// Text that binds nobody where it was put, as under instructions to bidders, goes to the end of the clauses.
  private func moved(_ proposal: Proposal) -> Proposal {
    guard var fix = proposal.fix else { return proposal }
    let bidding = Context.biddingSections(of: document)
    let end = document.blocks.indices.last { index in
      switch document.blocks[index].kind {
      case .paragraph, .listItem: !bidding[index]
      default: false
      }
    }
    guard let end, end != fix.after else { return proposal }
    fix.after = end
    fix.reason = "at the end of the clauses"
    if fix.heading.isEmpty, let family = redliner.assessor.library.family(ofRule: proposal.rule) {
      fix.heading = family.model.heading
    }
    return Proposal(fix: fix, comment: proposal.comment, rule: proposal.rule)
  }

  // MARK: Writing

  /// The full numbers that the blocks of the original have in the accepted document.
  private static func paths(of accepted: Document, in original: Document) -> [Int: String] {
    let alignment = Alignment(of: accepted, to: original)
    var result: [Int: String] = [:]
    for (index, path) in ClausePath.paths(of: accepted.blocks).enumerated() where !path.isEmpty {
      if let block = alignment.exact(index) { result[block] = path }
    }
    return result
  }

  private func write(
    _ plan: RedlinePlan, _ numbers: [Int: String]
  ) throws(RedlineError) -> (redline: ProvenRedline, references: Int) {
    guard let source else {
      let result = try TextRedline.write(
        original: original, document: document, proposals: plan.proposals, path: name)
      let redline = ProvenRedline(
        bytes: result.bytes, diff: result.diff, plan: plan, revisions: result.edits + result.paragraphs,
        comments: 0, notes: [], left: [], accepted: result.bytes)
      return (redline, 0)
    }
    let result = try ContractRedline.word(
      source, document: document, proposals: plan.proposals, numbers: numbers, author: author.name,
      initials: author.initials, date: author.date)
    let redline = ProvenRedline(
      bytes: result.bytes, plan: plan, revisions: result.revisions, comments: result.comments,
      notes: result.notes, left: [], accepted: result.accepted)
    return (redline, result.references)
  }
}

/// Which blocks of the original, rewritten or left as they were, the blocks with findings are once a plan is accepted:
/// those that read the same.
private struct Origins {
  private let accepted: Document
  /// Blocks of the original by their letters, without spaces.
  private var places: [[UInt8]: Set<Int>] = [:]

  init(of accepted: Document, _ plan: RedlinePlan, in original: Document) {
    self.accepted = accepted
    let rewrites = plan.proposals.compactMap(\.rewrite)
    for block in Set(rewrites.map(\.block) + plan.omissions.map(\.passage.block))
    where original.blocks.indices.contains(block) {
      let text = rewrites.applied(to: original.blocks[block].text, ofBlock: block)
      places[Self.letters(of: text), default: []].insert(block)
    }
  }

  func blocks(of finding: Finding) -> Set<Int> {
    places[Self.letters(of: accepted.blocks[finding.passage.block].text)] ?? []
  }

  private static func letters(of text: String) -> [UInt8] { text.utf8.filter { $0 > 0x20 } }
}

/// Which block of the original each block of the accepted document was.
struct Alignment {
  private let places: [Int]
  /// Whether the block has the same words as the one it was.
  private let isSame: [Bool]

  init(of accepted: Document, to original: Document) {
    var at = 0
    var last = 0
    var isSame: [Bool] = []
    places = accepted.blocks.map { block in
      let window = at..<min(at + 60, original.blocks.count)
      let found = window.first { original.blocks[$0].text == block.text }
      if let found { (at, last) = (found + 1, found) }
      isSame.append(found != nil)
      return last
    }
    self.isSame = isSame
  }

  /// The block of the original with the same words.
  func exact(_ index: Int) -> Int? { isSame[index] ? places[index] : nil }

  func original(_ index: Int) -> Int { places.indices.contains(index) ? places[index] : places.last ?? 0 }
}
