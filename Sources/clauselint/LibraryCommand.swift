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
      let library = try folder.map(Self.load) ?? Stages.library()
      let test = try Stages.test(library)
      let faults = test.failures.map { "\($0)\n" }
      guard Terminal.print(faults.joined()) else { throw ExitCode.notDone }
      presentation.remark(
        "\(count(test.count, "example")): "
          + "\(faults.isEmpty ? "all as they should be" : "\(faults.count) not as they should be").")
      if !faults.isEmpty { throw ExitCode.findings }
    }

    /// Reads the YAML and Markdown files below a folder.
    private static func load(_ folder: String) throws -> ClauseLibrary {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
        throw Refusal("\(folder): There is no such folder; check the path.")
      }
      // A folder given as a link is followed; links inside it are not.
      let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
      let names = (FileManager.default.enumerator(atPath: root)?.allObjects ?? []).compactMap {
        $0 as? String
      }
      let wanted = names.filter { ["yaml", "md"].contains(($0 as NSString).pathExtension) }.sorted()
      let files = try wanted.map { name in
        let path = (folder as NSString).appendingPathComponent(name)
        do {
          guard let text = String(validating: try InputFile.read(path), as: UTF8.self) else {
            throw Refusal("The text is not valid UTF-8; save the file with the encoding UTF-8.")
          }
          return (path: name, text: text)
        } catch {
          throw Refusal(error).about(path)
        }
      }
      return try Stages.library(files: files)
    }
  }
}
