package import ClauseLint

/// A family or one of its elements as a page to read.
package struct RulePage: Sendable {
  private let style: Style
  private let measured: MeasuredLines?

  /// - Parameter measured: how well the library was seen to judge, if it was.
  package init(style: Style = .plain, measured: Measurement? = nil) {
    self.style = style
    self.measured = measured.map(MeasuredLines.init)
  }

  /// The family: its question, its elements and the model clause in three tiers.
  package func text(for family: Family) -> String {
    let elements = family.elements.map { element in
      let key = element.key ? ", key" : ""
      let lead = "  \(family.id).\(element.id) (\(element.severity.rawValue)\(key))\n"
      return lead + filled(element.requires, indent: 4)
    }
    return page(
      title: "\(family.title) (\(family.id))", lead: family.question,
      sections: [
        ("Why", paragraph(family.rationale)),
        (
          "Applies",
          paragraph(
            family.applies.sentence
              + (family.concerns == nil ? "" : " Only where the document names what it is about."))
        ),
        ("Elements", elements.joined(separator: "\n")),
        ("Measured", measured?.lines(of: family) ?? ""), ("Parameters", parameters(family)),
        ("References", references(family.references)),
      ] + tiers(family) { _ in true })
  }

  /// The element: what it requires, how it reads when it is there, weak or against us, and the paragraphs that give it.
  package func text(for element: Element, of family: Family) -> String {
    let key = element.key ? "a key element" : "an element"
    let adverse = element.adverse.map { term in
      filled(
        "\(term.says) (\(term.severity.rawValue)\(term.prohibited ? ", never acceptable" : ""))", indent: 4,
        lead: "  - ")
    }
    return page(
      title: "\(family.id).\(element.id)", lead: element.requires,
      sections: [
        ("Severity", paragraph("\(element.severity.rawValue); \(key) of “\(family.title)”")),
        ("Measured", measured?.lines(of: element, in: family) ?? ""),
        ("Guidance", paragraph(element.guidance)), ("Comment for the other side", paragraph(element.comment)),
        ("Adverse terms", adverse.joined(separator: "\n")),
        ("Satisfied by", examples(element.examples.satisfied)), ("Weak", examples(element.examples.weak)),
        ("Adverse", examples(element.examples.adverse)), ("Says nothing", examples(element.examples.silent)),
        ("References", references(element.references + family.references)),
      ] + tiers(family) { $0.elements.contains(element.id) })
  }

  /// What clauselint finds about waivers and baselines: what it means, and what to do.
  package func text(for rule: HouseRule) -> String {
    page(
      title: rule.rawValue, lead: rule.says,
      sections: [("Severity", paragraph(rule.severity.rawValue)), ("What to do", paragraph(rule.remedy))])
  }

  private func page(title: String, lead: String, sections: [(title: String, text: String)]) -> String {
    let head = style(.bold, title) + "\n\n" + filled(lead, indent: 0)
    let body = sections.filter { !$0.text.isEmpty }.map { "\(style(.bold, $0.title))\n\($0.text)" }
    return ([head] + body).joined(separator: "\n\n") + "\n"
  }

  private func paragraph(_ text: String) -> String {
    let lines = text.split(separator: "\n\n").map { filled(printable(String($0)), indent: 2) }
    return lines.joined(separator: "\n\n")
  }

  private func examples(_ examples: [Example]) -> String {
    examples.map { filled(printable($0.text), indent: 4, lead: "  - ") }.joined(separator: "\n")
  }

  private func references(_ references: [Reference]) -> String {
    references.map { filled($0.line, indent: 4, lead: "  - ") }.joined(separator: "\n")
  }

  private func parameters(_ family: Family) -> String {
    family.parameters.map { parameter in
      let range = parameter.range.map { " (\($0.lowerBound) to \($0.upperBound))" } ?? ""
      return filled(
        "\(parameter.help) Default: \(parameter.value)\(range)", indent: 4, lead: "  {\(parameter.name)} ")
    }.joined(separator: "\n")
  }

  private func tiers(
    _ family: Family, where includes: (ModelParagraph) -> Bool
  ) -> [(title: String, text: String)] {
    Tier.allCases.map { tier in
      let paragraphs = (family.model[tier] ?? []).filter(includes)
      let lines = paragraphs.enumerated().map { index, paragraph in
        filled(printable(paragraph.text), indent: 5, lead: "  \(index + 1). ")
      }
      return ("Model text, \(tier.rawValue)", lines.joined(separator: "\n"))
    }
  }
}

extension Applicability {
  fileprivate var sentence: String {
    switch self {
    case .always: "To every contract of a public body."
    case .digital: "Where software, data or a digital service is bought."
    case .public:
      "To every contract of a public body, to purchases of software, data or digital services, and where it is named."
    }
  }
}
