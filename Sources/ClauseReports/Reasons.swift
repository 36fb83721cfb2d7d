import ClauseLint

/// Why each element of a family was found or not: the sentences considered, whom they bind and how strongly.
struct Reasons {
  private let assessment: Assessment
  private let style: Style

  init(_ assessment: Assessment, _ style: Style) {
    self.assessment = assessment
    self.style = style
  }

  func lines(on verdict: FamilyVerdict) -> [String] {
    verdict.elements.flatMap { element in
      ["    \(style(.bold, element.id)): \(element.status.rawValue)"]
        + considered("\(verdict.id).\(element.id)").map(line)
    }
  }

  private func considered(_ rule: String) -> [Consideration] {
    var seen: [Consideration] = []
    for one in assessment.considered where one.rule == rule {
      let isKnown = seen.contains {
        $0.passage == one.passage && $0.outcome == one.outcome && $0.isAdverse == one.isAdverse
      }
      if !isKnown { seen.append(one) }
    }
    return seen
  }

  private func line(_ one: Consideration) -> String {
    let place = one.passage.number.isEmpty ? "paragraph \(one.passage.block)" : one.passage.number
    let sense = one.isAdverse ? "against it" : "for it"
    let bearer = one.bearer.map { ", \($0.words)" } ?? ""
    let verdict = one.strength > 0 ? "\(sense), strength \(one.strength)" : "rejected"
    let because = one.outcome.because.map { " because \($0)" } ?? ""
    let head = "\(printable(place)): \(verdict)\(because)\(bearer)"
    return filled(head, indent: 8, lead: "      - ") + "\n"
      + filled("“\(shortened(printable(one.passage.text)))”", indent: 8) + "\n"
      + filled("by the pattern \(one.pattern)", indent: 8)
  }
}

extension Bearer {
  fileprivate var words: String {
    switch self {
    case .authority: "about the public body"
    case .supplier: "about the supplier"
    case .either: "about both parties"
    }
  }
}

extension Consideration.Outcome {
  fileprivate var because: String? {
    switch self {
    case .counted: nil
    case .hedged: "a hedge or condition weakens it"
    case .negated: "it is negated"
    case .wrongParty: "it binds the other party"
    case .condition: "it is only a condition"
    case .definition: "it only says what a term means"
    case .question: "it is a question"
    case .option: "it is an option that is not ticked"
    case .unresolved: "it has a blank that is not filled in"
    case .deleted: "another clause deletes it"
    case .heading: "it stands in a heading, header or footer"
    case .recital: "it stands in a recital"
    case .proposal: "it tells bidders what to send"
    }
  }
}
