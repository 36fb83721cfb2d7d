import Yams

extension LibraryShape {
  package static let settings = LibraryShape(
    "the configuration", required: [],
    optional: [
      "extends", "profile", "families", "severities", "fail-on", "tier", "library", "parties", "parameters",
      "include", "exclude", "baseline", "waivers", "never-waive", "overrides",
    ])
  package static let override = LibraryShape(
    "an override", required: ["files"],
    optional: ["profile", "families", "severities", "fail-on", "tier"])
  package static let settingsParties = LibraryShape(
    "the parties", required: [], optional: ["authority", "supplier"])
}

/// One `.clauselint.yml` as it is written: what it says itself, and the files that it extends.
package struct SettingsFile: Sendable, Equatable {
  /// Paths as written, relative to the file's folder.
  package var extends: [SettingsName]
  package var settings: Settings

  /// Decodes a file strictly; ids of rules are looked up later, when the library is known.
  /// - Parameter folder: the absolute folder of the file, which its paths and patterns are relative to.
  /// - Parameter path: the file as messages name it.
  package init(_ text: String, path: String, folder: String) throws(SettingsFault) {
    do throws(LibraryFault) {
      let value = try LibraryValue(file: LibraryFile(path: path, text: text))
      (extends, settings) = try Self.decode(value, folder: folder)
      settings.files = [path]
    } catch {
      throw SettingsFault(error)
    }
  }

  private static func decode(
    _ value: LibraryValue, folder: String
  ) throws(LibraryFault) -> ([SettingsName], Settings) {
    let fields = try value.fields(.settings)
    var settings = Settings()
    settings.rules = try RuleSettings(fields)
    settings.libraries = try fields["library"].map(names)?.map { joined(folder, $0.text) } ?? []
    if let parties = try fields["parties"]?.fields(.settingsParties) {
      settings.authority = try parties["authority"].map(names) ?? []
      settings.supplier = try parties["supplier"].map(names) ?? []
    }
    for (key, name, value) in try fields["parameters"]?.named() ?? [] {
      settings.parameters.append(
        Settings.Parameter(name: SettingsName(text: name, place: key.place), value: try value.text()))
    }
    settings.include = try patterns(fields["include"], folder)
    settings.exclude = try patterns(fields["exclude"], folder)
    settings.baseline = try fields["baseline"]?.text().joined(to: folder)
    settings.waivers = try fields["waivers"]?.text().joined(to: folder)
    settings.neverWaive = try fields["never-waive"].map(names) ?? []
    for item in try fields["overrides"]?.list() ?? [] {
      let fields = try item.fields(.override)
      settings.overrides.append(
        Settings.Override(files: try patterns(fields["files"], folder), rules: try RuleSettings(fields)))
    }
    return (try fields["extends"].map(names) ?? [], settings)
  }

  private static func patterns(
    _ value: LibraryValue?, _ folder: String
  ) throws(LibraryFault) -> [PathPattern] {
    try value.map(names)?.map { PathPattern($0.text, folder: folder) } ?? []
  }

  /// One text, or a list of them.
  fileprivate static func names(_ value: LibraryValue) throws(LibraryFault) -> [SettingsName] {
    if case .scalar = value.node { return [SettingsName(text: try value.text(), place: value.place)] }
    var names: [SettingsName] = []
    for item in try value.list() { names.append(SettingsName(text: try item.text(), place: item.place)) }
    return names
  }

  private static func joined(_ folder: String, _ path: String) -> String { path.joined(to: folder) }
}

extension String {
  /// A path seen from a folder; an absolute one stays as it is.
  fileprivate func joined(to folder: String) -> String {
    hasPrefix("/") ? self : folder == "/" ? "/" + self : folder + "/" + self
  }
}

extension RuleSettings {
  fileprivate init(_ fields: LibraryFields) throws(LibraryFault) {
    if let value = fields["profile"] {
      profile = SettingsName(text: try value.text(), place: value.place)
    }
    families = try fields["families"].map(SettingsFile.names)
    failOn = try fields["fail-on"]?.choice()
    tier = try fields["tier"]?.choice()
    guard let value = fields["severities"] else { return }
    guard case .mapping(let mapping) = value.node else {
      throw value.fault(.wrongType("severities", expected: "a mapping of rules to levels"))
    }
    for (key, node) in mapping {
      let rule = LibraryValue(node: key, file: value.file, name: "rule")
      let name = try rule.text()
      let level: RuleLevel = try LibraryValue(node: node, file: value.file, name: name).choice()
      severities.append(Change(rule: SettingsName(text: name, place: rule.place), level: level))
    }
  }
}
