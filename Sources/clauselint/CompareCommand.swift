import ArgumentParser
import ClauseLint
import ClauseReports
import Foundation

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say which protections a new version lost, gained, weakened or turned around.",
    discussion: """
      Exit status 1 means that a protection was lost or weakened, or that words against the public body are new.

      EXAMPLES
        clauselint compare old.docx new.docx
        clauselint compare --git HEAD tender.docx
        clauselint compare --git v1.0 --format markdown terms.md
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  @Argument(help: "The old version and the new one; with --git the files of today.", completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("Compare with the files as they were in this revision.", valueName: "revision"))
  var git: String?

  @Option(help: "text, markdown or json.")
  var format: Format = .text

  @Option(help: "The least severity of a loss that gives exit status 1: error, warning, note or never.")
  var failOn: FailLevel = .note

  @Option(
    help: ArgumentHelp(
      "Ask what this kind of purchase calls for; clauselint rules --profiles lists them.", valueName: "id"))
  var profile: String?

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var configured: ConfigurationChoice

  @OptionGroup var presentation: Presentation

  func validate() throws {
    guard git == nil, files.count != 2 else { return }
    throw ValidationError("Name two files, the old version and the new one, or use --git for a revision.")
  }

  func run() async throws {
    var entries: [ComparisonReport.Entry] = []
    for (old, new) in try pairs() {
      let (assessor, rules) = try configured.judge(of: new.name, profile: profile, choice)
      let assessments = try [old, new].map { version in
        do {
          return assessor.assess(try Stages.read(version.bytes, name: version.name)).adjusted(by: rules)
        } catch {
          throw Refusal(error).about(version.title)
        }
      }
      entries.append(
        ComparisonReport.Entry(
          old: old.title, new: new.title,
          comparison: Comparison(
            from: assessments[0], to: assessments[1], library: assessor.library, levels: rules.levels)))
    }
    let report = ComparisonReport(entries, style: presentation.style)
    let text =
      switch format {
      case .text: report.text
      case .markdown: report.markdownText
      case .json: report.json(toolVersion: Clauselint.version)
      }
    guard Terminal.print(text) else { throw ExitCode.notDone }
    if !entries.isEmpty { presentation.remark(report.summary) }
    let losses = entries.flatMap(\.comparison.losses).map(\.severity)
    if losses.contains(where: { severity in failOn.severity.map { severity >= $0 } ?? false }) {
      throw ExitCode.findings
    }
  }

  /// A version of a document: its bytes, its name, and how it is called in the report.
  private typealias Version = (bytes: [UInt8], name: String, title: String)

  private func pairs() throws -> [(old: Version, new: Version)] {
    guard let git else {
      let versions = try files.map { file in (try bytes(file), file, file) }
      return [(versions[0], versions[1])]
    }
    var pairs: [(old: Version, new: Version)] = []
    for file in files {
      let new = try bytes(file)
      guard let old = try Git.file(file, in: git) else {
        presentation.remark("\(file) is new since \(git); there is nothing to compare it with.")
        continue
      }
      pairs.append(((old, file, "\(file) (\(git))"), (new, file, file)))
    }
    return pairs
  }

  private func bytes(_ file: String) throws(Refusal) -> [UInt8] {
    do { return try InputFile.read(file) } catch { throw error.about(file) }
  }
}
