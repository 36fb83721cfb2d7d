import ClauseLint

/// Asks about each proposal in the terminal: take it, take the next lower tier, or leave it out.
struct RedlineAnswers {
  let document: Document
  /// Plans the same document at a lower tier, for one rule.
  let fallback: (String, Tier) throws -> [Proposal]
  let tier: Tier
  /// A line that the user typed; `nil` at the end of input.
  let read: () -> String?
  let ask: (String) -> Void

  /// The plan with what was taken, and the rules that were left out.
  func chosen(from plan: RedlinePlan) throws -> (plan: RedlinePlan, skipped: [String]) {
    var result = plan
    result.proposals = []
    var skipped: [String] = []
    for (index, proposal) in plan.proposals.enumerated() {
      var current = [proposal]
      var tier = tier
      asking: while true {
        show(current, index, of: plan.proposals.count)
        switch read()?.lowercased().first {
        case "a":
          result.proposals += current
          break asking
        case "s", nil:
          skipped.append(proposal.rule)
          break asking
        case "f":
          guard let lower = tier.next else {
            ask("There is no lower tier; (a)ccept or (s)kip. ")
            continue
          }
          tier = lower
          let lowered = try fallback(proposal.rule, lower)
          if lowered.isEmpty {
            ask("The \(lower.rawValue) text says nothing here. ")
          } else {
            current = lowered
          }
        default: ask("Answer a, f or s. ")
        }
      }
    }
    result.healed.removeAll { skipped.contains($0) }
    return (result, skipped)
  }

  private func show(_ proposals: [Proposal], _ index: Int, of count: Int) {
    for proposal in proposals {
      let entry = RedlineEntry(proposal, in: document)
      let number = document.blocks.indices.contains(entry.block) ? document.blocks[entry.block].number : ""
      let words = entry.pieces.map { piece in
        switch piece {
        case .kept(let text): text
        case .struck(let text): "[-\(text)-]"
        case .inserted(let text): "{+\(text)+}"
        }
      }
      ask("\n\(index + 1) of \(count): \(entry.rule)\(number.isEmpty ? "" : " at \(number)")\n")
      ask(words.joined(separator: entry.kind == "insertion" ? "\n" : "") + "\n")
    }
    ask("(a)ccept, (f)allback, (s)kip? ")
  }
}

extension Tier {
  /// The tier that asks for less; `nil` below the minimum.
  var next: Tier? {
    switch self {
    case .preferred: .fallback
    case .fallback: .minimum
    case .minimum: nil
    }
  }
}
