import ArgumentParser
import ClauseLint
import Foundation

struct AppendixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appendix",
    abstract: "Write a standard clause appendix with your names and numbers in it.",
    discussion: """
      EXAMPLES
        clauselint appendix -o appendix.docx --authority "the Town of Elmford" --supplier "the Contractor"
        clauselint appendix -o appendix.md --tier minimum --family data-ownership --family nda
        clauselint appendix -o appendix.txt --set return_days=30
      """)

  @Option(name: .shortAndLong, help: "The file to write: .docx, .md or .txt.", completion: .file())
  var output: String

  @Option(help: "What the public body is called.")
  var authority = "the Authority"

  @Option(help: "What the supplier is called.")
  var supplier = "the Supplier"

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A value of the model text, as `clauselint explain` lists them.", valueName: "name=value"))
  var settings: [String] = []

  @Option(name: .customLong("family"), help: "A family to include; without it, all of them.")
  var families: [String] = []

  @OptionGroup var wording: Wording

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var purchase: Purchase

  @OptionGroup var presentation: Presentation

  func validate() throws { _ = try parameters() }

  func run() async throws {
    let library = try choice.library()
    guard let format = AppendixFormat(name: output) else {
      throw Refusal("\(output): The name of an appendix ends in .docx, .md or .txt.")
    }
    let target = try OutputFile(output)
    let chosen = try self.families(of: library)
    let bytes: [UInt8]
    do {
      bytes = try Stages.appendix(
        library, families: chosen.map(\.id), parameters: try parameters(), authority: authority,
        supplier: supplier, tier: wording.tier, format: format)
    } catch {
      throw Refusal(error)
    }
    try target.write(bytes)
    presentation.remark("\(output): \(chosen.map(\.title).joined(separator: ", ")).")
  }

  private func parameters() throws -> [String: String] {
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

  private func families(of library: ClauseLibrary) throws -> [Family] {
    for id in families where !library.families.contains(where: { $0.id == id }) {
      throw Refusal.unknown("family", id, among: library.families.map(\.id))
    }
    if !families.isEmpty { return library.families.filter { families.contains($0.id) } }
    guard let profile = try purchase.chosen(from: library) else { return library.families }
    return library.families.filter { profile.families.contains($0.id) }
  }
}
