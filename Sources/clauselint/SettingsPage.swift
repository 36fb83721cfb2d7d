import ClauseLint

/// The settings that hold for one file, in the words of a configuration.
struct SettingsPage {
  private let task: ExaminationTask
  private let settings: Settings
  private let failOn: FailLevel?

  init(_ task: ExaminationTask, _ settings: Settings, _ failOn: FailLevel?) {
    self.task = task
    self.settings = settings
    self.failOn = failOn
  }

  var text: String {
    let rules = task.rules
    let severities = rules.levels.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value.rawValue)" }
    let paths = { (patterns: [PathPattern]) in patterns.map(\.text).joined(separator: ", ") }
    let rows: [(String, String)] = [
      ("configuration", settings.files.isEmpty ? "none" : settings.files.joined(separator: ", ")),
      ("profile", rules.profile?.text ?? "none"),
      ("families", rules.families?.map(\.text).joined(separator: ", ") ?? "all"),
      ("fail-on", (failOn ?? rules.failOn ?? .error).rawValue), ("tier", (rules.tier ?? .preferred).rawValue),
      ("library", settings.libraries.isEmpty ? "built in" : shown(settings.libraries)),
      ("authority", settings.authority.map(\.text).joined(separator: ", ")),
      ("supplier", settings.supplier.map(\.text).joined(separator: ", ")),
      ("parameters", settings.parameters.map { "\($0.name.text)=\($0.value)" }.joined(separator: ", ")),
      ("include", paths(settings.include)), ("exclude", paths(settings.exclude)),
      ("baseline", task.baseline.map { ConfigurationFinder.shown($0.path) } ?? ""),
      ("waivers", "\(task.waivers.count)"),
      ("never-waive", task.neverWaived.sorted().joined(separator: ", ")),
    ]
    let lines = rows.filter { !$0.1.isEmpty }.map { "  \($0.0): \($0.1)" }
    let changes = severities.isEmpty ? [] : ["  severities:"] + severities.map { "  \($0)" }
    return ([task.name] + lines + changes).joined(separator: "\n") + "\n"
  }

  private func shown(_ paths: [String]) -> String {
    paths.map(ConfigurationFinder.shown).joined(separator: ", ")
  }
}
