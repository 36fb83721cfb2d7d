extension LibraryShape {
  static let baseline = LibraryShape("a baseline", required: ["version", "documents"])
  static let baselineDocument = LibraryShape(
    "a document of a baseline", required: ["path", "text", "findings"])
  static let baselineFinding = LibraryShape(
    "a finding of a baseline", required: ["rule", "status", "clause"], optional: ["quote"])
}

extension Baseline {
  /// Decodes a baseline, which is JSON.
  package init(_ text: String, path: String) throws(SettingsFault) {
    let value = try settingsValue { () throws(LibraryFault) in
      try LibraryValue(file: LibraryFile(path: path, text: text))
    }
    let fields = try settingsValue { () throws(LibraryFault) in try value.fields(.baseline) }
    let version = try settingsValue { () throws(LibraryFault) in try fields.need("version") }
    let number = try settingsValue { () throws(LibraryFault) in try version.text() }
    guard number == String(Self.version) else {
      throw SettingsFault(.otherVersion(number), at: version.place)
    }
    let items = try settingsValue { () throws(LibraryFault) in try fields.need("documents").list(minimum: 0) }
    var records: [Record] = []
    for item in items {
      records.append(try settingsValue { () throws(LibraryFault) in try Self.record(item) })
    }
    self.init(records)
  }

  private static func record(_ item: LibraryValue) throws(LibraryFault) -> Record {
    let fields = try item.fields(.baselineDocument)
    var entries: [Entry] = []
    for finding in try fields.need("findings").list(minimum: 0) {
      let fields = try finding.fields(.baselineFinding)
      entries.append(
        Entry(
          rule: try fields.text("rule"), status: try fields.need("status").choice(),
          clause: try fingerprint(fields.need("clause")), quote: (try? fields["quote"]?.text()) ?? ""))
    }
    return Record(
      path: try fields.text("path"), text: try fingerprint(fields.need("text")), entries: entries.sorted())
  }

  private static func fingerprint(_ value: LibraryValue) throws(LibraryFault) -> ClauseFingerprint {
    let text = try value.text()
    guard let fingerprint = ClauseFingerprint(text) else {
      throw value.fault(.wrongType(value.name, expected: "16 hexadecimal digits"))
    }
    return fingerprint
  }
}
