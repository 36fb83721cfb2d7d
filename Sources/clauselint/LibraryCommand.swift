import ArgumentParser
import ClauseLint
import ClauseReports
import Foundation

struct LibraryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library", abstract: "Work on the clause library itself.", subcommands: [Test.self])

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Run the examples of every element.",
      discussion: """
        Without a folder, the library that the program was built with is tested.

        EXAMPLES
          clauselint library test
          clauselint library test ClauseLibrary
        """)

    @Argument(help: "The folder of a clause library.", completion: .directory)
    var folder: String?

    @OptionGroup var presentation: Presentation

    func run() async throws {
      let library = try folder.map(LibraryFolder.read) ?? Stages.library()
      let test = try Stages.test(library)
      // Places in the library are told from where the user stands.
      let inside = folder.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
      let faults = test.failures.map { "\(inside)\($0)\n" }
      guard Terminal.print(faults.joined()) else { throw ExitCode.notDone }
      presentation.remark(
        "\(count(test.count, "example")): "
          + "\(faults.isEmpty ? "all as they should be" : "\(faults.count) not as they should be").")
      if !faults.isEmpty { throw ExitCode.findings }
    }
  }
}
