import ArgumentParser
import ClauseLint
import ClauseReports

struct TextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Print a document as it was read: numbers, headings, tables.",
    discussion: """
      EXAMPLES
        clauselint text tender.docx
        clauselint text --format outline tender.docx
        clauselint text --format json tender.docx
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, outline, json }

  @Argument(help: "The document to read; - reads standard input.", completion: .file())
  var file: String

  @Option(help: "text, outline (the headings alone) or json (with the index of each block).")
  var format: Format = .text

  @OptionGroup var presentation: Presentation

  func run() async throws {
    let listing: BlockListing
    let notes: [String]
    do {
      let document = try Stages.read(try InputFile.read(file), name: file)
      listing = BlockListing(document)
      notes = document.notes
    } catch {
      throw Refusal(error).about(file)
    }
    let text =
      switch format {
      case .text: listing.text
      case .outline: listing.outline
      case .json: listing.json(path: file, toolVersion: Clauselint.version)
      }
    guard Terminal.print(text) else { throw ExitCode.notDone }
    if format != .json { notes.forEach { presentation.remark("Note: \(printable($0))") } }
  }
}
