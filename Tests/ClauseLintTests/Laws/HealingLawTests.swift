import ClauseLint
import OfficeOpenXML
import Testing

/// The second law over the whole library: contracts made of the elements' own examples are redlined at every tier, and
/// accepting leaves nothing that was to be healed. The prover throws where something is left.
@Suite struct HealingLawTests {
  /// What a contract is made of.
  enum Making: String, Sendable, CaseIterable {
    /// Nothing of the family stands in it; one sentence does; sentences that do not bind; sentences that do harm.
    case silent, started, weak, adverse

    /// The tiers at which it makes a difference.
    var tiers: [Tier] { self == .adverse || self == .started ? [.preferred] : Tier.allCases }

    func sentences(_ family: Family) -> [String] {
      switch self {
      case .silent: []
      case .started: Array(family.elements.lazy.compactMap { Self.line($0.examples.satisfied) }.prefix(1))
      case .weak: family.elements.compactMap { Self.line($0.examples.weak) }
      case .adverse: family.elements.flatMap { $0.examples.adverse.map(\.text) }.filter(Self.isLine)
      }
    }

    private static func line(_ examples: [Example]) -> String? { examples.map(\.text).first(where: isLine) }

    private static func isLine(_ text: String) -> Bool { !text.contains("\n") }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var family: String
    var making: Making
    var testDescription: String { "\(family), \(making.rawValue)" }
  }

  static let cases = Laws.library.families.flatMap { family in
    Making.allCases.map { Case(family: family.id, making: $0) }
  }

  private static func contract(_ sentences: [String]) -> String {
    RewriteTests.contract("The Supplier shall keep a diary.")
      + sentences.enumerated().map { "\n\n2.\($0.offset + 2) \($0.element)" }.joined() + "\n"
  }

  private static func prover(_ form: Laws.Form, _ family: String, _ tier: Tier) throws -> RedlineProver {
    try Laws.prover(form, tier: tier).choosing(RedlineChoice(tier: tier, only: [family]))
  }

  @Test(arguments: cases)
  func `what is proposed heals, at every tier`(_ example: Case) throws {
    let family = try #require(Laws.library.families.first { $0.id == example.family })
    let text = Self.contract(example.making.sentences(family))
    let form = try Laws.Form("contract.txt", Array(text.utf8))
    for tier in example.making.tiers {
      let assessment = try Laws.assessor.assess(form.document, tier: tier)
      let prover = try Self.prover(form, family.id, tier)
      let plan = prover.plan(assessment)
      let redline = try prover.redline(plan: plan)
      let own = redline.left.filter { $0.rule.hasPrefix(family.id + ".") }
      if tier == .preferred {
        #expect(own.filter { $0.fix != nil }.map(\.rule) == [], "\(tier)")
        let harmful = Set(own.filter { $0.status == .adverse }.map(\.rule))
        #expect(harmful.isSubset(of: redline.plan.omissions.map(\.rule)), "what is left is told")
      }
      let kept = own.filter { $0.fix != nil && redline.plan.healed.contains($0.rule) }
      #expect(kept.map(\.rule) == [], "\(tier)")
    }
  }
}
