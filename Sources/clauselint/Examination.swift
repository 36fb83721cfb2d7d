import ClauseLint
import ClauseReports
import Foundation

/// Reads and assesses documents, several at a time, and decides about their findings.
struct Examination: Sendable {
  var explaining = false
  private var reading: Reading
  var today: CalendarDate
  /// The least severity that fails, where the command line gives one.
  var failOn: FailLevel?
  var baselines: [String: Baseline] = [:]
  /// Whether what is fixed and still in the baseline is a finding.
  var strict = false
  /// Whether the reports show the documents; otherwise each is let go once it is judged, so that the memory of a run does
  /// not grow with its files.
  var keepsDocuments = true
  private let repository = Repository()

  init(_ examined: Examined, failOn: FailLevel? = nil, explaining: Bool = false) {
    (today, reading) = (examined.calendar.date, examined.reading)
    (self.failOn, self.explaining) = (failOn, explaining)
  }

  /// Every file in the order of the plan, whatever order they finish in; `jobs` of them at a time.
  func reports(of tasks: [ExaminationTask], jobs: Int?, progress: Progress? = nil) async -> [DocumentReport] {
    var reports: [DocumentReport] = []
    await each(of: tasks, jobs: jobs, make: { $0 }) { report in
      reports.append(report)
      progress?.show(reports.count)
      return true
    }
    return reports
  }

  /// Examines the files, `jobs` of them at a time, and hands what is made of each report on in the order of the plan. No
  /// file is begun that is further ahead of the last one handed on than a few times `jobs`, so that memory is bounded.
  /// - Parameter jobs: one for each core where it is `nil`.
  /// - Parameter make: runs on any core.
  /// - Parameter take: gives false to end the work.
  func each<Piece: Sendable, Fault: Error>(
    of tasks: [ExaminationTask], jobs: Int?, make: @escaping @Sendable (DocumentReport) -> Piece,
    take: (Piece) throws(Fault) -> Bool
  ) async throws(Fault) {
    // One at a time needs no second thread, which costs more to begin than a short document.
    guard tasks.count > 1, jobs != 1 else {
      for task in tasks { guard try take(make(report(on: task))) else { return } }
      return
    }
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let result = await withTaskGroup(of: (Int, Piece).self) { group -> Result<Void, Fault> in
      var waiting: [Int: Piece] = [:]
      var (begun, running, taken) = (0, 0, 0)
      while taken < tasks.count {
        while begun < tasks.count, running < jobs, begun - taken < jobs * 4 {
          let (index, task) = (begun, tasks[begun])
          group.addTask { (index, make(self.report(on: task))) }
          begun += 1
          running += 1
        }
        guard let (index, piece) = await group.next() else { break }
        running -= 1
        waiting[index] = piece
        while let next = waiting.removeValue(forKey: taken) {
          taken += 1
          do throws(Fault) { guard try take(next) else { return .success(()) } } catch {
            return .failure(error)
          }
        }
      }
      return .success(())
    }
    try result.get()
  }

  func report(on task: ExaminationTask) -> DocumentReport {
    let path = repository.path(of: task.name)
    do {
      let bytes = try InputFile.read(task.path, limit: reading.fileLimit)
      let document = try Stages.read(bytes, name: task.name, options: reading.options)
      let assessment = task.assessor.assess(
        document, tier: task.rules.tier ?? .preferred, explaining: explaining
      ).adjusted(by: task.rules)
      let (reported, fixed) = decided(ReportedFinding.list(assessment.findings), task, document, bytes)
      var report = DocumentReport(
        path: task.name,
        outcome: .assessed(assessment, words: assessment.words, notes: document.notes),
        document: keepsDocuments ? document : nil, reported: reported,
        failOn: failLevel(task).severity, repositoryPath: path)
      report.fixed = fixed
      return report
    } catch {
      return DocumentReport(
        path: task.name, outcome: .unread(Refusal(error).sentence), failOn: failLevel(task).severity,
        repositoryPath: path)
    }
  }

  /// The bytes that the places in a text count in: those of the file, or their UTF-8 form where an encoding is declared.
  private func levelled(_ bytes: [UInt8], _ document: Document) -> [UInt8] {
    guard let encoding = reading.encoding, document.format == .text || document.format == .markdown else {
      return bytes
    }
    return (try? encoding.utf8(bytes)) ?? bytes
  }

  private func failLevel(_ task: ExaminationTask) -> FailLevel { failOn ?? task.rules.failOn ?? .error }

  /// The findings with waivers and the baseline applied, and with what is to say about these; what of the baseline is
  /// no longer found.
  private func decided(
    _ findings: [ReportedFinding], _ task: ExaminationTask, _ document: Document, _ bytes: [UInt8]
  ) -> (reported: [ReportedFinding], fixed: [Baseline.Entry]) {
    let bytes = levelled(bytes, document)
    let comments = WaiverComments(in: document, file: bytes, path: task.name, rules: task.ruleIDs)
    let decisions = Decisions(
      waivers: comments.waivers + task.waivers, neverWaived: task.neverWaived, today: today,
      top: document.passage(ofBlock: 0))
    var (decided, about) = decisions.applied(to: findings, place: document.passage(ofBlock:))
    about += comments.faults.map { fault in
      HouseRule.waiverMalformed.finding(fault.message, at: document.passage(ofBlock: fault.block))
    }
    var gone: [Baseline.Entry] = []
    if let (path, key) = task.baseline, let baseline = baselines[path],
      let record = baseline.record(
        path: key, text: ClauseFingerprint(of: document), exists: BaselineStore.exists(besides: path))
    {
      let (known, fixed) = record.applied(to: decided)
      (decided, gone) = (known, fixed)
      if strict {
        about += fixed.map { HouseRule.baselineFixed.finding($0.sentence, at: document.passage(ofBlock: 0)) }
      }
    }
    let finder = PlaceFinder(document, file: bytes)
    let placed = decided.map { one in
      var one = one
      one.place = finder.place(of: one.finding.passage)
      return one
    }
    return (placed + ReportedFinding.list(about, place: finder.place), gone)
  }
}

extension Document {
  /// The place of a block, as an empty range at its beginning.
  func passage(ofBlock index: Int) -> Passage {
    guard blocks.indices.contains(index) else {
      return Passage(text: "", number: "", heading: [], block: 0, range: 0..<0)
    }
    return Passage(
      text: "", number: blocks[index].number, heading: blocks[index].headingPath, block: index, range: 0..<0)
  }
}
