import ArgumentParser
import ClauseLint
import Foundation

struct NegotiateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "negotiate",
    abstract: "Write a negotiation table from the findings of a document.",
    discussion: """
      For each finding: the clause, the issue, what to ask, the fallback, the minimum, and who looks after it.

      EXAMPLES
        clauselint negotiate tender.docx -o table.docx
        clauselint negotiate tender.docx -o table.csv --owner "City Legal" --profile saas
      """)

  @Argument(help: "The document.", completion: .file())
  var file: String

  @Option(name: .shortAndLong, help: "The file to write: .docx, .md or .csv.", completion: .file())
  var output: String

  @Option(help: "Who looks after the findings.")
  var owner = ""

  @Flag(help: "List refinements as well: what the report lists as notes.")
  var notes = false

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var purchase: Purchase

  @OptionGroup var configured: ConfigurationChoice

  @OptionGroup var presentation: Presentation

  func run() async throws {
    let ending = (output as NSString).pathExtension.lowercased()
    guard ["docx", "md", "markdown", "csv"].contains(ending) else {
      throw Refusal("\(output): The name of a negotiation table ends in .docx, .md or .csv.")
    }
    let target = try OutputFile(output, inputs: file == InputFile.standardInput ? [] : [file])
    let (assessor, rules) = try configured.judge(of: file, profile: purchase.profile, choice)
    let table: NegotiationTable
    let bytes: [UInt8]
    do {
      let document = try Stages.read(try InputFile.read(file), name: file)
      table = NegotiationTable(
        assessor.assess(document).adjusted(by: rules), of: document, library: assessor.library,
        values: NegotiationTable.parties(of: document, library: assessor.library), owner: owner,
        title: "Negotiation table: \((file as NSString).lastPathComponent)", notes: notes)
      switch ending {
      case "docx": bytes = try table.word()
      case "csv": bytes = Array(table.csv().utf8)
      default: bytes = Array(table.markdown().utf8)
      }
    } catch {
      throw Refusal(error).about(file)
    }
    try target.write(bytes)
    presentation.remark("\(output): \(table.rows.count) issues.")
  }
}
