import ClauseLint
import Foundation
import Testing

/// The schemas help an author while typing; the decoder is the law. Both must know the same keys.
@Suite struct LibrarySchemaTests {
  static let shapes: [(file: String, part: String?, shape: LibraryShape)] = [
    ("element", nil, .element), ("element", "adverse", .adverse), ("element", "examples", .examples),
    ("element", "reference", .reference),
    ("family", nil, .family), ("family", "reference", .reference), ("family", "parameter", .parameter),
    ("lexicon", nil, .lexicon), ("lexicon", "parties", .parties), ("lexicon", "modal", .modal),
    ("lexicon-overlay", nil, .lexiconExtension), ("lexicon-overlay", "parties", .partiesExtension),
    ("profile", nil, .profile), ("profile", "severityChange", .severityChange),
    ("measured", nil, .measurement), ("measured", "family", .familyMeasure), ("measured", "score", .score),
  ]

  static let choices: [(file: String, part: String?, key: String?, values: [String])] = [
    ("element", "severity", nil, Severity.allCases.map(\.rawValue)),
    ("profile", "severityChange", "severity", Severity.allCases.map(\.rawValue)),
    ("family", nil, "applies", Applicability.allCases.map(\.rawValue)),
    ("family", "parameter", "type", Parameter.Kind.allCases.map(\.rawValue)),
    ("lexicon", "modal", "sense", Modal.Sense.allCases.map(\.rawValue)),
  ]

  @Test(arguments: shapes)
  func keysAgreeWithTheDecoder(file: String, part: String?, shape: LibraryShape) throws {
    let schema = try Self.object(file, part)
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(schema["required"] as? [String] == shape.required)
    #expect(Set(properties.keys) == Set(shape.keys))
    #expect(schema["additionalProperties"] as? Bool == false)
  }

  @Test(arguments: choices)
  func choicesAgreeWithTheDecoder(file: String, part: String?, key: String?, values: [String]) throws {
    var schema = try Self.object(file, part)
    if let key {
      let properties = try #require(schema["properties"] as? [String: Any])
      schema = try #require(properties[key] as? [String: Any])
    }
    #expect(schema["enum"] as? [String] == values)
  }

  /// A schema file, or one of its definitions.
  private static func object(_ file: String, _ part: String?) throws -> [String: Any] {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: package.appending(path: "ClauseLibrary/\(file).schema.json"))
    let schema = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    guard let part else { return schema }
    let parts = try #require(schema["$defs"] as? [String: Any])
    return try #require(parts[part] as? [String: Any])
  }
}
