import ArgumentParser
import ClauseLint
import ClauseReports
import Foundation

/// Which documents are examined and under which settings: shared by the commands that look for findings.
struct Examined: ParsableArguments {
  @Argument(
    help: "Word, XML, text or Markdown files, or folders of them; - reads standard input.",
    completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("The name to report for standard input.", valueName: "name"))
  var stdinFilename: String?

  @Option(help: ArgumentHelp("How many files to read at once.", valueName: "number"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Leave out files that the configuration excludes even where they are named.")
  var forceExclude = false

  @Option(help: "Which model text to propose: preferred, fallback or minimum (default: preferred).")
  var tier: Tier?

  @Option(
    help: ArgumentHelp(
      "Ask what this kind of purchase calls for; clauselint rules --profiles lists them.", valueName: "id"))
  var profile: String?

  @OptionGroup var reading: Reading

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var configuration: ConfigurationChoice

  @OptionGroup var calendar: Calendar

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs has to be 1 or more.") }
    let dashes = files.count { $0 == InputFile.standardInput }
    guard dashes < 2 else { throw ValidationError("Standard input (-) can be read once only.") }
    if dashes == 0, stdinFilename != nil {
      throw ValidationError("--stdin-filename is for standard input; add - to the files.")
    }
  }
}

/// One document of a run, with everything that was decided about it before it is read.
struct ExaminationTask: Sendable {
  /// Where it is read from; `-` for standard input.
  var path: String
  /// How it is called in reports.
  var name: String
  var rules: RuleSettings
  var assessor: Assessor
  var waivers: [Waiver]
  var neverWaived: Set<String>
  var ruleIDs: [String]
  /// The baseline that holds for it, and its own path in there.
  var baseline: (path: String, key: String)?
}

/// The plan of a run: what is read, in which order, and the library that reports speak of.
struct Plan {
  var tasks: [ExaminationTask] = []
  /// The library of the first document, as far as judging needs it.
  var library: ClauseLibrary
  var settings: [Settings] = []

  init(_ examined: Examined, baseline: String? = nil) throws {
    var finder = try ConfigurationFinder(examined.configuration)
    var assessors = Assessors()
    var waiverFiles: [String: WaiverFile] = [:]
    var first: ClauseLibrary?
    let files = try FileSearch.files(examined.files, forceExclude: examined.forceExclude, finder: &finder)
    for file in files {
      let name = file == InputFile.standardInput ? examined.stdinFilename ?? file : file
      let absolute = ConfigurationFinder.absolute(name)
      var settings = try finder.settings(for: name)
      if !examined.choice.folders.isEmpty {
        settings.libraries = examined.choice.folders.map(ConfigurationFinder.absolute)
      }
      var rules = settings.rules(for: absolute)
      if let profile = examined.profile {
        rules.families = nil
        rules.profile = SettingsName(text: profile, place: Place(file: "", line: 1, column: 1))
      }
      rules.tier = examined.tier ?? rules.tier
      let assessor = try assessors.assessor(settings, profile: rules.profile?.text)
      first = first ?? assessor.library
      let ids = assessor.library.ruleIDs
      var waivers: [Waiver] = []
      if let path = settings.waivers ?? finder.waivers(for: name) {
        let known = try waiverFiles[path] ?? Self.waivers(path, rules: ids)
        waiverFiles[path] = known
        waivers = known.entries.filter { $0.files.matches(absolute) }.map(\.waiver)
      }
      let baseline = baseline.map(ConfigurationFinder.absolute) ?? settings.baseline
      tasks.append(
        ExaminationTask(
          path: file, name: name, rules: rules, assessor: assessor, waivers: waivers,
          neverWaived: Set(settings.neverWaive.map(\.text)), ruleIDs: ids,
          baseline: baseline.map { ($0, BaselineStore.key(of: absolute, in: $0)) }))
      self.settings.append(settings)
    }
    library = try first ?? assessors.assessor(Settings(), profile: nil).library
  }

  /// The library of the first document with its examples and measurements.
  func wholeLibrary() throws -> ClauseLibrary { try Assessors.library(settings.first ?? Settings()) }

  private static func waivers(_ path: String, rules: [String]) throws -> WaiverFile {
    let shown = ConfigurationFinder.shown(path)
    return try WaiverFile(
      try InputFile.text(shown), path: shown, folder: (path as NSString).deletingLastPathComponent,
      rules: rules)
  }
}

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
  private let repository = Repository()

  init(_ examined: Examined, failOn: FailLevel? = nil, explaining: Bool = false) {
    (today, reading) = (examined.calendar.date, examined.reading)
    (self.failOn, self.explaining) = (failOn, explaining)
  }

  /// Every file in the order of the plan, whatever order they finish in; `jobs` of them at a time.
  func reports(
    of tasks: [ExaminationTask], jobs: Int, progress: @Sendable (Int) -> Void = { _ in }
  ) async -> [DocumentReport] {
    await withTaskGroup(of: (Int, DocumentReport).self) { group in
      var reports = [DocumentReport?](repeating: nil, count: tasks.count)
      var finished = 0
      for (index, task) in tasks.enumerated() {
        if index >= jobs, let (done, report) = await group.next() {
          reports[done] = report
          finished += 1
          progress(finished)
        }
        group.addTask { (index, self.report(on: task)) }
      }
      for await (done, report) in group {
        reports[done] = report
        finished += 1
        progress(finished)
      }
      return reports.compactMap(\.self)
    }
  }

  func report(on task: ExaminationTask) -> DocumentReport {
    let path = repository.path(of: task.name)
    do {
      let bytes = try InputFile.read(task.path, limit: reading.fileLimit)
      let document = try Stages.read(bytes, name: task.name, options: reading.options)
      let assessment = task.assessor.assess(
        document, tier: task.rules.tier ?? .preferred, explaining: explaining
      ).adjusted(by: task.rules)
      return DocumentReport(
        path: task.name,
        outcome: .assessed(assessment, words: document.words, notes: document.notes), document: document,
        reported: decided(ReportedFinding.list(assessment.findings), task, document, bytes),
        failOn: failLevel(task).severity, repositoryPath: path)
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

  /// The findings with waivers and the baseline applied, and with what is to say about these.
  private func decided(
    _ findings: [ReportedFinding], _ task: ExaminationTask, _ document: Document, _ bytes: [UInt8]
  ) -> [ReportedFinding] {
    let bytes = levelled(bytes, document)
    let comments = WaiverComments(in: document, file: bytes, path: task.name, rules: task.ruleIDs)
    let decisions = Decisions(
      waivers: comments.waivers + task.waivers, neverWaived: task.neverWaived, today: today,
      top: document.passage(ofBlock: 0))
    var (decided, about) = decisions.applied(to: findings, place: document.passage(ofBlock:))
    about += comments.faults.map { fault in
      HouseRule.waiverMalformed.finding(fault.message, at: document.passage(ofBlock: fault.block))
    }
    if let (path, key) = task.baseline, let baseline = baselines[path],
      let record = baseline.record(
        path: key, text: ClauseFingerprint(of: document), exists: BaselineStore.exists(besides: path))
    {
      let (known, fixed) = record.applied(to: decided)
      decided = known
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
    return placed + ReportedFinding.list(about, place: finder.place)
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

extension Baseline.Entry {
  var sentence: String {
    let words = quote.isEmpty ? "" : " (“\(quote) …”)"
    return "The baseline has \(rule), \(status.rawValue)\(words), which is no longer found."
  }
}
