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
    help: ArgumentHelp(
      "Lay the clause library in this folder over the one that is built in; may be repeated. "
        + "A folder with a whole lexicon takes its place.", valueName: "folder"), completion: .directory)
  var folders: [String] = []

  func library() throws -> ClauseLibrary { try LibraryFolder.library(of: folders) }

  /// The library of the folders; nil for the one that the program was built with.
  func own() throws -> ClauseLibrary? { folders.isEmpty ? nil : try library() }
}

/// Which questions are asked: all, or those of one kind of purchase.
struct Purchase: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ask what this kind of purchase calls for; clauselint rules --profiles lists them.", valueName: "id"))
  var profile: String?

  func assessor(_ choice: LibraryChoice) throws -> Assessor {
    try Stages.assessor(choice.own(), profile: chosen)
  }

  /// The profile that was asked for.
  func chosen(from library: ClauseLibrary) throws -> Profile? {
    guard let profile else { return nil }
    if let found = library.profiles.first(where: { $0.id == profile }) { return found }
    throw Refusal.unknown(
      "profile", profile, among: library.profiles.map(\.id), listing: "clauselint rules --profiles")
  }
}
