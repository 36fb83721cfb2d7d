import ArgumentParser
import ClauseLint
import ClauseReports

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print what the clause library says about a family or an element.",
    discussion: """
      EXAMPLES
        clauselint explain data-ownership
        clauselint explain data-ownership.ownership
      """)

  @Argument(help: "A family, or family.element; `clauselint rules` lists them.")
  var id: String

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var presentation: Presentation

  func run() async throws {
    let library = try choice.library()
    let page = RulePage(style: presentation.style, measured: library.measured)
    guard Terminal.print(try text(page, from: library)) else { throw ExitCode.notDone }
  }

  private func text(_ page: RulePage, from library: ClauseLibrary) throws(Refusal) -> String {
    for family in library.families {
      if family.id == id { return page.text(for: family) }
      for element in family.elements where "\(family.id).\(element.id)" == id {
        return page.text(for: element, of: family)
      }
    }
    if let rule = HouseRule(rawValue: id) { return page.text(for: rule) }
    let known =
      library.families.flatMap { family in
        [family.id] + family.elements.map { "\(family.id).\($0.id)" }
      } + HouseRule.allCases.map(\.rawValue)
    throw .unknown("rule", id, among: known)
  }
}
