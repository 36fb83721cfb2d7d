/// What a repository has decided about its documents, as its `.clauselint.yml` and the files it extends say.
package struct Settings: Sendable, Equatable {
  /// What holds for every document unless an override says otherwise.
  package var rules = RuleSettings()
  package var overrides: [Override] = []
  /// Folders of clause libraries, the uppermost last; absolute paths.
  package var libraries: [String] = []
  /// Further names of the public body and of the supplier, such as its own.
  package var authority: [SettingsName] = []
  package var supplier: [SettingsName] = []
  /// Values for the model text, by parameter.
  package var parameters: [Parameter] = []
  /// The files that a folder stands for; none for all that can be read.
  package var include: [PathPattern] = []
  package var exclude: [PathPattern] = []
  package var baseline: String?
  package var waivers: String?
  package var neverWaive: [SettingsName] = []
  /// The files that this comes from, the extended ones first.
  package var files: [String] = []

  package init() {}

  /// Other settings for some of the files.
  package struct Override: Sendable, Equatable {
    package var files: [PathPattern]
    package var rules: RuleSettings
  }

  package struct Parameter: Sendable, Equatable {
    package var name: SettingsName
    package var value: String
  }

  /// The settings for one document, named by its absolute path; later overrides win over earlier ones.
  package func rules(for path: String) -> RuleSettings {
    overrides.filter { $0.files.contains { $0.matches(path) } }.reduce(rules) { $0.overridden(by: $1.rules) }
  }

  package func excludes(_ path: String) -> Bool { exclude.contains { $0.matches(path) } }

  /// Whether a file that was found in a folder is to be read.
  package func includes(_ path: String) -> Bool {
    !excludes(path) && (include.isEmpty || include.contains { $0.matches(path) })
  }

  /// These settings with those of a file that extends them: its lists of paths take their place, the rest is added.
  package func extended(by other: Settings) -> Settings {
    var all = self
    all.rules = rules.overridden(by: other.rules)
    all.overrides += other.overrides
    all.libraries += other.libraries
    all.authority += other.authority
    all.supplier += other.supplier
    all.parameters += other.parameters
    all.neverWaive += other.neverWaive
    all.files += other.files
    if !other.include.isEmpty { all.include = other.include }
    if !other.exclude.isEmpty { all.exclude = other.exclude }
    all.baseline = other.baseline ?? baseline
    all.waivers = other.waivers ?? waivers
    return all
  }
}

/// What can differ from document to document.
package struct RuleSettings: Sendable, Equatable {
  package var profile: SettingsName?
  package var families: [SettingsName]?
  /// By rule, in the order written; the last counts.
  package var severities: [Change] = []
  package var failOn: FailLevel?
  package var tier: Tier?

  package init() {}

  package struct Change: Sendable, Equatable {
    package var rule: SettingsName
    package var level: RuleLevel
  }

  package func overridden(by other: RuleSettings) -> RuleSettings {
    var all = self
    // A choice of families is narrower than a profile, so that the later of the two decides.
    if let profile = other.profile { (all.profile, all.families) = (profile, nil) }
    if let families = other.families { all.families = families }
    all.severities += other.severities
    all.failOn = other.failOn ?? failOn
    all.tier = other.tier ?? tier
    return all
  }

  /// The rules that are not asked.
  package var switchedOff: [String] { levels.filter { $0.value.severity == nil }.keys.sorted() }

  /// The level of each rule that was given one.
  package var levels: [String: RuleLevel] {
    Dictionary(severities.map { ($0.rule.text, $0.level) }, uniquingKeysWith: { $1 })
  }
}

/// The least severity that fails a run.
package enum FailLevel: String, Sendable, Equatable, CaseIterable {
  case error, warning, note, never

  /// `nil` where none does.
  package var severity: Severity? { Severity(rawValue: rawValue) }
}

/// How much a rule counts; one that is off is not reported.
package enum RuleLevel: String, Sendable, Equatable, CaseIterable {
  case error, warning, note, off

  package var severity: Severity? { Severity(rawValue: rawValue) }
}

extension Assessment {
  /// The assessment as far as the settings ask for it: chosen families, rules that are not off, severities as set.
  package func adjusted(by rules: RuleSettings) -> Assessment {
    var adjusted = self
    if let families = rules.families.map({ Set($0.map(\.text)) }) {
      adjusted.families = self.families.filter { families.contains($0.id) }
      adjusted.findings = findings.filter { finding in
        families.contains { finding.rule.hasPrefix($0 + ".") }
      }
    }
    let levels = rules.levels
    guard !levels.isEmpty else { return adjusted }
    adjusted.findings = adjusted.findings.compactMap { finding in
      guard let level = levels[finding.rule] else { return finding }
      guard let severity = level.severity else { return nil }
      var finding = finding
      finding.severity = severity
      return finding
    }
    return adjusted
  }
}
