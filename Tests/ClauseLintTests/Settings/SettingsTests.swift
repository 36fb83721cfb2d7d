import BundledLibrary
import ClauseLint
import Foundation
import Testing

@Suite struct SettingsTests {
  static func settings(_ text: String) throws -> Settings {
    try SettingsFile(text, path: ".clauselint.yml", folder: "/r").settings
  }

  static let full = """
    profile: smart-city
    fail-on: warning
    tier: fallback
    severities:
      nda.publication: error
      data-ownership.derived-data: off
    library: [ours, /shared/clauses]
    parties:
      authority: [the Borough]
      supplier: operator
    parameters:
      return_days: 20
    include: ["tenders/**"]
    exclude: [archive/]
    baseline: old.json
    waivers: accepted.yml
    never-waive: [data-ownership.ownership]
    overrides:
      - files: drafts/
        fail-on: never
      - files: ["*.docx", "*.docm"]
        families: [nda]

    """

  @Test func everyKeyIsRead() throws {
    let settings = try Self.settings(Self.full)
    #expect(settings.rules.profile?.text == "smart-city")
    #expect(settings.rules.failOn == .warning)
    #expect(settings.rules.levels == ["nda.publication": .error, "data-ownership.derived-data": .off])
    #expect(settings.libraries == ["/r/ours", "/shared/clauses"])
    #expect(settings.supplier.map(\.text) == ["operator"])
    #expect(settings.baseline == "/r/old.json")
    #expect(settings.waivers == "/r/accepted.yml")
    #expect(settings.overrides.count == 2)
    try settings.check(against: BundledLibrary.load())
  }

  @Test func overridesHoldForTheirFiles() throws {
    let settings = try Self.settings(Self.full)
    #expect(settings.rules(for: "/r/drafts/a.md").failOn == .never)
    #expect(settings.rules(for: "/r/a.md").failOn == .warning)
    let both = settings.rules(for: "/r/drafts/a.docx")
    #expect(both.failOn == .never)
    #expect(both.families?.map(\.text) == ["nda"])
    #expect(both.levels.count == 2)
  }

  @Test func aProfileTakesThePlaceOfFamiliesBeneathIt() throws {
    let base = try Self.settings("families: [nda]\n")
    let above = try Self.settings("profile: smart-city\n")
    let all = base.extended(by: above)
    #expect(all.rules.families == nil)
    #expect(all.rules.profile?.text == "smart-city")
    #expect(all.files == [".clauselint.yml", ".clauselint.yml"])
  }

  @Test func extendingAddsAndReplaces() throws {
    let base = try Self.settings(
      "fail-on: note\nseverities: {nda.publication: note}\nexclude: [a]\nlibrary: x\n")
    let above = try Self.settings("severities: {nda.publication: error}\nexclude: [b]\nlibrary: y\n")
    let all = base.extended(by: above)
    #expect(all.rules.failOn == .note)
    #expect(all.rules.levels == ["nda.publication": .error])
    #expect(all.exclude.map(\.text) == ["b"])
    #expect(all.libraries == ["/r/x", "/r/y"])
  }

  @Test func filesAreChosen() throws {
    let settings = try Self.settings("include: [tenders/]\nexclude: [\"*.draft.md\"]\n")
    #expect(settings.includes("/r/tenders/a.md"))
    #expect(!settings.includes("/r/tenders/a.draft.md"))
    #expect(!settings.includes("/r/notes.md"))
    #expect(try Self.settings("fail-on: error\n").includes("/r/notes.md"))
  }

