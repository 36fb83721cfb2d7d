import ArgumentParser
import ClauseLint
import ClauseReports
import Foundation

extension CommentAudience: ExpressibleByArgument {}

/// The command `redline`: writing one, unless `status` is asked for.
struct RedlineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redline",
    abstract: "Mend a copy of the document: tracked changes for what is missing, weak or adverse.",
    discussion: """
      A Word file gets tracked changes and comments; rejecting them all gives the original back. Words are changed \
      where that turns the finding, and new clauses follow the best section. Nothing is written unless rejecting is \
      proven to restore every byte and accepting to heal what was proposed. The input is never written over.

      EXAMPLES
        clauselint redline tender.docx -o tender.redlined.docx --receipt tender.receipt.json
        clauselint redline tender.docx -o out.docx --tier fallback --author "City Legal" --initials CL
        clauselint redline tender.docx -o review.html --comments internal
        clauselint redline terms.md -o terms.diff --only data-ownership --except nda.publication
        clauselint redline status sent.docx returned.docx
      """,
    subcommands: [RedlineWriteCommand.self, RedlineStatusCommand.self],
    defaultSubcommand: RedlineWriteCommand.self)
}

struct RedlineWriteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Write the redline (what `redline` does by itself).")

  enum Revisions: String, ExpressibleByArgument, CaseIterable { case keep, refuse }

  @Argument(help: "The document to redline.", completion: .file())
  var file: String

  @Option(name: .shortAndLong, help: "The file to write; - writes to standard output.", completion: .file())
  var output: String

  @Option(help: "docx, xml, text, markdown, diff or html; by default as the output's name says.")
  var format: RedlineFormat?

  @OptionGroup var wording: Wording

  @Flag(help: "Refine clauses that are partly there as well: what the report lists as notes.")
  var notes = false

  @OptionGroup var selection: RuleSelection

  @Option(
    help: ArgumentHelp("The most of a paragraph that may be struck, in per cent.", valueName: "per cent"))
  var budget = 100

  @Flag(help: "Ask about each proposal: accept it, take the fallback, or skip it.")
  var interactive = false

  @Option(help: "What the comments tell: counterparty, internal (our guidance; not to be sent) or none.")
  var comments: CommentAudience = .counterparty

  @Option(help: "Whether to keep or refuse a document that carries tracked changes already.")
  var onRevisions: Revisions = .keep

  @Option(help: "Keep the proof, with every change, in this JSON file.", completion: .file())
  var receipt: String?

  @OptionGroup var signature: Signature

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var purchase: Purchase

  @OptionGroup var configured: ConfigurationChoice

  @OptionGroup var presentation: Presentation

  func validate() throws {
    guard (0...100).contains(budget) else { throw ValidationError("--budget has to be from 0 to 100.") }
    if interactive, file == InputFile.standardInput {
      throw ValidationError("--interactive reads the answers from standard input; name the document.")
    }
  }

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
      let assessment = assessor.assess(document, tier: rules.tier, refining: notes).adjusted(by: settings)
      var prover = try RedlineProver(
        redliner: redliner.choosing(rules), author: author, original: bytes, document: document,
        read: { try Stages.read($0, name: file) }, name: file)
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

/// Which rules are answered.
struct RuleSelection: ParsableArguments {
  @Option(help: ArgumentHelp("Answer these rules or families only; may be repeated.", valueName: "rule"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Leave these rules or families out; may be repeated.", valueName: "rule"))
  var except: [String] = []

  var included: [String]? { only.isEmpty ? nil : only }

  /// Throws for a rule that the library does not have.
  func check(against library: ClauseLibrary) throws(Refusal) {
    let rules = library.families.flatMap { family in
      [family.id] + family.elements.map { "\(family.id).\($0.id)" }
    }
    for rule in only + except where !rules.contains(rule) {
      throw Refusal.unknown("rule", rule, among: rules)
    }
  }
}

/// Who the changes are from, and when.
struct Signature: ParsableArguments {
  @Option(help: "Who the tracked changes and comments are from.")
  var author = "clauselint"

  @Option(help: "The author's initials; by default made from the name.")
  var initials: String?

  @Option(
    help:
      "The date of the changes, such as 2026-03-01 or 2026-03-01T09:30:00Z; by default SOURCE_DATE_EPOCH or now."
  )
  var date: String?

  func redlineAuthor() throws(Refusal) -> RedlineAuthor {
    let letters = author.split(separator: " ").compactMap(\.first).map { $0.uppercased() }.joined()
    return RedlineAuthor(
      name: author, initials: initials ?? String(letters.prefix(4)),
      date: try ChangeDate.resolve(date, epoch: Terminal.environment("SOURCE_DATE_EPOCH"), now: Date()))
  }
}
