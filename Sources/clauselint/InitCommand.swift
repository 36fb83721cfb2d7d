import ArgumentParser
import Foundation

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begin a configuration, with comments, and a hook for pre-commit.",
    discussion: """
      Writes .clauselint.yml, and .pre-commit-config.yaml where there is none. Nothing is written over a file.

      EXAMPLES
        clauselint init
        clauselint init tenders
      """)

  @Argument(help: "The folder to begin in.", completion: .directory)
  var folder = "."

  @OptionGroup var presentation: Presentation

  func run() async throws {
    let settings = path(".clauselint.yml")
    for name in ConfigurationFinder.names where InputFile.isThere(path(name)) {
      throw Refusal("\(path(name)): There is a configuration already; change it, or move it away first.")
    }
    try OutputFile(settings).write(Array(Self.settings.utf8))
    presentation.remark("\(settings) is written; every key in it is explained.")
    let hooks = path(".pre-commit-config.yaml")
    if InputFile.isThere(hooks) {
      guard Terminal.print(Self.hook) else { throw ExitCode.notDone }
      presentation.remark("Add these lines to the “repos” of \(hooks).")
    } else {
      try OutputFile(hooks).write(Array(("repos:\n" + Self.hook).utf8))
      presentation.remark("\(hooks) is written; `pre-commit install` makes it work on every commit.")
    }
  }

  private func path(_ name: String) -> String {
    folder == "." ? name : (folder as NSString).appendingPathComponent(name)
  }

  /// A hook that needs no repository: the clauselint that is installed.
  static let hook = """
    - repo: local
      hooks:
        - id: clauselint
          name: clauselint
          entry: clauselint check --force-exclude
          language: system
          files: '(?i)\\.(docx|docm|dotx|odt|txt|md|markdown)$'
          exclude: '(^|/)~\\$'

    """.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }.joined(
      separator: "\n")

  static let settings = """
    # What clauselint asks of the documents in this folder and below. Every key may be left out.

    # The least severity that fails a check: error, warning, note or never.
    fail-on: error

    # Settings that these add to: files beside this one.
    # extends: [../.clauselint.yml]

    # What kind of purchase it is; `clauselint rules --profiles` lists them.
    # profile: smart-city

    # Or the families to ask for, by name; `clauselint rules` lists them.
    # families: [data-ownership, open-source, interoperability, nda, knowledge-transfer]

    # How much a rule counts here: error, warning, note or off.
    # severities:
    #   nda.publication: error
    #   data-ownership.schedule: off

    # Which model text is proposed: preferred, fallback or minimum.
    # tier: preferred

    # Folders with clauses of your own, laid over the built-in library.
    # library: [our-clauses]

    # What the parties are called besides the usual names.
    # parties:
    #   authority: [the Borough]
    #   supplier: [the Operator]

    # Values for the model text; `clauselint explain FAMILY` shows what there is.
    # parameters:
    #   return_days: 20

    # What a folder on the command line stands for, as in .gitignore.
    # include: ["tenders/**/*.docx"]
    # exclude: [archive/, "*.draft.md"]

    # Findings that were there when you began; `clauselint baseline update` writes it.
    # baseline: .clauselint.baseline.json

    # Findings that are accepted, with reasons; `clauselint waive` writes it.
    # waivers: clauselint.waivers.yml

    # Rules that nobody may waive.
    # never-waive: [data-ownership.ownership]

    # Other settings for some of the files; the last that fits wins.
    # overrides:
    #   - files: [drafts/]
    #     fail-on: never

    """
}
