import ArgumentParser
import ClauseLint
import ClauseReports

extension Tier: ExpressibleByArgument {}

enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Options of every command that writes for people.
struct Presentation: ParsableArguments {
  @Option(help: ArgumentHelp("Colour the text: auto, always or never.", valueName: "when"))
  var color: ColourChoice = .auto

  @Flag(name: .shortAndLong, help: "Leave out the summary and remarks.")
  var quiet = false

  /// `auto` means colour on a terminal, unless NO_COLOR is set (no-color.org) or the terminal is a dumb one.
  var style: Style {
    switch color {
    case .always: Style(colour: true)
    case .never: .plain
    case .auto:
      Style(
        colour: Terminal.outputIsTerminal && Terminal.environment("NO_COLOR") == nil
          && Terminal.environment("TERM") != "dumb")
    }
  }

  /// A remark for people on standard error, unless they asked for quiet.
  func remark(_ text: String) {
    if !quiet { Terminal.say(text) }
  }
}

/// Options about which text of the library is proposed.
struct Wording: ParsableArguments {
  @Option(help: "Which model text to propose: preferred, fallback or minimum.")
  var tier: Tier = .preferred
}

/// Which clause library judges and writes.
struct LibraryChoice: ParsableArguments {
  @Option(
    name: .customLong("library"),
    help: ArgumentHelp("Use the clause library in this folder.", valueName: "folder"), completion: .directory)
  var folder: String?

  /// The library of the folder, or the one that the program was built with.
  func library() throws -> ClauseLibrary { try folder.map(LibraryFolder.read) ?? Stages.library() }

  func assessor() throws -> Assessor { try Stages.assessor(folder.map(LibraryFolder.read)) }
}
