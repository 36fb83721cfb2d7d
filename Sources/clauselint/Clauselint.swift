import ArgumentParser
import Dispatch

/// Begins the work on the first thread of the process and leaves it there, until it waits for others: a thread of its own
/// would cost a short run a tenth of its time.
@main
enum Program {
  static func main() {
    Task.immediate { Terminal.exit(await Clauselint.run()) }
    dispatchMain()
  }
}

/// The command `clauselint`: arguments, files, clock, terminal and exit status; the work is done in the libraries.
struct Clauselint: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "clauselint",
    abstract: "Find what a tender or contract leaves out, and write it in.",
    discussion: """
      Reads Word documents, OpenDocument texts, web pages, PDFs, plain text and Markdown, and tells a public body which protections are missing, weak or \
      turned against it. Nothing leaves this machine.

      EXAMPLES
        clauselint check tender.docx
        clauselint redline tender.docx -o tender.redlined.docx
        clauselint explain data-ownership
        clauselint --generate-completion-script bash > /etc/bash_completion.d/clauselint

      EXIT STATUS
        0  nothing at or above --fail-on
        1  findings
        2  the work could not be done: usage, library, or a file that could not be read
      """,
    version: version,
    subcommands: [
      CheckCommand.self, RedlineCommand.self, AppendixCommand.self, NegotiateCommand.self,
      CompareCommand.self, TextCommand.self,
      ExplainCommand.self, RulesCommand.self, WaiveCommand.self, BaselineCommand.self, InitCommand.self,
      LibraryCommand.self, WorkerCommand.self,
    ])

  /// Does what the arguments say.
  /// - Returns: the exit status.
  static func run() async -> Int32 {
    Terminal.ignoreSignalsOfWriting()
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      if let check = Check(plain: words) {
        try await check.run()
        return 0
      }
      if let redline = Redline(plain: words) {
        try await redline.run()
        return 0
      }
      if let command = TextCommand(plain: words) {
        try await command.run()
        return 0
      }
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return 0
    } catch { return finish(error) }
  }

  /// Says what there is to say, and gives the exit status: help is no failure, and a slip in the arguments is 2.
  private static func finish(_ error: any Error) -> Int32 {
    if let status = error as? ExitCode { return status.rawValue }
    if let refusal = error as? Refusal {
      Terminal.complain(refusal.sentence)
      return 2
    }
    let message = fullMessage(for: error)
    if exitCode(for: error).isSuccess {
      return Terminal.print(message + "\n") ? 0 : 2
    }
    Terminal.complain(message.hasPrefix("Error: ") ? String(message.dropFirst("Error: ".count)) : message)
    return 2
  }
}
