import ClauseLint
import Testing

/// Every message of the decoder, pinned: one slip in the tiny library and the line that an author reads.
@Suite struct LibraryFaultTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    var file: String
    var old: String
    var new: String
    var line: String

    init(_ file: String, _ old: String, _ new: String, _ line: String) {
      (self.file, self.old, self.new, self.line) = (file, old, new, line)
    }

    var testDescription: String { line }
  }

  private static func faults(of files: [LibraryFile]) -> [String] {
    do {
      _ = try ClauseLibrary.decode(files: files)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test(arguments: yaml + values + names + models + profiles + measured)
  func slipIsNamed(_ slip: Slip) throws {
    let files = try #require(TinyLibrary.files(replacing: slip.old, in: slip.file, by: slip.new))
    #expect(Self.faults(of: files) == [slip.line])
  }

  @Test(arguments: [
    ("lexicon/english.yaml", "lexicon:1:1: “english.yaml” is missing from this folder; add it."),
    ("bees/family.yaml", "bees:1:1: “family.yaml” is missing from this folder; add it."),
    ("bees/model.md", "bees:1:1: “model.md” is missing from this folder; add it."),
  ])
  func missingFileIsNamed(path: String, line: String) {
    #expect(Self.faults(of: TinyLibrary.files.filter { $0.path != path }) == [line])
  }

  @Test(arguments: ["wasps.yaml", "bees/notes.md", "bees/more/keeping.yaml", "lexicon/swedish.yaml"])
  func strayFileIsNamed(path: String) {
    #expect(
      Self.faults(of: TinyLibrary.files + [LibraryFile(path: path, text: "")])
        == ["\(path):1:1: the library has no use for a file here; move or remove it."])
  }

  @Test func duplicateIDIsNamed() {
    #expect(
      Self.faults(of: TinyLibrary.files + [LibraryFile(path: "bees/keeping.yaml", text: "")])
        == ["bees/keeping.yaml:1:1: this file is given twice, so its id would be defined twice; keep one."])
  }

  static let yaml = [
    Slip(
      "bees/keeping.yaml", "key: true", "key: [true",
      "bees/keeping.yaml:3:9: this is not well-formed YAML: while parsing a flow sequence, did not find "
        + "expected ',' or ']'."),
    Slip(
      "bees/keeping.yaml", "key: true", "key: true\nkey: false",
      "bees/keeping.yaml:2:1: the key “key” stands here twice; keep one."),
    Slip(
      "bees/keeping.yaml", "guidance: Hold", "guidance: &hold Hold",
      "bees/keeping.yaml:10:11: anchors and aliases (& and *) are not used in the library; write the value out."
    ),
    Slip(
      "bees/keeping.yaml", "Hold on to the bees.", "*hold",
      "bees/keeping.yaml:10:11: anchors and aliases (& and *) are not used in the library; write the value out."
    ),
    Slip(
      "bees/keeping.yaml", "severity: error\nsatisfied", "severty: error\nsatisfied",
      "bees/keeping.yaml:4:1: an element has no key “severty”; did you mean “severity”?"),
    Slip(
      "bees/family.yaml", "unverified: true", "colour: red",
      "bees/family.yaml:6:60: a reference has no key “colour”; its keys are title, body, year and unverified."
    ),
    Slip(
      "bees/keeping.yaml", "severity: error\n", "",
      "bees/keeping.yaml:1:1: an element needs the key “severity”; add it."),
    Slip(
      "bees/keeping.yaml", "  weak: [\"The Council should own the bees.\"]\n", "",
      "bees/keeping.yaml:15:3: a set of examples needs the key “weak”; add it."),
  ]

  static let values = [
    Slip(
      "bees/keeping.yaml", "key: true", "key: yes", "bees/keeping.yaml:2:6: “key” must be true or false."),
    Slip(
      "bees/keeping.yaml", "key: true", "key: \"true\"",
      "bees/keeping.yaml:2:6: “key” must be true or false."),
    Slip(
      "bees/keeping.yaml", "requires: The", "requires: [The]\n#",
      "bees/keeping.yaml:3:11: “requires” must be text."),
    Slip(
      "bees/keeping.yaml", "silent: [\"The Contractor owns a car.\"]", "silent: \"A car.\"",
      "bees/keeping.yaml:18:11: “examples.silent” must be a list."),
    Slip(
      "bees/keeping.yaml", "silent: [\"The Contractor owns a car.\"]", "silent: []",
      "bees/keeping.yaml:18:11: “examples.silent” is empty; fill it in or remove it."),
    Slip(
      "bees/keeping.yaml", "guidance: Hold on to the bees.", "guidance:",
      "bees/keeping.yaml:10:10: “guidance” is empty; fill it in or remove it."),
    Slip(
      "bees/keeping.yaml", "severity: error\nsatisfied", "severity: fatal\nsatisfied",
      "bees/keeping.yaml:4:11: “severity” cannot be “fatal”; use note, warning or error."),
    Slip(
      "bees/family.yaml", "type: text", "type: words",
      "bees/family.yaml:11:17: “parameters.place.type” cannot be “words”; use text or number."),
    Slip(
      "bees/family.yaml", "default: 30", "default: 91",
      "bees/family.yaml:10:64: “parameters.days.default” is 91; it must lie between 1 and 90."),
    Slip(
      "bees/family.yaml", "default: 30", "default: soon",
      "bees/family.yaml:10:64: “parameters.days.default” must be a whole number."),
    Slip(
      "bees/family.yaml", "[1, 90]", "[90, 1]",
      "bees/family.yaml:10:75: “parameters.days.range” must be two whole numbers, the lower one first, "
        + "such as [1, 90]."),
    Slip(
      "bees/family.yaml", "default: the roof", "default: the roof, range: [1, 2]",
      "bees/family.yaml:11:79: “parameters.place.range” is for numbers only; set “type” to number or remove it."
    ),
    Slip(
      "bees/family.yaml", "[bees, honey]", "[Bees]",
      "bees/family.yaml:8:13: “placement” must be in lower case."),
    Slip(
      "lexicon/english.yaml", "strength: 5", "strength: 6",
      "lexicon/english.yaml:8:40: “modals.strength” is 6; it must lie between 0 and 5."),
    Slip(
      "bees/keeping.yaml", "bees⟧", "bees",
      "bees/keeping.yaml:15:15: the marks are out of order; use one ⟦ and one ⟧ around the words expected to "
        + "match."),
    Slip(
      "bees/keeping.yaml", "  adverse: [\"Été: ⟦The Contractor owns the bees.⟧\"]\n", "",
      "bees/keeping.yaml:15:3: adverse terms need an example; add “adverse” to “examples”."),
    Slip(
      "bees/keeping.yaml",
      """
      adverse:
        - {phrases: ["{supplier} {own} … {bee}"], says: The supplier owns the bees., severity: error, prohibited: true}

      """, "",
      "bees/keeping.yaml:15:12: an adverse example needs an adverse term; add “adverse” to the element."),
  ]

  static let names = [
    Slip(
      "bees/keeping.yaml", "id: keeping", "id: keepers",
      "bees/keeping.yaml:1:5: the id “keepers” differs from the name of the file or folder; rename one so that "
        + "both are “keeping”."),
    Slip(
      "bees/family.yaml", "id: bees", "id: wasps",
      "bees/family.yaml:1:5: the id “wasps” differs from the name of the file or folder; rename one so that "
        + "both are “bees”."),
    Slip(
      "bees/family.yaml", "  bee: [", "  Bee: [",
      "bees/family.yaml:13:3: “Bee” is no name; use lower-case letters, digits, hyphens and underscores."),
    Slip(
      "bees/family.yaml", "  place: {", "  supplier: {",
      "bees/family.yaml:11:3: “supplier” is built in; choose another name."),
    Slip(
      "lexicon/english.yaml", "  own: [own]", "  own: [own]\n  either: [x]",
      "lexicon/english.yaml:13:3: “either” is built in; choose another name."),
    Slip(
      "bees/family.yaml", "  bee: [", "  data: [x]\n  bee: [",
      "bees/family.yaml:13:3: the lexicon has a word class “data” already; choose another name."),
    Slip(
      "bees/keeping.yaml", "{authority} {own} … {bee}", "{authority} {ownn} … {bee}",
      "bees/keeping.yaml:6:5: there is no word class {ownn}; did you mean {own}?"),
    Slip(
      "lexicon/english.yaml", "hedges: [where practicable]", "hedges: [where practicable, \"{ownn}\"]",
      "lexicon/english.yaml:9:29: there is no word class {ownn}; did you mean {own}?"),
    Slip(
      "bees/keeping.yaml", "{authority} {own} … {bee}", "{authority} {elephant} … {bee}",
      "bees/keeping.yaml:6:5: there is no word class {elephant}; the known classes are authority, bee, data, "
        + "either, own and supplier."),
    Slip(
      "bees/keeping.yaml", "{authority} {own} … {bee}", "{authority} {own … {bee}",
      "bees/keeping.yaml:6:5: a brace is open or empty in “{authority} {own … {bee}”; write a word class as "
        + "{name}."),
    Slip(
      "bees/keeping.yaml", "{authority} {own} … {bee}", "{authority} ({own} {bee}",
      "bees/keeping.yaml:6:5: the pattern “{authority} ({own} {bee}” cannot be read from its character 25 on: “(” "
        + "has no end."),
    Slip(
      "bees/keeping.yaml", "prohibited: true", "cured-by: [keepin]",
      "bees/keeping.yaml:9:108: the family has no element “keepin”; did you mean “keeping”?"),
    Slip(
      "lexicon/english.yaml", "own: [own]", "own: [\"{title}\"]\n  title: [\"old {own}\"]",
      "lexicon/english.yaml:13:11: these word classes refer to each other in a circle: own → title → own."),
  ]

  static let models = [
    Slip(
      "bees/model.md", "heading: Keeping of bees", "# Keeping",
      "bees/model.md:1:1: the first line must be the clause's title, such as “heading: Ownership of data”."),
    Slip(
      "bees/model.md", "# Fallback", "# Fall-back",
      "bees/model.md:10:1: there is no tier “Fall-back”; use # Preferred, # Fallback and # Minimum."),
    Slip(
      "bees/model.md", "# Fallback", "# Preferred",
      "bees/model.md:10:1: the tier “Preferred” stands here twice; join the two."),
    Slip(
      "bees/model.md", "# Fallback\n1. {authority} owns the bees. [keeping]\n", "",
      "bees/model.md:11:1: the tier “# Fallback” is missing or has no paragraph; add one."),
    Slip(
      "bees/model.md", "\n# Preferred", "Some words.\n# Preferred",
      "bees/model.md:2:1: this text belongs to no numbered paragraph; begin it with a number, as in “1. ”."),
    Slip(
      "bees/model.md", "{place}. [keeping]", "{place} [keeping].",
      "bees/model.md:5:4: element ids in brackets must be the last thing in the paragraph; move them there."),
    Slip(
      "bees/model.md", "{place}. [keeping]", "{place}. [keepin]",
      "bees/model.md:6:4: the family has no element “keepin”; did you mean “keeping”?"),
    Slip(
      "bees/model.md", "{place}", "{plaice}",
      "bees/model.md:6:7: {plaice} is no parameter of the family; did you mean {place}?"),
    Slip(
      "bees/model.md", "{place}", "{elephant}",
      "bees/model.md:6:7: {elephant} is no parameter of the family; add it to “parameters” of family.yaml."),
    Slip(
      "bees/model.md", "{place}", "{place",
      "bees/model.md:6:7: a brace is open or empty; write a slot as {name}."),
  ]

  static let profiles = [
    Slip(
      "profiles/garden.yaml", "families: [bees]", "families: [beas]",
      "profiles/garden.yaml:4:12: the library has no family “beas”; did you mean “bees”?"),
    Slip(
      "profiles/garden.yaml", "families: [bees]", "families: [bees, elephants]",
      "profiles/garden.yaml:4:18: the library has no family “elephants”; name the folder of one."),
    Slip(
      "profiles/garden.yaml", "rule: bees.keeping", "rule: bees.keepin",
      "profiles/garden.yaml:6:12: the library has no rule “bees.keepin”; did you mean “bees.keeping”?"),
    Slip(
      "profiles/garden.yaml", "severity: warning", "severity: grave",
      "profiles/garden.yaml:6:36: “severities.severity” cannot be “grave”; use note, warning or error."),
    Slip(
      "profiles/garden.yaml", "use: Purchases", "uze: Purchases",
      "profiles/garden.yaml:3:1: a profile has no key “uze”; did you mean “use”?"),
    Slip(
      "profiles/garden.yaml", "{rule: bees", "{rool: bees",
      "profiles/garden.yaml:6:6: a change of severity has no key “rool”; its keys are rule and severity."),
    Slip(
      "profiles/garden.yaml", "title: Gardens\n", "",
      "profiles/garden.yaml:1:1: a profile needs the key “title”; add it."),
    Slip(
      "profiles/garden.yaml", "id: garden", "id: gardens",
      "profiles/garden.yaml:1:5: the id “gardens” differs from the name of the file or folder; rename one so that "
        + "both are “garden”."),
  ]

  static let measured = [
    Slip(
      "measured.yaml", "  bees:", "  beas:",
      "measured.yaml:5:3: the library has no family “beas”; did you mean “bees”?"),
    Slip(
      "measured.yaml", "keeping:", "keepin:",
      "measured.yaml:9:7: the family has no element “keepin”; did you mean “keeping”?"),
    Slip(
      "measured.yaml", "2026-03-01", "March", "measured.yaml:2:7: “date” must be a date such as 2026-03-01."),
    Slip(
      "measured.yaml", "right: 1, wrong: 0", "right: -1, wrong: 0",
      "measured.yaml:6:22: “families.bees.missing.right” must be 0 or more."),
    Slip(
      "measured.yaml", "wrong: 2", "false: 2",
      "measured.yaml:9:27: a score has no key “false”; its keys are right, wrong and overlooked."),
  ]
}
