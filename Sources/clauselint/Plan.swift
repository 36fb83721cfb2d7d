import ClauseLint
import Foundation

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

  /// - Parameter explaining: whether the patterns that fire will be shown.
  init(_ examined: Examined, baseline: String? = nil, explaining: Bool = false) throws {
    var finder = try ConfigurationFinder(examined.configuration)
    var assessors = Assessors(explaining ? .explaining : .judging)
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
      let (assessor, ids) = try assessors.ready(settings, profile: rules.profile?.text)
      first = first ?? assessor.library
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
      try InputFile.text(shown), path: shown, folder: PathName.folder(of: path),
      rules: rules)
  }
}
