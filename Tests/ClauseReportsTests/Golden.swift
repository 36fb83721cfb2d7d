import Foundation
import Testing

/// Compares a text with the file of that name in `Fixtures/reports/`.
///
/// With RECORD=1 in the environment it writes the file instead, and fails, so that a recording is looked at before it
/// counts.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let package = URL(fileURLWithPath: #filePath).appending(path: "../../..").standardized
  let file = package.appending(path: "Fixtures/reports/\(name)")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record(
      "Recorded Fixtures/reports/\(name); look at it and run again without RECORD.",
      sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(
    text == expected, "Fixtures/reports/\(name) differs; RECORD=1 records it anew.",
    sourceLocation: sourceLocation)
}
