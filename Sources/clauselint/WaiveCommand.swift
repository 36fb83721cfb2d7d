import ArgumentParser
import ClauseLint
import ClauseReports
import Foundation

struct WaiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: "Write down that a finding is accepted: why, by whom and until when.",
    discussion: """
      The waiver goes into clauselint.waivers.yml, tied to the words of the clause: when these change, it lapses. With \
      --comment it is printed instead, to be put into the document: as a comment in Markdown or text, or as a comment \
      in Word.

      EXAMPLES
        clauselint waive tender.docx --rule nda.publication --reason "Agreed with the auditor." --expires 2027-03-31
        clauselint waive terms.md --rule data-ownership.derived-data --reason "Readings are deleted daily." --comment
      """)

  @OptionGroup var options: ExaminedOptions

  @Option(help: ArgumentHelp("The rule whose findings are accepted.", valueName: "id"))
  var rule: String

  @Option(help: ArgumentHelp("Why.", valueName: "words"))
  var reason: String

  @Option(help: ArgumentHelp("Who approved it.", valueName: "name"))
  var approvedBy: String?

  @Option(help: ArgumentHelp("The last day on which it holds, such as 2027-03-31.", valueName: "date"))
  var expires: String?

  @Flag(help: "Print the waiver as a comment to put into the document.")
  var comment = false

  @OptionGroup var presentation: Presentation

  func validate() throws {
    if let expires, CalendarDate(expires) == nil {
      throw ValidationError("--expires \(expires): This is no date; write 2027-03-31.")
    }
    for (name, text) in [("--reason", reason), ("--approved-by", approvedBy ?? "-")]
    where text.allSatisfy(\.isWhitespace) || text.contains(where: \.isNewline) {
      throw ValidationError("\(name) has to be a line of words.")
    }
  }

  func run() async throws {
    let examined = options.examined
    let plan = try Plan(examined)
    guard plan.library.ruleIDs.contains(rule) else {
      throw Refusal.unknown("rule", rule, among: plan.library.ruleIDs)
    }
    let examination = Examination(examined)
    let reports = await examination.reports(of: plan.tasks, jobs: examined.jobs)
    var waivers: [(path: String, waiver: Waiver)] = []
    for (task, report) in zip(plan.tasks, reports) {
      if let sentence = report.refusal { throw Refusal("\(printable(report.path)): \(sentence)") }
      if task.neverWaived.contains(rule) {
        throw Refusal("\(task.name): The rule \(rule) may not be waived here; the configuration lists it.")
      }
      let open = report.open.filter { $0.finding.rule == rule }
      waivers += open.map { (ConfigurationFinder.absolute(task.name), waiver(for: $0)) }
    }
    guard !waivers.isEmpty else {
      throw Refusal(
        "There is no finding of \(rule) to waive in \(plan.tasks.map(\.name).joined(separator: ", ")).")
    }
    try comment ? printComments(waivers.map(\.waiver)) : write(waivers, plan)
  }

  private func waiver(for reported: ReportedFinding) -> Waiver {
    Waiver(
      rule: rule, clause: reported.finding.status == .missing ? nil : reported.key.clause, reason: reason,
      approvedBy: approvedBy, expires: expires.flatMap(CalendarDate.init), source: "")
  }

  private func printComments(_ waivers: [Waiver]) throws {
    let lines = waivers.map { "<!-- \($0.directive) -->\n" }.joined()
    guard Terminal.print(lines) else { throw ExitCode.notDone }
    presentation.remark("For Word, make a comment of the words between <!-- and -->.")
  }

  private func write(_ waivers: [(path: String, waiver: Waiver)], _ plan: Plan) throws {
    var finder = try ConfigurationFinder(options.configuration)
    let known = plan.settings.compactMap(\.waivers).first ?? finder.waivers(for: plan.tasks[0].name)
    let path = ConfigurationFinder.absolute(known ?? ConfigurationFinder.waiverName)
    let shown = ConfigurationFinder.shown(path)
    let output = try OutputFile(shown, inputs: plan.tasks.map(\.path))
    let old = try InputFile.isThere(shown) ? InputFile.text(shown) : WaiverListing.head
    let text = WaiverListing.text(
      old, adding: waivers.map { (BaselineStore.key(of: $0.path, in: path), $0.waiver) })
    let folder = PathName.folder(of: path)
    _ = try WaiverFile(text, path: shown, folder: folder, rules: plan.library.ruleIDs)
    try output.write(Array(text.utf8))
    presentation.remark("\(shown) has \(count(waivers.count, "new waiver")).")
  }
}

/// The text of a file of waivers.
enum WaiverListing {
  static let head = """
    # Findings that are accepted: each with its reason, and tied to the words it was given for.
    waivers:

    """

  /// The text with further entries at its end.
  static func text(_ old: String, adding waivers: [(path: String, waiver: Waiver)]) -> String {
    var text = old.hasSuffix("\n") || old.isEmpty ? old : old + "\n"
    if text.hasSuffix("waivers: []\n") { text = String(text.dropLast(4)) + "\n" }
    for (path, waiver) in waivers {
      var lines = ["rule: \(waiver.rule)", "file: \(quoted(path))", "reason: \(quoted(waiver.reason))"]
      if let clause = waiver.clause { lines.append("clause: \(quoted(clause.description))") }
      if let name = waiver.approvedBy { lines.append("approved-by: \(quoted(name))") }
      if let date = waiver.expires { lines.append("expires: \(date)") }
      text += "  - " + lines.joined(separator: "\n    ") + "\n"
    }
    return text
  }

  /// A double-quoted scalar, which YAML reads as JSON reads a string.
  private static func quoted(_ text: String) -> String { JSONValue.string(text).compact }
}
