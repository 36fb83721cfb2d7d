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

  /// What is to be done.
  var work: Redline {
    Redline(
      file: file, output: output, format: format, wording: wording, notes: notes, selection: selection,
      budget: budget, interactive: interactive, comments: comments, onRevisions: onRevisions,
      receipt: receipt, signature: signature, choice: choice, purchase: purchase, configured: configured,
      presentation: presentation)
  }

  func run() async throws { try await work.run() }
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