  @Test(arguments: [
    ("fial-on: error\n", "1:1: the configuration has no key “fial-on”; did you mean “fail-on”?"),
    ("fail-on: fatal\n", "1:10: “fail-on” cannot be “fatal”; use error, warning, note or never."),
    ("severities: [a]\n", "1:13: “severities” must be a mapping of rules to levels."),
    (
      "severities:\n  nda.publication: loud\n",
      "2:20: “nda.publication” cannot be “loud”; use error, warning, note or off."
    ),
    ("overrides:\n  - fail-on: error\n", "2:5: an override needs the key “files”; add it."),
    (
      "overrides:\n  - files: [a]\n    file: b\n", "3:5: an override has no key “file”; did you mean “files”?"
    ),
    ("- a\n", "1:1: “the file” must be a mapping with the keys"),
    ("profile: [a]\n", "1:10: “profile” must be text."),
    ("exclude: []\n", "1:10: “exclude” is empty; fill it in or remove it."),
    ("", "1:1: “.clauselint.yml” is empty; fill it in or remove it."),
    ("a: &x 1\nb: *x\n", "1:4: anchors and aliases (& and *) are not used here; write the value out."),
    ("profile: a\nprofile: b\n", "the key “profile” stands here twice; keep one."),
    ("profile: {\n", "this is not well-formed YAML"), ("\u{0}\u{1}", "this is not well-formed YAML"),
  ])
  func faults(text: String, says: String) {
    let fault = #expect(throws: SettingsFault.self) { _ = try Self.settings(text) }
    #expect(fault?.description.contains(says) == true, "\(fault?.description ?? "")")
    #expect(fault?.description.hasPrefix(".clauselint.yml:") == true)
  }

  @Test(arguments: [
    ("profile: smart-cty\n", "there is no profile “smart-cty”; did you mean “smart-city”?"),
    ("families: [ndx]\n", "there is no family “ndx”; did you mean “nda”?"),
    (
      "severities: {nda.publicaton: off}\n",
      "there is no rule “nda.publicaton”; did you mean “nda.publication”?"
    ),
    ("never-waive: [everything]\n", "there is no rule “everything”; `clauselint rules` lists them."),
    (
      "overrides: [{files: a, profile: zzz}]\n",
      "there is no profile “zzz”; `clauselint rules --profiles` lists them."
    ),
  ])
  func idsAreLookedUp(text: String, says: String) throws {
    let settings = try Self.settings(text)
    let library = BundledLibrary.load()
    let fault = #expect(throws: SettingsFault.self) { try settings.check(against: library) }
    #expect(fault?.message == says)
  }

  @Test(arguments: [
    (
      "parameters: {retrun_days: 3}\n",
      "there is no parameter “retrun_days”; did you mean “return_days”?"
    ),
    (
      "parameters: {return_days: 9999}\n",
      "The parameter “return_days” is 9999; it must lie between 1 and 90."
    ),
    (
      "parties: {supplier: [the Council]}\n",
      "“the Council” is a name of the other party already; keep it on one side."
    ),
  ])
  func theLibraryIsAdjustedWithCare(text: String, says: String) throws {
    let settings = try Self.settings(text)
    let library = BundledLibrary.load()
    let fault = #expect(throws: SettingsFault.self) { _ = try library.adjusted(by: settings) }
    #expect(fault?.message == says)
  }

  @Test func namesAndValuesReachTheLibrary() throws {
    let settings = try Self.settings(
      "parties: {authority: [the Borough]}\nparameters: {return_days: 20}\n")
    let library = try BundledLibrary.load().adjusted(by: settings)
    #expect(library.lexicon.authority.contains("borough"))
    let values = library.families.flatMap(\.parameters).filter { $0.name == "return_days" }.map(\.value)
    #expect(!values.isEmpty && values.allSatisfy { $0 == "20" })
  }

  /// The schema helps while typing; the decoder is the law. Both must know the same keys.
  @Test(
    arguments: [
      (".clauselint.schema.json", nil, LibraryShape.settings),
      (".clauselint.schema.json", "override", .override),
      (".clauselint.schema.json", "parties", .settingsParties),
      (".clauselint.waivers.schema.json", nil, .waiverFile),
      (".clauselint.waivers.schema.json", "waiver", .waiver),
    ] as [(String, String?, LibraryShape)])
  func schemasAgree(file: String, part: String?, shape: LibraryShape) throws {
    let package = URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardized
    let data = try Data(contentsOf: package.appending(path: file))
    var schema = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    if let part {
      schema = try #require((schema["$defs"] as? [String: Any])?[part] as? [String: Any])
    }
    #expect(Set((schema["properties"] as? [String: Any] ?? [:]).keys) == Set(shape.keys))
    #expect(schema["required"] as? [String] ?? [] == shape.required)
    #expect(schema["additionalProperties"] as? Bool == false)
  }
}
