import ArgumentParser
import ClauseLint
import ClauseReports
import Foundation

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say which protections are missing, weak or adverse.",
    discussion: """
      EXAMPLES
        clauselint check tender.docx
        clauselint check --format json contracts/*.docx > report.json
        clauselint check --fail-on warning --tier minimum agreement.md
        clauselint check - --stdin-filename draft.md < draft.md
      """)

  enum FailLevel: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note, never

    /// The least severity that fails; `nil` where none does.
    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  @Argument(help: "Word, XML, text or Markdown files; - reads standard input.", completion: .file())
  var files: [String]

  @OptionGroup var reporting: Reporting

  @Option(help: "The least severity that gives exit status 1: error, warning, note or never.")
  var failOn: FailLevel = .error

  @OptionGroup var wording: Wording

  @Flag(help: "Show the sentences that were considered for each element, and how they were judged.")
  var why = false

  @Option(help: ArgumentHelp("How many files to read at once.", valueName: "number"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: ArgumentHelp("The name to report for standard input.", valueName: "name"))
  var stdinFilename: String?

  @OptionGroup var reading: Reading

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var purchase: Purchase

  @OptionGroup var presentation: Presentation

  func validate() throws {
    guard !why || reporting.targets.contains(where: { $0.format == .text }) else {
      throw ValidationError("--why is for the text report; leave out --format.")
    }
    guard jobs > 0 else { throw ValidationError("--jobs has to be 1 or more.") }
    let dashes = files.count { $0 == InputFile.standardInput }
    guard dashes < 2 else { throw ValidationError("Standard input (-) can be read once only.") }
    if dashes == 0, stdinFilename != nil {
      throw ValidationError("--stdin-filename is for standard input; add - to the files.")
    }
  }

  func run() async throws {
    let outputs = try reporting.outputs(inputs: files)
    let assessor = try purchase.assessor(choice)
    let report = Report(toolVersion: Clauselint.version, documents: await assessAll(with: assessor))
    for document in report.documents {
      guard let sentence = document.refusal else { continue }
      Terminal.complain("\(printable(document.path)): \(sentence)")
    }
    try reporting.write(report, to: outputs, library: assessor.library, presentation: presentation)
    if report.summary.unread > 0 { throw ExitCode.notDone }
    if report.documents.contains(where: { $0.reported.contains(where: $0.fails) }) { throw ExitCode.findings }
  }

  /// Every file in the order it was named, whatever order they finish in; `jobs` of them at a time.
  private func assessAll(with assessor: Assessor) async -> [DocumentReport] {
    let (tier, why, failOn, repository) = (wording.tier, why, failOn.severity, Repository())
    let reading = reading
    return await withTaskGroup(of: (Int, DocumentReport).self) { group in
      var reports = [DocumentReport?](repeating: nil, count: files.count)
      for (index, path) in files.enumerated() {
        if index >= jobs, let (done, report) = await group.next() { reports[done] = report }
        let name = path == InputFile.standardInput ? stdinFilename : nil
        group.addTask {
          var report = Self.report(on: path, name: name, reading) {
            assessor.assess($0, tier: tier, explaining: why)
          }
          report.failOn = failOn
          report.repositoryPath = repository.path(of: report.path)
          return (index, report)
        }
      }
      for await (done, report) in group { reports[done] = report }
      return reports.compactMap(\.self)
    }
  }

  private static func report(
    on path: String, name: String?, _ reading: Reading, assess: (Document) -> Assessment
  ) -> DocumentReport {
    do {
      let bytes = try InputFile.read(path, limit: reading.fileLimit)
      let document = try Stages.read(bytes, name: name ?? path, options: reading.options)
      let assessment = assess(document)
      let places = PlaceFinder(document, file: bytes)
      return DocumentReport(
        path: name ?? path,
        outcome: .assessed(assessment, words: document.words, notes: document.notes), document: document,
        reported: ReportedFinding.list(assessment.findings, place: places.place))
    } catch {
      return DocumentReport(path: name ?? path, outcome: .unread(Refusal(error).sentence))
    }
  }
}
