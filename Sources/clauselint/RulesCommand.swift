import ArgumentParser
import ClauseLint
import ClauseReports

struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules of the clause library.",
    discussion: """
      EXAMPLES
        clauselint rules
        clauselint rules --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var choice: LibraryChoice

  func run() async throws {
    let table = RuleTable(try choice.library())
    let text = format == .text ? table.text : table.json(toolVersion: Clauselint.version)
    guard Terminal.print(text) else { throw ExitCode.notDone }
  }
}
