package import ClauseLint

/// The report for people: by document and by family, each finding with its quote and what to do about it.
package struct TextReport: Sendable {
  private let report: Report
  private let library: ClauseLibrary
  private let style: Style
  private let summary: Bool

  /// The library gives the titles of the families and what their elements require.
  package init(_ report: Report, library: ClauseLibrary, style: Style = .plain, summary: Bool = true) {
    self.summary = summary
    self.report = report
    self.library = library
    self.style = style
  }

  package var text: String {
    let documents = report.documents.compactMap(section)
    let parts = summary ? documents + [report.summary.sentence] : documents
    return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  /// A document that was not read has no section; its error stands on standard error, and in the summary line.
  private func section(_ document: DocumentReport) -> String? {
    guard case .assessed(let assessment, let words, let notes) = document.outcome else { return nil }
    let kind = assessment.kind.rawValue.replacing("-", with: " ")
    let subject = assessment.digital ? "digital" : "not digital"
    let header =
      style(.bold, printable(document.path)) + "\n  "
      + style(.faint, "\(kind), \(subject), \(count(words, "word"))")
    let families = assessment.families.map { family($0, of: assessment) }
    let others = strayFindings(assessment).map(finding).joined(separator: "\n")
    let remarks = notes.map { filled(printable($0), indent: 8, lead: "  Note: ") }.joined(separator: "\n")
    return ([header] + families + [others, remarks]).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func family(_ verdict: FamilyVerdict, of assessment: Assessment) -> String {
    let word = verdict.status.rawValue.replacing("-", with: " ").uppercased()
    let title = library.families.first { $0.id == verdict.id }?.title ?? verdict.id
    let line = "  \(style.status(verdict.status, word))  \(style(.bold, title))"
    let findings = assessment.findings.filter { $0.family == verdict.id }.map(finding)
    return ([line] + findings).joined(separator: "\n")
  }

  /// Findings of families that the assessment does not list: none is left out.
  private func strayFindings(_ assessment: Assessment) -> [Finding] {
    let listed = Set(assessment.families.map(\.id))
    return assessment.findings.filter { !listed.contains($0.family) }
  }

  private func finding(_ finding: Finding) -> String {
    let severity = style.severity(finding.severity, finding.severity.rawValue)
    var lines = ["    \(severity)  \(style(.bold, finding.rule))\(place(of: finding))"]
    if !finding.passage.text.isEmpty {
      lines.append(filled("“\(shortened(printable(finding.passage.text)))”", indent: 6))
    }
    lines.append(filled(printable(finding.message), indent: 6))
    lines.append(filled(advice(on: finding), indent: 8, lead: "      → "))
    return lines.joined(separator: "\n")
  }

  /// The number and the nearest heading, or the block's index where the document gives neither.
  private func place(of finding: Finding) -> String {
    let passage = finding.passage
    let heading = passage.heading.last.map(printable) ?? ""
    var words = passage.number.isEmpty ? [] : [printable(passage.number)]
    if !heading.isEmpty { words.append(words.isEmpty ? heading : "(\(heading))") }
    if words.isEmpty { words = ["paragraph \(passage.block)"] }
    let place = words.joined(separator: " ")
    return finding.status == .missing
      ? "  missing; belongs after \(place)" : "  \(finding.status.rawValue) at \(place)"
  }

  private func advice(on finding: Finding) -> String {
    guard let fix = finding.fix else {
      let requires = element(of: finding.rule)?.requires ?? ""
      return printable("\(finding.status.remedy) \(requires)")
    }
    let reason = fix.reason.isEmpty ? "" : " (\(fix.reason))"
    let first = shortened(printable(fix.lines.first ?? ""))
    let further = fix.lines.count > 1 ? " and \(count(fix.lines.count - 1, "more paragraph"))" : ""
    return printable("Insert the \(fix.tier.rawValue) text\(reason): “\(first)”\(further)")
  }

  private func element(of rule: String) -> Element? {
    library.families.lazy
      .flatMap { family in family.elements.map { ("\(family.id).\($0.id)", $0) } }
      .first { $0.0 == rule }?.1
  }
}

extension Finding {
  /// The part of the rule before the dot.
  var family: String { rule.split(separator: ".").first.map(String.init) ?? rule }
}

extension Finding.Status {
  fileprivate var remedy: String {
    switch self {
    case .missing: "Add a clause that says:"
    case .weak: "Make it binding:"
    case .adverse: "Strike or change these words; the contract has to say:"
    }
  }
}
