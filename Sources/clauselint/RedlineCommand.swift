import ArgumentParser
import ClauseLint
import Foundation

struct RedlineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redline",
    abstract: "Write the missing clauses into a copy of the document.",
    discussion: """
      A Word file gets tracked changes and comments; rejecting them all gives the original back. The input is never \
      written over.

      EXAMPLES
        clauselint redline tender.docx -o tender.redlined.docx
        clauselint redline terms.md -o terms.diff
        clauselint redline tender.docx -o out.docx --tier fallback --author "City Legal" --initials CL
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case docx, xml, text, markdown, diff

    /// The format that a file name asks for by its ending.
    init?(name: String) {
      switch (name as NSString).pathExtension.lowercased() {
      case "docx", "docm", "dotx": self = .docx
      case "xml": self = .xml
      case "txt", "text": self = .text
      case "md", "markdown": self = .markdown
      case "diff", "patch": self = .diff
      default: return nil
      }
    }

    init(_ format: Document.Format) {
      switch format {
      case .word: self = .docx
      case .flatOPC, .wordXML: self = .xml
      case .text, .pdf, .openDocument, .html: self = .text
      case .markdown: self = .markdown
      }
    }
  }

  @Argument(help: "The document to redline.", completion: .file())
  var file: String

  @Option(name: .shortAndLong, help: "The file to write; - writes to standard output.", completion: .file())
  var output: String

  @Option(help: "docx, xml, text, markdown or diff; by default as the output's name says.")
  var format: Format?

  @OptionGroup var wording: Wording

  @Flag(help: "Refine clauses that are partly there as well: what the report lists as notes.")
  var notes = false

  @Option(help: "Who the tracked changes and comments are from.")
  var author = "clauselint"

  @Option(help: "The author's initials; by default made from the name.")
  var initials: String?

  @Option(
    help:
      "The date of the changes, such as 2026-03-01 or 2026-03-01T09:30:00Z; by default SOURCE_DATE_EPOCH or now."
  )
  var date: String?

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var purchase: Purchase

  @OptionGroup var presentation: Presentation

  func run() async throws {
    let options = try redlineOptions()
    let wanted = format ?? Format(name: output)
    let target = try OutputFile(output, inputs: file == InputFile.standardInput ? [] : [file])
    let assessor = try purchase.assessor(choice)
    let outcome: RedlineOutcome
    let own: Format
    do {
      let bytes = try InputFile.read(file)
      let document = try Stages.read(bytes, name: file)
      own = Format(document.format)
      outcome = try Stages.redline(
        bytes, document, assessor.assess(document, tier: options.tier, refining: notes), options, name: file)
    } catch {
      throw Refusal(error).about(file)
    }
    try target.write(try bytes(of: outcome, as: wanted ?? own, own: own))
    presentation.remark(outcome.summary)
  }

  /// A redline keeps the format of its document; only a diff can be had besides.
  private func bytes(of outcome: RedlineOutcome, as wanted: Format, own: Format) throws(Refusal) -> [UInt8] {
    if wanted == own { return outcome.bytes }
    if wanted == .diff, let diff = outcome.diff { return Array(diff.utf8) }
    let diff = outcome.diff == nil ? "" : " or diff"
    throw Refusal(
      "\(output): A redline of this document can be written as \(own.rawValue)\(diff), not as \(wanted.rawValue)."
    )
  }

  private func redlineOptions() throws(Refusal) -> RedlineOptions {
    let letters = author.split(separator: " ").compactMap(\.first).map { $0.uppercased() }.joined()
    return RedlineOptions(
      tier: wording.tier, author: author, initials: initials ?? String(letters.prefix(4)),
      date: try ChangeDate.resolve(date, epoch: Terminal.environment("SOURCE_DATE_EPOCH"), now: Date()))
  }
}
