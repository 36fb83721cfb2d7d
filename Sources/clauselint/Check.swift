import ArgumentParser
import ClauseLint
import ClauseReports

/// One run of `check`, with everything that its arguments say.
struct Check {
  var examined: Examined
  var reporting: Reporting
  var failOn: FailLevel?
  var baseline: String?
  var strict = false
  var why = false
  var showFiles = false
  var showSettings = false
  var statistics = false
  var watch = false
  var presentation: Presentation

  func run() async throws {
    let plan = try Plan(examined, baseline: baseline, explaining: why)
    if showFiles || showSettings { return try show(plan) }
    guard watch else { return try await check(plan) }
    var watched = WatchedFiles(plan)
    while true {
      do { try await check(try Plan(examined, baseline: baseline, explaining: why)) } catch let status
        as ExitCode
      {
        presentation.remark("Exit status \(status.rawValue).")
      } catch { Terminal.complain(Refusal(error).sentence) }
      presentation.remark("Waiting for a change of \(count(plan.tasks.count, "file")).")
      try await watched.change()
    }
  }

  private func check(_ plan: Plan) async throws {
    let outputs = try reporting.outputs(inputs: plan.tasks.map(\.path))
    var examination = Examination(examined, failOn: failOn, explaining: why)
    examination.baselines = try BaselineStore.all(for: plan.tasks)
    examination.strict = strict
    examination.keepsDocuments = reporting.targets.contains { [.html, .sarif].contains($0.format) }
    let progress = Progress(of: plan.tasks.count, quiet: presentation.quiet)
    if !statistics, let flows = reporting.flows(to: outputs, plan.library, presentation) {
      return try await flow(examination, plan, into: try FlowingOutputs(flows), progress)
    }
    let documents = await examination.reports(of: plan.tasks, jobs: examined.jobs, progress: progress)
    progress.end()
    let report = Report(
      toolVersion: Clauselint.version, documents: documents, hasBaseline: !examination.baselines.isEmpty)
    for document in report.documents {
      guard let sentence = document.refusal else { continue }
      Terminal.complain("\(printable(document.path)): \(sentence)")
    }
    try write(report, to: outputs, plan)
    if report.summary.unread > 0 { throw ExitCode.notDone }
    if report.documents.contains(where: { $0.reported.contains(where: $0.fails) }) { throw ExitCode.findings }
  }

  /// Writes the reports while the documents are examined, so that a run over an archive needs no memory for it.
  private func flow(
    _ examination: Examination, _ plan: Plan, into outputs: FlowingOutputs, _ progress: Progress
  ) async throws {
    var outputs = outputs
    var isRead = true
    do {
      try await examination.each(of: plan.tasks, jobs: examined.jobs, make: outputs.maker) { piece in
        isRead = try outputs.write(piece)
        progress.show(outputs.summary.documents)
        return isRead
      }
      progress.end()
    } catch {
      outputs.abandon()
      throw error
    }
    if isRead { try outputs.finish() } else { outputs.abandon() }
    if isRead, reporting.isForPrograms { presentation.remark(outputs.summary.sentence) }
    if outputs.summary.unread > 0 { throw ExitCode.notDone }
    if outputs.fails { throw ExitCode.findings }
  }

  private func write(
    _ report: Report, to outputs: [(format: ReportFormat, output: OutputFile)], _ plan: Plan
  ) throws {
    guard !statistics else {
      guard Terminal.print(StatisticsReport(report).text) else { throw ExitCode.notDone }
      return
    }
    let describesRules = reporting.targets.contains { $0.format == .sarif }
    try reporting.write(
      report, to: outputs, library: describesRules ? plan.wholeLibrary() : plan.library,
      presentation: presentation)
  }

  private func show(_ plan: Plan) throws {
    let lines = zip(plan.tasks, plan.settings).map { task, settings in
      showSettings ? SettingsPage(task, settings, failOn).text : task.name + "\n"
    }
    guard Terminal.print(lines.joined(separator: showSettings ? "\n" : "")) else { throw ExitCode.notDone }
  }
}
