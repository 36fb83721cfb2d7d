/// Decides what a redline writes for each finding: other words where they stand if these turn it, new text if not.
package struct Redliner: Sendable {
  package let assessor: Assessor
  package let choice: RedlineChoice
  /// The words that bind and hedge, which the assessor itself has compiled.
  private let lexicon: Lexicon

  package init(assessor: Assessor, lexicon: Lexicon, choice: RedlineChoice = RedlineChoice()) {
    self.assessor = assessor
    self.lexicon = lexicon
    self.choice = choice
  }

  /// The same with another choice.
  package func choosing(_ choice: RedlineChoice) -> Redliner {
    Redliner(assessor: assessor, lexicon: lexicon, choice: choice)
  }

  /// Plans the redline of a document.
  /// - Parameter hindrance: why words cannot be changed where they stand, if they cannot.
  /// - Parameter judgement: of the same document, where it was made ready before.
  package func plan(
    for document: Document, _ assessment: Assessment, judgement: BlockJudgement? = nil,
    hindrance: (Rewrite) -> String? = { _ in nil }
  ) -> RedlinePlan {
    var planner = RedlinePlanner(
      assessment: assessment, judgement: judgement ?? assessor.judgement(of: document), assessor: assessor,
      lexicon: lexicon, choice: choice)
    planner.rewrite(hindrance)
    planner.insert()
    planner.defineTerms()
    return planner.plan
  }
}

/// The plan of one document's redline, as it grows.
private struct RedlinePlanner {
  let document: Document
  let assessment: Assessment
  let assessor: Assessor
  let choice: RedlineChoice
  private let findings: [Finding]
  private let voice: Voice
  private let judgement: BlockJudgement
  private let vocabulary: RewriteVocabulary
  private let remarks: RedlineRemarks
  private var models: ModelTexts
  private var proposals: [Proposal] = []
  private var omissions: [RedlinePlan.Omission] = []
  private var healed: Set<Key> = []

  init(
    assessment: Assessment, judgement: BlockJudgement, assessor: Assessor, lexicon: Lexicon,
    choice: RedlineChoice
  ) {
    self.judgement = judgement
    document = judgement.document
    self.assessment = assessment
    self.assessor = assessor
    self.choice = choice
    findings = assessment.findings.filter { choice.includes($0.rule) }
    voice = Voice(document)
    vocabulary = RewriteVocabulary(
      lexicon: lexicon, names: judgement.parties,
      values: PartyTerms.values(
        in: document, tokens: judgement.reader.tokens, parties: judgement.parties))
    remarks = RedlineRemarks(library: assessor.library, audience: choice.audience)
    models = ModelTexts(library: assessor.library, values: vocabulary.values, voice: voice)
  }

  private var values: ModelValues { vocabulary.values }

  var plan: RedlinePlan {
    let turned = findings.filter { finding in
      !omissions.contains { $0.rule == finding.rule && $0.passage == finding.passage }
        && (finding.fix != nil || healed.contains(Key(finding)))
    }
    return RedlinePlan(
      proposals: proposals.ordered, omissions: omissions, healed: turned.map(\.rule))
  }

  /// A finding by its place; by its rule alone where model text for it stands elsewhere now.
  private struct Key: Hashable {
    var rule: String
    var block = -1
    var start = 0

    init(_ finding: Finding) {
      (rule, block, start) = (finding.rule, finding.passage.block, finding.passage.range.lowerBound)
    }

    init(rule: String) { self.rule = rule }
  }

  // MARK: Choosing

  /// Takes for each sentence the smallest rewrite that turns what was found in it.
  mutating func rewrite(_ hindrance: (Rewrite) -> String?) {
    let targets = targets()
    guard !targets.isEmpty else { return }
    var trial = RewriteTrial(
      targets, judgement: judgement, library: assessor.library)
    for (index, target) in targets.enumerated() {
      var reason = "no rewrite of the sentence turns it"
      let found = trial.first(index) { rewrite in
        guard let why = objection(to: rewrite) ?? hindrance(rewrite) else { return true }
        reason = why
        return false
      }
      let first = target.findings[0]
      guard let found else {
        omissions += target.findings.filter { $0.fix == nil }.map {
          RedlinePlan.Omission(rule: $0.rule, passage: $0.passage, reason: reason)
        }
        continue
      }
      healed.formUnion(target.findings.map(Key.init))
      // What the sentence says now need not be said again.
      healed.formUnion(trial.satisfied(by: found, index).map { Key(rule: $0) })
      proposals.append(
        Proposal(change: .rewrite(found), comment: remarks.comment(on: first), rule: first.rule))
    }
  }

  private func objection(to rewrite: Rewrite) -> String? {
    if proposals.contains(where: { $0.rewrite?.touches(rewrite) ?? false }) {
      return "another change stands in the same words"
    }
    if rewrite.share(of: document.blocks[rewrite.block].text) > choice.budget {
      return "it would strike more of the paragraph than --budget allows"
    }
    return nil
  }

