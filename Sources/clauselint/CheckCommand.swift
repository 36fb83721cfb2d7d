import ArgumentParser
import ClauseLint
import ClauseReports

extension FailLevel: ExpressibleByArgument {}

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say which protections are missing, weak or adverse.",
    discussion: """
      EXAMPLES
        clauselint check tender.docx
        clauselint check --format text,html=report.html tenders/
        clauselint check --fail-on warning --tier minimum agreement.md
        clauselint check - --stdin-filename draft.md < draft.md
      """)

  @OptionGroup var options: ExaminedOptions

  @OptionGroup var reporting: Reporting

  @Option(
    help: "The least severity that gives exit status 1: error, warning, note or never (default: error).")
  var failOn: FailLevel?

  @Option(
    help: ArgumentHelp(
      "Let pass what this baseline has; clauselint baseline update writes it.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @Flag(help: "Fail where the baseline allows what is no longer found.")
  var strict = false

  @Flag(help: "Show the sentences that were considered for each element, and how they were judged.")
  var why = false

  @Flag(help: "Print the files that would be checked, and check none.")
  var showFiles = false

  @Flag(help: "Print the settings that hold for each file, and check none.")
  var showSettings = false

  @Flag(help: "Count the findings of each rule instead of showing them.")
  var statistics = false

  @Flag(help: "Check again whenever one of the files changes, until you stop it.")
  var watch = false

  @OptionGroup var presentation: Presentation

  func validate() throws {
    if watch, options.files.contains(InputFile.standardInput) {
      throw ValidationError("--watch needs files; standard input does not change.")
    }
    guard !why || reporting.targets.contains(where: { $0.format == .text }) else {
      throw ValidationError("--why is for the text report; leave out --format.")
    }
    if statistics, !reporting.format.isEmpty || reporting.concise {
      throw ValidationError("--statistics is a report of its own; leave out --format and --concise.")
    }
  }

  /// What is to be done.
  var work: Check {
    Check(
      examined: options.examined, reporting: reporting, failOn: failOn, baseline: baseline, strict: strict,
      why: why, showFiles: showFiles, showSettings: showSettings, statistics: statistics, watch: watch,
      presentation: presentation)
  }

  func run() async throws { try await work.run() }
}
