import ArgumentParser
import ClauseLint
import ClauseReports

struct LibraryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library", abstract: "Work on the clause library itself.",
    subcommands: [Test.self, Evaluate.self, New.self])

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Run the examples of every element.",
      discussion: """
        Without a folder, the library that the program was built with is tested; a folder without a lexicon of its \
        own is laid over it, and both are tested.

        --coverage fails where no example of its own fires an element, an adverse term or a single pattern. Of an \
        overlay only its own files are covered.

        EXAMPLES
          clauselint library test
          clauselint library test ClauseLibrary
          clauselint library test --coverage our-clauses
        """)

    @Argument(help: "The folders of a clause library, the uppermost last.", completion: .directory)
    var folders: [String] = []

    @Flag(help: "Fail on elements, adverse terms and patterns that no example fires.")
    var coverage = false

    @OptionGroup var presentation: Presentation

    func run() async throws {
      let trial = try LibraryTrial(LibraryFolder.library(of: folders))
      let test = try trial.test()
      let covered = coverage ? try trial.coverage() : nil
      let untried = gaps(covered?.untried)
      let patterns = gaps(covered?.untriedPatterns)
      let faults = test.failures.map(\.description) + untried + patterns
      guard Terminal.print(faults.map { $0 + "\n" }.joined()) else { throw ExitCode.notDone }
      presentation.remark(
        "\(count(test.count, "example")): "
          + "\(test.failures.isEmpty ? "all as they should be" : "\(test.failures.count) not as they should be")."
      )
      if let covered {
        presentation.remark(
          "\(count(covered.patterns, "pattern")): no example fires \(patterns.count) of them; "
            + "untried elements and adverse terms: \(untried.count).")
      }
      if !faults.isEmpty { throw ExitCode.findings }
    }

    /// Those of the folders' own files; those of the built-in library are not the user's to mend.
    private func gaps(_ gaps: [LibraryCoverage.Gap]?) -> [String] {
      let insides = folders.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
      return (gaps ?? []).filter { gap in
        insides.isEmpty || insides.contains { gap.place.file.hasPrefix($0) }
      }.map(\.description)
    }
  }

  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Begin an element or a family: files whose examples pass, with comments on what to change.",
      discussion: """
        An element that the library has already is written out, to be changed in a folder of your own. Nothing is \
        written over a file that is there.

        EXAMPLES
          clauselint library new data-ownership.register --into our-clauses
          clauselint library new data-ownership.ownership --into our-clauses
          clauselint library new street-furniture --into our-clauses
        """)

    @Argument(help: "A family, or family.element.")
    var id: String

    @Option(help: ArgumentHelp("The folder of the library.", valueName: "folder"), completion: .directory)
    var into = "."

    @OptionGroup var presentation: Presentation

    func run() async throws {
      let isLibrary = (try? LibraryFolder(into)) != nil
      let library = try LibraryFolder.library(of: isLibrary ? [into] : [])
      let scaffold: LibraryScaffold
      do { scaffold = try LibraryScaffold(id, library: library) } catch { throw Refusal("\(error)") }
      let root = into.count > 1 && into.hasSuffix("/") ? String(into.dropLast()) : into
      for path in try NewFiles.write(scaffold.files.map { ($0.path, $0.text) }, into: root) {
        presentation.remark("\(path) is written.")
      }
    }
  }
}