  /// New paragraphs for what no rewrite heals.
  mutating func insert() {
    for finding in findings
    where !healed.contains(Key(finding)) {
      guard var fix = finding.fix else { continue }
      if fix.heading.isEmpty, healed.contains(Key(rule: finding.rule)) { continue }
      if fix.heading.isEmpty, finding.status == .missing { fix.after = endOfSection(fix.after) }
      fix.paragraphs = fix.paragraphs.map(voice.spoken)
      proposals.append(Proposal(fix: fix, comment: remarks.comment(on: finding), rule: finding.rule))
    }
  }

  /// The last clause under the same heading, so that new ones change no number of those after them.
  private func endOfSection(_ after: Int) -> Int {
    let blocks = document.blocks
    guard blocks.indices.contains(after), !blocks[after].headingPath.isEmpty else { return after }
    var end = after
    for index in blocks.indices.dropFirst(after + 1) {
      guard blocks[index].headingPath == blocks[after].headingPath else { break }
      switch blocks[index].kind {
      case .paragraph, .listItem: end = index
      case .tableCell: continue
      case .heading, .footnote, .endnote, .header, .footer, .textBox, .comment: return end
      }
    }
    return end
  }

  // MARK: Candidates

  /// The sentences that something is found in, with what could be done to each.
  private mutating func targets() -> [RewriteTrial.Target] {
    let sentences = findings.filter {
      !$0.passage.range.isEmpty && ($0.status == .adverse || $0.status == .weak && $0.fix != nil)
    }
    var targets: [RewriteTrial.Target] = []
    for finding in sentences {
      let same = targets.firstIndex {
        $0.findings[0].passage == finding.passage && $0.findings[0].status == finding.status
      }
      if let same {
        targets[same].findings.append(finding)
        continue
      }
      let candidates = RewriteCandidates(
        block: finding.passage.block,
        wordings: Wordings(
          text: document.blocks[finding.passage.block].text, passage: finding.passage.range),
        vocabulary: vocabulary)
      var rewrites = candidates.binding()
      if finding.status == .adverse {
        rewrites = turning(finding, candidates)
      }
      targets.append(RewriteTrial.Target(findings: [finding], candidates: Array(rewrites.prefix(24))))
    }
    return targets
  }

  private mutating func turning(_ finding: Finding, _ candidates: RewriteCandidates) -> [Rewrite] {
    let pattern =
      assessment.families.flatMap(\.adverse).first { $0.passage == finding.passage }?.pattern ?? ""
    func speaks(of words: [String]) -> Bool { words.contains { pattern.holds($0) } }
    var rewrites = candidates.turning(
      isOwnership: speaks(of: ["{own}", "{vest}", "{fall-to}", "{stake}", "{title}", "property", "owned"]))
    let text = candidates.wordings.text(finding.passage.range).lowercased()
    let isOnPublishing = ["publish", "publicity", "press release", "announce"].contains { text.holds($0) }
    if isOnPublishing || ["confiden", "disclos", "secre"].contains(where: { text.holds($0) }) {
      let freedom =
        "\(values.authority) may publish this contract, and the law on freedom of information prevails over this "
        + "clause"
      let exceptions = [", save that \(freedom)", " " + freedom.capitalizedWord + "."].map(voice.spoken)
      let carveOuts = zip(exceptions, [false, true]).compactMap(candidates.adding)
      // Who owes secrecy asks for an exception and not for leave to tell everybody.
      rewrites = isOnPublishing ? rewrites + carveOuts : carveOuts + rewrites
    }
    let isAnswered = findings.contains { $0.rule == finding.rule && $0.fix?.heading.isEmpty == false }
    let isPresent = assessment.families.contains { family in
      family.elements.contains { "\(family.id).\($0.id)" == finding.rule && $0.status == .present }
    }
    if !isAnswered, !isPresent, candidates.isWhole {
      rewrites += models.answers(to: finding.rule, choice.tier).map(candidates.replacing)
    }
    return rewrites + [candidates.striking()]
  }

  // MARK: Defined terms

  /// Puts a definition before the first new paragraph that uses a term which neither the document nor the new text
  /// defines.
  mutating func defineTerms() {
    for index in proposals.indices {
      guard case .insertion(var fix) = proposals[index].change,
        let family = assessor.library.family(ofRule: proposals[index].rule)
      else { continue }
      var definitions: [String] = []
      for definition in models.definitions(of: family, fix.tier) {
        guard fix.paragraphs.contains(where: { $0.holds(definition.term) }), !voice.uses(definition.term),
          !isDefined(definition.term)
        else { continue }
        definitions.append(voice.spoken(definition.sentence))
      }
      guard !definitions.isEmpty else { continue }
      fix.paragraphs.insert(contentsOf: definitions, at: 0)
      proposals[index].change = .insertion(fix)
    }
  }

  /// Whether some new paragraph says what a term means.
  private func isDefined(_ term: String) -> Bool {
    proposals.contains { $0.fix?.paragraphs.contains { $0.holds("“\(term)”") } ?? false }
  }
}

extension [Proposal] {
  /// By place; a rewrite before what follows its block, proposals for one place in their order.
  var ordered: [Proposal] {
    enumerated().sorted {
      ($0.element.block, $0.element.fix == nil ? 0 : 1, $0.offset)
        < ($1.element.block, $1.element.fix == nil ? 0 : 1, $1.offset)
    }.map(\.element)
  }
}
