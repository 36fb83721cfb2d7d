extension LibraryShape {
  package static let waiverFile = LibraryShape("a file of waivers", required: ["waivers"])
  package static let waiver = LibraryShape(
    "a waiver", required: ["rule", "file", "reason"], optional: ["clause", "approved-by", "expires"])
}

/// The waivers of a repository, as `clauselint.waivers.yml` holds them.
package struct WaiverFile: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package var files: PathPattern
    package var waiver: Waiver
  }

  package var entries: [Entry] = []

  package init() {}

  /// Decodes a file strictly.
  /// - Parameter folder: the absolute folder that the patterns are relative to.
  /// - Parameter rules: the ids of the rules that can be waived.
  package init(_ text: String, path: String, folder: String, rules: [String]) throws(SettingsFault) {
    let items = try settingsValue { () throws(LibraryFault) in
      let value = try LibraryValue(file: LibraryFile(path: path, text: text))
      // A list that has been emptied is one without waivers.
      return try value.fields(.waiverFile).need("waivers").list(minimum: 0)
    }
    for item in items { entries.append(try Self.entry(item, folder: folder, rules: rules)) }
  }

  private static func entry(
    _ item: LibraryValue, folder: String, rules: [String]
  ) throws(SettingsFault) -> Entry {
    let fields = try settingsValue { () throws(LibraryFault) in try item.fields(.waiver) }
    let rule = try name("rule", of: fields)
    guard rules.contains(rule.text) else {
      throw SettingsFault(
        .unknownRule(rule.text, suggestion: suggestion(for: rule.text, among: rules)), at: rule.place)
    }
    let files = PathPattern(try name("file", of: fields).text, folder: folder)
    var waiver = Waiver(
      rule: rule.text, clause: try optional("clause", of: fields).map(clause),
      reason: try name("reason", of: fields).text,
      approvedBy: try optional("approved-by", of: fields)?.text,
      expires: try optional("expires", of: fields).map(date), source: "\(item.file):\(item.place.line)")
    waiver.isShared = !files.isExact
    return Entry(files: files, waiver: waiver)
  }

  private static func name(_ key: String, of fields: LibraryFields) throws(SettingsFault) -> SettingsName {
    try settingsValue { () throws(LibraryFault) in
      let value = try fields.need(key)
      return SettingsName(text: try value.text(), place: value.place)
    }
  }

  private static func optional(
    _ key: String, of fields: LibraryFields
  ) throws(SettingsFault) -> SettingsName? {
    fields[key] == nil ? nil : try name(key, of: fields)
  }

  private static func clause(_ name: SettingsName) throws(SettingsFault) -> ClauseFingerprint {
    guard let clause = ClauseFingerprint(name.text) else {
      throw SettingsFault(.badFingerprint(name.text), at: name.place)
    }
    return clause
  }

  private static func date(_ name: SettingsName) throws(SettingsFault) -> CalendarDate {
    guard let date = CalendarDate(name.text) else { throw SettingsFault(.badDate(name.text), at: name.place) }
    return date
  }
}

/// A value read by the library's reader, whose faults become those of a configuration.
func settingsValue<Value>(_ read: () throws(LibraryFault) -> Value) throws(SettingsFault) -> Value {
  do throws(LibraryFault) { return try read() } catch { throw SettingsFault(error) }
}
