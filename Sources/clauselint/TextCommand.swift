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
        clauselint text --view original draft.docx
        clauselint text --encoding windows-1252 terms.txt
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, outline, json }

  @Argument(help: "The document to read; - reads standard input.", completion: .file())
  var file: String

  @Option(help: "text, outline (the headings alone) or json (with the index of each block).")
  var format: Format = .text

  @Flag(help: "Print headers, footers and comments as well; json has them in any case.")
  var all = false

  @Option(help: ArgumentHelp("The name to report for standard input.", valueName: "name"))
  var stdinFilename: String?

  @OptionGroup var reading: Reading

  @OptionGroup var presentation: Presentation

  func validate() throws {
    if stdinFilename != nil, file != InputFile.standardInput {
      throw ValidationError("--stdin-filename is for standard input; give - as the file.")
    }
  }

  func run() async throws {
    let listing: BlockListing
    let notes: [String]
    do {
      let document = try Stages.read(
        try InputFile.read(file, limit: reading.fileLimit), name: stdinFilename ?? file,
        options: reading.options)
      listing = BlockListing(document)
      notes = document.notes
    } catch {
      throw Refusal(error).about(stdinFilename ?? file)
    }
    let text =
      switch format {
      case .text: listing.text(margins: all)
      case .outline: listing.outline
      case .json: listing.json(path: stdinFilename ?? file, toolVersion: Clauselint.version)
      }
    guard Terminal.print(text) else { throw ExitCode.notDone }
    if format != .json { notes.forEach { presentation.remark("Note: \(printable($0))") } }
  }
}
