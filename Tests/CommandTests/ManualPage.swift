import Foundation

/// A command as `clauselint --experimental-dump-help` tells of it.
struct DumpedCommand: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: String
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var abstract: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var arguments: [Argument]?
  var subcommands: [DumpedCommand]?
}

/// A page of the manual in the macros of `man`, made from what the program says of a command.
struct ManualPage {
  var command: DumpedCommand
  /// The words before the command's own name.
  var parents: [String]
  var version: String

  private var words: [String] { parents + [command.commandName] }
  var name: String { words.joined(separator: "-") }

  /// The pages of a command and of those below it.
  static func all(_ command: DumpedCommand, under parents: [String] = [], version: String) -> [ManualPage] {
    guard command.commandName != "help" else { return [] }
    let below = (command.subcommands ?? []).flatMap {
      all($0, under: parents + [command.commandName], version: version)
    }
    return [ManualPage(command: command, parents: parents, version: version)] + below
  }

  var text: String {
    let title = "\(name) \\- \(Self.escaped((command.abstract ?? "").trimmingCharacters(in: ["."])))"
    var lines = [
      ".TH \(name.uppercased()) 1 \"\" \"clauselint \(version)\" \"clauselint\"", ".SH NAME", title,
      ".SH SYNOPSIS", synopsis,
    ]
    let sections = Self.sections(of: command.discussion ?? "")
    if !sections.about.isEmpty { lines += [".SH DESCRIPTION"] + sections.about }
    lines += [".SH OPTIONS"] + options
    if let subcommands = command.subcommands, !subcommands.isEmpty {
      lines.append(".SH COMMANDS")
      for one in subcommands where one.commandName != "help" {
        lines += [".TP", ".BR \(Self.escaped(name + "-" + one.commandName)) (1)"]
        lines.append(Self.escaped(one.abstract ?? ""))
      }
    }
    for (heading, body) in sections.blocks { lines += [".SH \(heading)", ".nf"] + body + [".fi"] }
    if words.count > 1 {
      lines += [".SH SEE ALSO", ".BR \(Self.escaped(parents.joined(separator: "-"))) (1)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var synopsis: String {
    let files = (command.arguments ?? []).filter { $0.kind == "positional" && $0.shouldDisplay }.map {
      let name = "\\fI\(Self.escaped($0.valueName ?? ""))\\fR" + ($0.isRepeating ? " ..." : "")
      return $0.isOptional ? "[\(name)]" : name
    }
    let rest = command.subcommands?.isEmpty == false ? ["\\fIcommand\\fR"] : []
    let head = "\\fB" + Self.escaped(words.joined(separator: " ")) + "\\fR"
    return ([head, "[\\fIoptions\\fR]"] + rest + files).joined(separator: " ")
  }

  private var options: [String] {
    (command.arguments ?? []).filter(\.shouldDisplay).flatMap { argument -> [String] in
      let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
      let value = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR"
      let lead =
        argument.kind == "positional"
        ? value
        : names.map { "\\fB\(Self.escaped($0))\\fR" }.joined(separator: ", ")
          + (argument.kind == "option" ? " \(value)" : "")
      // The number of cores is the machine's own.
      let standard = argument.valueName == "number" ? nil : argument.defaultValue
      let text = (argument.abstract ?? "") + (standard.map { " (default: \($0))" } ?? "")
      return [".TP", lead, Self.escaped(text)]
    }
  }

  /// The paragraphs of a discussion, and what stands under its headings in capitals.
  private static func sections(of discussion: String) -> (about: [String], blocks: [(String, [String])]) {
    var about: [String] = []
    var blocks: [(String, [String])] = []
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.allSatisfy({ $0.isUppercase || $0 == " " }) {
        blocks.append((String(line), []))
      } else if !blocks.isEmpty {
        let body = line.hasPrefix("  ") ? line.dropFirst(2) : line
        blocks[blocks.count - 1].1.append(escaped(String(body)))
      } else {
        about.append(line.isEmpty ? ".PP" : escaped(String(line)))
      }
    }
    while about.last == ".PP" { about.removeLast() }
    return (about, blocks.map { ($0, Array($1.reversed().drop(while: \.isEmpty).reversed())) })
  }

  /// Text in which nothing is taken for a request or an escape.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
