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
        clauselint rules --profiles
        clauselint rules --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Option(help: "text, json, or markdown (the reference page).")
  var format: Format = .text

  @Flag(help: "List the profiles: which families are asked of which purchase.")
  var profiles = false

  @OptionGroup var choice: LibraryChoice

  func run() async throws {
    let library = try choice.library()
    let table = RuleTable(library)
    let text =
      switch (format, profiles) {
      case (.text, false): table.text
      case (.text, true): table.profiles
      case (.markdown, _): RuleMarkdown(library).reference
      case (.json, _): table.json(toolVersion: Clauselint.version)
      }
    guard Terminal.print(text) else { throw ExitCode.notDone }
  }
}
