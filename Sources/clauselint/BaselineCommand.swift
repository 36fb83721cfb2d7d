import ArgumentParser
import ClauseLint
import ClauseReports
import Foundation

struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Let pass what is there today, and nothing that comes after.",
    discussion: """
      A baseline knows a finding by its rule and its words: it holds when clauses are moved or renumbered and when a \
      file is saved again or renamed. clauselint check uses the one that the configuration names, or --baseline.

      EXAMPLES
        clauselint baseline update tenders/
        clauselint check --baseline .clauselint.baseline.json tenders/
        clauselint baseline compare tenders/
      """,
    subcommands: [Update.self, Compare.self])

  struct Update: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "update",
      abstract: "Write what is found now into the baseline.",
      discussion: """
        Other documents of the baseline stay as they are; those that are no longer there are taken out.

        EXAMPLES
          clauselint baseline update tenders/
          clauselint baseline update --baseline old-findings.json terms.md
        """)

    @OptionGroup var options: ExaminedOptions

    @Option(
      help: ArgumentHelp("The baseline; by default the one of the configuration.", valueName: "file"),
      completion: .file(extensions: ["json"]))
    var baseline: String?

    @OptionGroup var presentation: Presentation

    func run() async throws {
      let examined = options.examined
      let (plan, path) = try BaselineCommand.plan(examined, baseline)
      let shown = ConfigurationFinder.shown(path)
      let output = try OutputFile(shown, inputs: plan.tasks.map(\.path))
      let old = try InputFile.isThere(shown) ? BaselineStore.read(path) : Baseline()
      var records: [Baseline.Record] = []
      try await BaselineCommand.examine(plan, examined) { task, report, document in
        records.append(
          Baseline.Record(
            path: task.baseline?.key ?? task.name, document: document, findings: report.reported))
      }
      let new = old.replacing(records, exists: BaselineStore.exists(besides: path))
      try output.write(Array(new.text.utf8))
      let number = new.records.reduce(0) { $0 + $1.entries.count }
      presentation.remark(
        "\(shown) lets pass \(count(number, "finding")) in \(count(new.records.count, "document")).")
      if baseline == nil, plan.settings.allSatisfy({ $0.baseline == nil }) {
        presentation.remark(
          "Add the line “baseline: \(shown)” to .clauselint.yml, so that every check uses it.")
      }
    }
  }

  struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: "List what is new since the baseline, and what of it is fixed.",
      discussion: """
        Exit status 1 means that something new reaches the level that fails a check; with --strict also that \
        something is fixed.

        EXAMPLES
          clauselint baseline compare tenders/
          clauselint baseline compare --strict tenders/
        """)

    @OptionGroup var options: ExaminedOptions

    @Option(
      help: ArgumentHelp("The baseline; by default the one of the configuration.", valueName: "file"),
      completion: .file(extensions: ["json"]))
    var baseline: String?

    @Flag(help: "Fail where the baseline allows what is no longer found.")
    var strict = false

    @OptionGroup var presentation: Presentation

    func run() async throws {
      let examined = options.examined
      let (plan, path) = try BaselineCommand.plan(examined, baseline)
      let known = try BaselineStore.read(path)
      let exists = BaselineStore.exists(besides: path)
      var lines: [String] = []
      var (new, fixed, fails) = (0, 0, false)
      try await BaselineCommand.examine(plan, examined) { task, report, document in
        let key = task.baseline?.key ?? task.name
        let record = known.record(path: key, text: ClauseFingerprint(of: document), exists: exists)
        let (marked, gone) = record?.applied(to: report.reported) ?? (report.reported, [])
        let open = marked.filter {
          $0.suppression == nil && HouseRule(rawValue: $0.finding.rule) == nil
        }
        new += open.count
        fixed += gone.count
        fails = fails || open.contains(where: report.fails)
        lines += open.map { "+ \(printable(report.path)): \($0.finding.severity.rawValue) \(line($0))" }
        lines += gone.map {
          "- \(printable(report.path)): \($0.rule) \($0.status.rawValue)\(quoted($0.quote))"
        }
      }
      guard Terminal.print(lines.map { $0 + "\n" }.joined()) else { throw ExitCode.notDone }
      presentation.remark("\(new) new, \(fixed) fixed.")
      if fails || strict && fixed > 0 { throw ExitCode.findings }
    }

    private func line(_ reported: ReportedFinding) -> String {
      "\(reported.finding.rule) \(reported.finding.status.rawValue)"
        + quoted(shortened(printable(reported.finding.passage.text), to: 80))
    }

    private func quoted(_ text: String) -> String { text.isEmpty ? "" : " “\(printable(text))”" }
  }

  /// The plan with the baseline that is meant: the one named, that of the configuration, or the one of this folder.
  fileprivate static func plan(
    _ examined: Examined, _ baseline: String?
  ) throws -> (plan: Plan, path: String) {
    let plan = try Plan(examined, baseline: baseline)
    let paths = Set(plan.tasks.compactMap { $0.baseline?.path })
    guard paths.count < 2 else {
      throw Refusal("The files have several baselines; name one with --baseline, or take them one by one.")
    }
    if let path = paths.first { return (plan, path) }
    let path = ConfigurationFinder.absolute(BaselineStore.defaultName)
    return (try Plan(examined, baseline: BaselineStore.defaultName), path)
  }

  /// Hands on the findings without any baseline, document by document; a file that cannot be read stops the work.
  fileprivate static func examine(
    _ plan: Plan, _ examined: Examined,
    take: (ExaminationTask, DocumentReport, Document) throws -> Void
  ) async throws {
    var tasks = plan.tasks.makeIterator()
    try await Examination(examined).each(of: plan.tasks, jobs: examined.jobs, make: { $0 }) { report in
      if let sentence = report.refusal { throw Refusal("\(printable(report.path)): \(sentence)") }
      if let task = tasks.next(), let document = report.document { try take(task, report, document) }
      return true
    }
  }
}

extension InputFile {
  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }
}
