import ArgumentParser
import ClauseLint
import Foundation

/// The command `appendix`: writing one, unless `verify` is asked for.
struct AppendixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appendix",
    abstract: "Write a standard clause appendix with your names and numbers in it.",
    discussion: """
      EXAMPLES
        clauselint appendix -o appendix.docx --authority "the Town of Elmford" --supplier "the Contractor"
        clauselint appendix -o appendix.md --tier minimum --family data-ownership --family nda
        clauselint appendix --list-parameters --profile saas > values.yaml
        clauselint appendix -o appendix.html --profile saas --parameters values.yaml --set return_days=30
        clauselint appendix verify appendix.docx

      The names of the parties, values, folders of libraries and the profile that the configuration of the output's folder \
      names hold where the command line names none.
      """,
    subcommands: [AppendixWriteCommand.self, AppendixVerifyCommand.self],
    defaultSubcommand: AppendixWriteCommand.self)
}

struct AppendixWriteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Write the appendix (what `appendix` does by itself).")

  @Option(name: .shortAndLong, help: "The file to write: .docx, .md, .html or .txt.", completion: .file())
  var output: String?

  @Option(help: "What the public body is called; by default the Authority.")
  var authority: String?

  @Option(help: "What the supplier is called; by default the Supplier.")
  var supplier: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A value of the model text; --list-parameters shows them.", valueName: "name=value"))
  var settings: [String] = []

  @Option(help: "A YAML file of values; --set goes before it.", completion: .file())
  var parameters: String?

  @Flag(help: "Print the values that can be set, as a YAML file to fill in.")
  var listParameters = false

  @Flag(help: "Ask for each value on the terminal.")
  var ask = false

  @Option(name: .customLong("family"), help: "A family to include; without it, all of them.")
  var families: [String] = []

  @OptionGroup var wording: Wording

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var purchase: Purchase

  @OptionGroup var configured: ConfigurationChoice

  @OptionGroup var presentation: Presentation

  func validate() throws {
    _ = try given()
    if listParameters { return }
    guard output != nil else { throw ValidationError("Missing expected argument '--output <output>'") }
  }

  func run() async throws {
    let (settings, rules) = try configured.settings(
      for: output ?? OutputFile.standardOutput, profile: purchase.profile, choice)
    // The names of the parties are given, and no word for a side.
    var unnamed = settings
    (unnamed.authority, unnamed.supplier) = ([], [])
    let library = try Assessors.library(unnamed)
    let chosen = try self.families(of: library, rules)
    if listParameters {
      guard Terminal.print(ParameterFile.text(for: chosen)) else { throw ExitCode.notDone }
      return
    }
    let output = output ?? OutputFile.standardOutput
    guard let format = AppendixFormat(name: output) else {
      throw Refusal("\(output): The name of an appendix ends in .docx, .md, .html or .txt.")
    }
    let target = try OutputFile(output, inputs: parameters.map { [$0] } ?? [])
    var values = try given().merging(try filed()) { first, _ in first }
    if ask { values = try asked(of: chosen, values) }
    let bytes: [UInt8]
    do {
      bytes = try Stages.appendix(
        library, families: chosen.map(\.id),
        parameters: values.filter { !ParameterFile.parties.contains($0.key) },
        authority: authority ?? values["authority"] ?? settings.authority.first?.text ?? "the Authority",
        supplier: supplier ?? values["supplier"] ?? settings.supplier.first?.text ?? "the Supplier",
        tier: wording.tier, format: format)
    } catch {
      throw Refusal(error)
    }
    try target.write(bytes)
    presentation.remark("\(output): \(chosen.map(\.title).joined(separator: ", ")).")
  }

  /// The values of --set.
  private func given() throws -> [String: String] {
    var values: [String: String] = [:]
    for setting in settings {
      guard let sign = setting.firstIndex(of: "="), sign != setting.startIndex else {
        throw ValidationError("--set \(setting): Write a name and a value, such as return_days=30.")
      }
      let name = String(setting[..<sign])
      guard values.updateValue(String(setting[setting.index(after: sign)...]), forKey: name) == nil else {
        throw ValidationError("--set \(name) is given twice; keep one.")
      }
    }
    return values
  }

  /// The values of the file.
  private func filed() throws(Refusal) -> [String: String] {
    guard let parameters else { return [:] }
    let bytes: [UInt8]
    do { bytes = try InputFile.read(parameters) } catch { throw error.about(parameters) }
    do {
      return try ParameterFile.values(of: String(decoding: bytes, as: UTF8.self), name: parameters)
    } catch {
      throw Refusal(error)
    }
  }

  /// Asks for each value that is not set yet; an empty answer keeps the default.
  private func asked(of families: [Family], _ values: [String: String]) throws -> [String: String] {
    var values = values
    for family in families {
      for parameter in family.parameters where values[parameter.name] == nil {
        while true {
          Terminal.write("\(parameter.explanation) [\(parameter.value)]: ")
          let answer = readLine() ?? ""
          values[parameter.name] = answer.isEmpty ? parameter.value : answer
          do {
            try ModelValues(parameters: [parameter.name: values[parameter.name] ?? ""]).check(for: [family])
            break
          } catch {
            Terminal.say("\(error)")
          }
        }
      }
    }
    return values
  }

  /// The families of the command line; else those that the configuration asks for.
  private func families(of library: ClauseLibrary, _ rules: RuleSettings) throws -> [Family] {
    for id in families where !library.families.contains(where: { $0.id == id }) {
      throw Refusal.unknown("family", id, among: library.families.map(\.id))
    }
    if !families.isEmpty { return library.families.filter { families.contains($0.id) } }
    if let named = rules.families?.map(\.text) { return library.families.filter { named.contains($0.id) } }
    var purchase = purchase
    purchase.profile = purchase.profile ?? rules.profile?.text
    guard let profile = try purchase.chosen(from: library) else { return library.families }
    return library.families.filter { profile.families.contains($0.id) }
  }
}

struct AppendixVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Tell whether an appendix still says what it said when it was written.",
    discussion: """
      The last line of an appendix holds a digest of its words. The exit status is 0 where they are the same, 1 where a \
      word was changed, and 2 where there is no such line.

      EXAMPLE
        clauselint appendix verify appendix.docx
      """)

  @Argument(help: "The appendix.", completion: .file())
  var file: String

  @OptionGroup var presentation: Presentation

  func run() async throws {
    let check: AppendixCheck
    do {
      let bytes = try InputFile.read(file)
      check = try AppendixCheck(AppendixPageReader.document(bytes) ?? Stages.read(bytes, name: file))
    } catch {
      throw Refusal(error).about(file)
    }
    switch check {
    case .unaltered(let seal):
      presentation.remark("\(file): The words are those of clause library \(seal.libraryVersion), unaltered.")
    case .altered:
      Terminal.say("\(file): The words were altered since the appendix was written.")
      throw ExitCode.findings
    }
  }
}
