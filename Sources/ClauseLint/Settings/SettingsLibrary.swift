extension ClauseLibrary {
  /// The ids of all rules, in the order of the library.
  package var ruleIDs: [String] {
    families.flatMap { family in family.elements.map { "\(family.id).\($0.id)" } }
  }

  /// The library with the names of parties and the values that the settings give.
  package func adjusted(by settings: Settings) throws(SettingsFault) -> ClauseLibrary {
    var library = self
    try library.add(settings.authority, to: \.authority, not: \.supplier)
    try library.add(settings.supplier, to: \.supplier, not: \.authority)
    for parameter in settings.parameters { try library.set(parameter) }
    return library
  }

  private mutating func add(
    _ names: [SettingsName], to side: WritableKeyPath<Lexicon, [String]>,
    not other: KeyPath<Lexicon, [String]>
  ) throws(SettingsFault) {
    for name in names {
      let lowered = name.text.lowercased()
      let word = lowered.hasPrefix("the ") ? String(lowered.dropFirst(4)) : lowered
      if lexicon[keyPath: other].contains(word) || lexicon.either.contains(word) {
        throw SettingsFault(.partyTaken(name.text), at: name.place)
      }
      lexicon.ambiguous.removeAll { $0 == word }
      if !lexicon[keyPath: side].contains(word) { lexicon[keyPath: side].append(word) }
    }
  }

  private mutating func set(_ parameter: Settings.Parameter) throws(SettingsFault) {
    let name = parameter.name.text
    var isKnown = false
    for (f, family) in families.enumerated() {
      for (p, known) in family.parameters.enumerated() where known.name == name {
        isKnown = true
        families[f].parameters[p].value = parameter.value
      }
      guard isKnown else { continue }
      do { _ = try families[f].modelText(.preferred) } catch {
        throw SettingsFault(.parameter(error), at: parameter.name.place)
      }
    }
    guard !isKnown else { return }
    let all = Set(families.flatMap { $0.parameters.map(\.name) }).sorted()
    throw SettingsFault(
      .unknownParameter(name, suggestion: suggestion(for: name, among: all)), at: parameter.name.place)
  }
}

extension Settings {
  /// Looks up every id that the settings name.
  /// - Throws: the first that the library does not have.
  package func check(against library: ClauseLibrary) throws(SettingsFault) {
    let known = library.ruleIDs
    let rules = Set(known)
    for set in [self.rules] + overrides.map(\.rules) { try set.check(against: library, rules: rules, known) }
    for rule in neverWaive where !rules.contains(rule.text) {
      throw SettingsFault(
        .unknownRule(rule.text, suggestion: suggestion(for: rule.text, among: known)), at: rule.place)
    }
  }
}

extension RuleSettings {
  fileprivate func check(
    against library: ClauseLibrary, rules: Set<String>, _ known: [String]
  ) throws(SettingsFault) {
    if let profile, !library.profiles.contains(where: { $0.id == profile.text }) {
      let near = suggestion(for: profile.text, among: library.profiles.map(\.id))
      throw SettingsFault(.unknownProfile(profile.text, suggestion: near), at: profile.place)
    }
    for family in families ?? [] where !library.families.contains(where: { $0.id == family.text }) {
      let near = suggestion(for: family.text, among: library.families.map(\.id))
      throw SettingsFault(.unknownFamily(family.text, suggestion: near), at: family.place)
    }
    for change in severities where !rules.contains(change.rule.text) {
      let near = suggestion(for: change.rule.text, among: known)
      throw SettingsFault(.unknownRule(change.rule.text, suggestion: near), at: change.rule.place)
    }
  }
}
