import ClauseLint
import ClauseReports
import Foundation

/// One run of `redline`, with everything that its arguments say.
struct Redline {
  var file: String
  var output: String
  var format: RedlineFormat?
  var wording: Wording
  var notes = false
  var selection: RuleSelection
  var budget = 100
  var interactive = false
  var comments = CommentAudience.counterparty
  var onRevisions = RedlineWriteCommand.Revisions.keep
  var receipt: String?
  var signature: Signature
  var choice: LibraryChoice
  var purchase: Purchase
  var configured: ConfigurationChoice
  var presentation: Presentation

  func run() async throws {
    let author = try signature.redlineAuthor()
    let inputs = file == InputFile.standardInput ? [] : [file]
    let target = try OutputFile(output, inputs: inputs)
    let receiptFile = try receipt.map { (path) throws(Refusal) in
      try OutputFile(path, inputs: inputs, besides: [output])
    }
    let (redliner, settings) = try configured.writer(for: file, profile: purchase.profile, choice)
    let assessor = redliner.assessor
    try selection.check(against: assessor.library)
    var rules = RedlineChoice(
      tier: wording.tier, refining: notes, only: selection.included ?? settings.families?.map(\.text),
      except: selection.except + settings.switchedOff, budget: budget, audience: comments)
    let (bytes, document, redline): ([UInt8], Document, ProvenRedline)
    do {
      bytes = try InputFile.read(file)
      document = try Stages.read(bytes, name: file)
      if onRevisions == .refuse { try Stages.refuseRevisions(in: bytes, document) }
      let judgement = assessor.judgement(of: document)
      let assessment = assessor.assess(judgement, tier: rules.tier, refining: notes).adjusted(by: settings)
      var prover = try RedlineProver(
        redliner: redliner.choosing(rules), author: author, original: bytes, document: document,
        judgement: judgement, read: { try Stages.read($0, name: file) }, name: file)
      var plan = prover.plan(assessment)
      if interactive {
        let answered = try answers(
          document, { assessor.assess($0, tier: $1, refining: $2).adjusted(by: settings) }, rules, prover
        ).chosen(from: plan)
        plan = answered.plan
        rules.except += answered.skipped
        prover = prover.choosing(rules)
      }
      redline = try prover.redline(plan: plan)
    } catch {
      throw Refusal(error).about(file)
    }
    let written = try self.written(redline, document)
    try target.write(written)
    try receiptFile?.write(
      Array(
        RedlineReceipt(
          toolVersion: Clauselint.version, tier: wording.tier, author: author, library: assessor.library,
          input: (file, bytes), output: (output, written)
        ).json(of: redline, in: document).utf8))
    report(redline, document)
  }

  private func answers(
    _ document: Document, _ assess: @escaping (Document, Tier, Bool) -> Assessment, _ rules: RedlineChoice,
    _ prover: RedlineProver
  ) -> RedlineAnswers {
    RedlineAnswers(
      document: document,
      fallback: { rule, tier in
        var lower = rules
        (lower.tier, lower.only) = (tier, [rule])
        let prover = prover.choosing(lower)
        let assessment = assess(document, tier, lower.refining)
        return prover.plan(assessment).proposals
      }, tier: rules.tier, read: { readLine() }, ask: Terminal.write)
  }

  /// The line that a run ends with, and what was not written and why.
  private func report(_ redline: ProvenRedline, _ document: Document) {
    for omission in redline.plan.omissions {
      let number = omission.passage.number.isEmpty ? "" : " at \(omission.passage.number)"
      presentation.remark("Not written: \(omission.rule)\(number), since \(omission.reason).")
    }
    if let changes = redline.renumbering?.summary() {
      let references = redline.renumbering?.references ?? []
      let typed = references.prefix(6).map { "“\($0.words)” becomes \($0.new)" }.joined(separator: ", ")
      let more = references.count > 6 ? " and \(count(references.count - 6, "other"))" : ""
      presentation.remark(
        "Accepted, \(changes)."
          + (references.isEmpty ? "" : " Typed by hand, and to be changed then: \(typed)\(more)."))
    }
    for note in redline.notes { presentation.remark(note) }
    switch document.format {
    case .word, .flatOPC, .wordXML:
      presentation.remark(
        "\(count(redline.revisions, "revision")), \(count(redline.comments, "comment")); "
          + "rejecting all restores the original.")
    case .text, .markdown, .openDocument, .html, .pdf:
      presentation.remark("\(count(redline.revisions, "change")).")
    }
  }

  private func written(_ redline: ProvenRedline, _ document: Document) throws(Refusal) -> [UInt8] {
    let own = RedlineFormat(document.format)
    let wanted = format ?? RedlineFormat(name: output) ?? own
    let title = (file as NSString).lastPathComponent
    if wanted == own { return redline.bytes }
    switch wanted {
    case .html: return Array(RedlinePage(redline, of: document, title: title).html.utf8)
    case .diff: if let diff = redline.diff { return diff }
    case .markdown where redline.diff == nil, .text where redline.diff == nil:
      return Array(RedlineList.markdown(redline, of: document, title: title).utf8)
    default: break
    }
    let choices = own.choices.map(\.rawValue)
    throw Refusal(
      "\(output): A redline of this document can be written as \(choices.dropLast().joined(separator: ", ")) or "
        + "\(choices[choices.count - 1]), not as \(wanted.rawValue).")
  }
}
