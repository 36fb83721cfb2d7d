import ArgumentParser
import ClauseLint
import ClauseReports

extension SARIFProfile: ExpressibleByArgument {}

/// One form of the report and where it goes.
struct ReportTarget: Equatable {
  var format: ReportFormat
  /// `nil` for standard output.
  var file: String?
}

extension ReportTarget {
  /// Reads what follows `--format`: names of forms with commas between them, each with `=FILE` or without.
  static func list(_ argument: String) throws(Refusal) -> [ReportTarget] {
    var targets: [ReportTarget] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let format = ReportFormat(rawValue: sides[0]) else { throw unknown(sides[0]) }
      if sides.count > 1, sides[1].isEmpty {
        throw Refusal("--format \(argument): Name the file after \(sides[0])=, or leave the sign = out.")
      }
      targets.append(ReportTarget(format: format, file: sides.count == 1 ? nil : sides[1]))
    }
    return targets
  }

  static let names = ReportFormat.allCases.map(\.rawValue)

  private static func unknown(_ name: String) -> Refusal {
    let near = suggestion(for: name, among: names).map { "did you mean “\($0)”?" }
    return Refusal(
      "There is no report format “\(name)”; \(near ?? "the formats are \(names.joined(separator: ", ")).")")
  }
}

/// How a run is reported: in which forms, and where to.
struct Reporting: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How to report: \(ReportTarget.names.joined(separator: ", ")). Several are separated by commas; "
        + "format=file writes a file.", valueName: "format"), completion: .list(ReportTarget.names))
  var format: [String] = []

  @Flag(help: "One line for each finding; the same as --format concise.")
  var concise = false

  @Option(
    help: ArgumentHelp("Write what would go to standard output to this file.", valueName: "file"),
    completion: .file())
  var outputFile: String?

  @Option(
    help: "How SARIF tells places in Word files: github (by paragraph) or strict (by bytes of the part).")
  var sarifProfile: SARIFProfile = .github

  func validate() throws {
    for argument in format {
      do throws(Refusal) { _ = try ReportTarget.list(argument) } catch {
        throw ValidationError(error.sentence)
      }
    }
    let plain = targets.filter { $0.file == nil }
    guard plain.count < 2 else {
      throw ValidationError(
        "Only one report goes to standard output; write the others to files, as in "
          + "--format \(plain[0].format.rawValue),\(plain[1].format.rawValue)=report.\(plain[1].format.rawValue)."
      )
    }
    if outputFile != nil, plain.isEmpty {
      throw ValidationError(
        "--output-file is for the report on standard output, and every --format has a file.")
    }
  }

  var targets: [ReportTarget] {
    let named =
      format.flatMap { (try? ReportTarget.list($0)) ?? [] }
      + (concise ? [ReportTarget(format: .concise)] : [])
    return named.isEmpty ? [ReportTarget(format: .text)] : named
  }

  /// Whether nobody reads words on standard output, so that the summary belongs on standard error.
  var isForPrograms: Bool {
    !targets.contains { $0.format.isForPeople && $0.file == nil && outputFile == nil }
  }

  /// The files to write, each tried before the work begins.
  func outputs(inputs: [String]) throws(Refusal) -> [(format: ReportFormat, output: OutputFile)] {
    var outputs: [(format: ReportFormat, output: OutputFile)] = []
    for target in targets {
      let path = target.file ?? outputFile ?? OutputFile.standardOutput
      let others = outputs.map(\.output.path).filter { $0 != OutputFile.standardOutput }
      outputs.append((target.format, try OutputFile(path, inputs: inputs, besides: others)))
    }
    return outputs
  }

  /// The reports as ones that are written document by document; `nil` where one of them cannot be.
  func flows(
    to outputs: [(format: ReportFormat, output: OutputFile)], _ library: ClauseLibrary,
    _ presentation: Presentation
  ) -> [(flow: any FlowingReport, output: OutputFile)]? {
    var flows: [(flow: any FlowingReport, output: OutputFile)] = []
    for (format, output) in outputs {
      let isShown = output.path == OutputFile.standardOutput
      let flow = format.flowing(
        toolVersion: Clauselint.version, library: library, style: isShown ? presentation.style : .plain,
        summary: !presentation.quiet)
      guard let flow else { return nil }
      flows.append((flow, output))
    }
    return flows
  }

  func write(
    _ report: Report, to outputs: [(format: ReportFormat, output: OutputFile)], library: ClauseLibrary,
    presentation: Presentation
  ) throws {
    for (format, output) in outputs {
      let isShown = output.path == OutputFile.standardOutput
      let text = format.rendered(
        report, library: library, style: isShown ? presentation.style : .plain, summary: !presentation.quiet,
        sarif: sarifProfile)
      if isShown {
        guard Terminal.print(text) else { throw ExitCode.notDone }
      } else {
        try output.write(Array(text.utf8))
      }
      if format == .github { try StepSummary.append(MarkdownReport(report, library: library)) }
    }
    if isForPrograms { presentation.remark(report.summary.sentence) }
  }
}
