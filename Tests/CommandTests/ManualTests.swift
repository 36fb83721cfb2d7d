import Foundation
import Testing

/// The pages of the manual in `.github/man/`, which are made from the program's own help.
@Suite struct ManualTests {
  private static let folder = BuiltCommand.package.appending(path: ".github/man")

  private static func pages() throws -> [ManualPage] {
    struct Dump: Decodable { var command: DumpedCommand }
    let output = try BuiltCommand.run(["--experimental-dump-help"], in: try Scratch()).output
    let version = try BuiltCommand.run(["--version"], in: try Scratch()).output
    return ManualPage.all(
      try JSONDecoder().decode(Dump.self, from: Data(output.utf8)).command,
      version: version.trimmingCharacters(in: .newlines))
  }

  /// With RECORD=1 in the environment the pages are written instead, and the test fails, so that they are looked at.
  @Test func pagesAreFresh() throws {
    let pages = try Self.pages()
    #expect(pages.count > 15)
    let files = FileManager.default
    guard ProcessInfo.processInfo.environment["RECORD"] == "1" else {
      let names = try files.contentsOfDirectory(atPath: Self.folder.path).sorted()
      #expect(names == pages.map { $0.name + ".1" }.sorted())
      for page in pages {
        let text = try? String(contentsOf: Self.folder.appending(path: page.name + ".1"), encoding: .utf8)
        #expect(text == page.text, "RECORD=1 swift test --filter ManualTests writes \(page.name) anew.")
      }
      return
    }
    try? files.removeItem(at: Self.folder)
    try files.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    for page in pages {
      try Data(page.text.utf8).write(to: Self.folder.appending(path: page.name + ".1"))
    }
    Issue.record("Recorded .github/man; look at it and run again without RECORD.")
  }

  @Test(.enabled(if: OutsideTools.manual != nil, "man is not installed"))
  func theyAreSetWithoutAWarning() throws {
    let folder = try Scratch()
    for page in try Self.pages() {
      try folder.write("\(page.name).1", page.text)
      let result = try BuiltCommand.shell(
        "LC_ALL=C.UTF-8 MANWIDTH=80 '\(OutsideTools.manual ?? "")' --warnings -l ./\(page.name).1", in: folder
      )
      #expect(result.errors == "")
      #expect(result.output.contains(try Regex("NAME\n +\(page.name) +- +[A-Z]")))
    }
  }
}
