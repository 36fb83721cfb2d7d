package import ClauseLint

/// The report for people: by document and by family, each finding with its quote and what to do about it.
package struct TextReport: FlowingReport {
  private let library: ClauseLibrary
  private let style: Style
  private let summary: Bool

  /// The library gives the titles of the families and what their elements require.
  package init(library: ClauseLibrary, style: Style = .plain, summary: Bool = true) {
    self.summary = summary
    self.library = library
    self.style = style
  }

  package var separator: String { "\n\n" }

  package func closing(_ summary: ReportSummary, isEmpty: Bool) -> String {
    guard self.summary else { return isEmpty ? "" : "\n" }
    return (isEmpty ? "" : separator) + summary.sentence + "\n"
  }

  /// A document that was not read has no section; its error stands on standard error, and in the summary line.
  package func section(on document: DocumentReport) -> String {
    guard case .assessed(let assessment, let words, let notes) = document.outcome else { return "" }
    let kind = assessment.kind.rawValue.replacing("-", with: " ")
    let subject = subject(of: assessment)
    let header =
      style(.bold, printable(document.path)) + "\n  "
      + style(.faint, "\(kind), \(subject), \(count(words, "word"))")
    let families = assessment.families.map { family($0, document, of: assessment) }
    let others = strayFindings(document, assessment).map { finding($0, of: assessment) }
      .joined(separator: "\n")
    let remarks = notes.map { filled(printable($0), indent: 8, lead: "  Note: ") }.joined(separator: "\n")
    let known = document.reported.count { $0.suppression == .baseline }
    let baseline =
      known == 0 ? "" : "  " + style(.faint, "In the baseline, and not shown: \(count(known, "finding")).")
    return ([header] + families + [others, baseline, remarks]).filter { !$0.isEmpty }.joined(
      separator: "\n\n")
  }

  /// Whether something digital is bought, and what that is told from.
  private func subject(of assessment: Assessment) -> String {
    let subject = assessment.subject
    let verdict = assessment.digital ? "digital" : "not digital"
    guard subject != SubjectMatter() else { return verdict }
    return
      "\(verdict) (software or data named in \(count(subject.digital, "sentence")), deliverables and reports in "
      + "\(subject.informational), goods and works in \(subject.physical), other trades in \(subject.trade))"
  }

  private func family(
    _ verdict: FamilyVerdict, _ document: DocumentReport, of assessment: Assessment
  ) -> String {
    let word = verdict.status.rawValue.replacing("-", with: " ").uppercased()
    let title = library.families.first { $0.id == verdict.id }?.title ?? verdict.id
    let line = "  \(style.status(verdict.status, word))  \(style(.bold, title))"
    let all = document.open.map(\.finding).filter { $0.family == verdict.id }
    let isOpen = all.contains { $0.fix.map { !$0.heading.isEmpty } ?? false }
    let told = isOpen ? all : all.filter { $0.status != .missing }
    let shown = told.indices.map { index in
      finding(
        told[index], of: assessment,
        isLast: !told[(index + 1)...].contains { $0.sharesAdvice(with: told[index]) })
    }
    let findings = shown + (isOpen ? [] : unsaid(all))
    let reasons = assessment.considered.isEmpty ? [] : Reasons(assessment, style).lines(on: verdict)
    let waived = document.reported.filter { $0.finding.family == verdict.id }.compactMap(waiver)
    return ([line] + reasons + findings + waived).joined(separator: "\n")
  }

  /// A waived finding keeps its line, with the reason.
  private func waiver(_ reported: ReportedFinding) -> String? {
    guard case .waived(let waiver)? = reported.suppression else { return nil }
    let lead = "    \(style(.faint, "waived")) \(style(.bold, reported.finding.rule))  "
    return lead + waiver.terms + "\n" + filled(printable(waiver.reason), indent: 6)
  }

  /// Findings of families that the assessment does not list: none is left out.
  private func strayFindings(_ document: DocumentReport, _ assessment: Assessment) -> [Finding] {
    let listed = Set(assessment.families.map(\.id))
    return document.open.map(\.finding).filter { !listed.contains($0.family) }
  }

  /// What a family that is partly there leaves out: a line each, refinements by name alone. What an adverse term says
  /// the opposite of was told there.
  private func unsaid(_ findings: [Finding]) -> [String] {
    let told = Set(findings.filter { $0.status == .adverse }.map(\.rule))
    let missing = findings.filter { $0.status == .missing && !told.contains($0.rule) }
    let gaps = missing.filter { $0.severity > .note }
    var lines: [String] = []
    if let first = gaps.first {
      lines.append(filled("Not said, and to be added after \(first.whereabouts):", indent: 4))
    }
    lines += gaps.map { gap in
      let severity = style.severity(gap.severity, gap.severity.rawValue)
      let lead = "    \(severity)  \(style(.bold, gap.rule))"
      let requires = element(of: gap.rule)?.requires ?? gap.message
      return lead + "\n" + filled(printable(requires), indent: 6)
    }
    let notes = missing.filter { $0.severity == .note }.map { $0.rule.split(separator: ".").last ?? "" }
    if !notes.isEmpty {
      lines.append(filled(notes.joined(separator: ", "), indent: 10, lead: "    notes: also not said: "))
    }
    return lines
  }

  /// - Parameter isLast: whether no further finding gets the same advice, which then stands here.
  private func finding(_ finding: Finding, of assessment: Assessment, isLast: Bool = true) -> String {
    let prohibited = assessment.families.flatMap(\.adverse)
      .contains { $0.prohibited && $0.passage == finding.passage }
    let severity = style.severity(finding.severity, finding.severity.rawValue)
    let house = HouseRule(rawValue: finding.rule)
    let place = house == nil ? place(of: finding, prohibited: prohibited) : "  at \(finding.whereabouts)"
    var lines = ["    \(severity)  \(style(.bold, finding.rule))\(place)"]
    if !finding.passage.text.isEmpty {
      lines.append(filled("“\(shortened(printable(finding.passage.text)))”", indent: 6))
    }
    lines.append(filled(printable(finding.message), indent: 6))
    if isLast {
      lines.append(filled(house?.remedy ?? advice(on: finding), indent: 8, lead: "      → "))
    }
    return lines.joined(separator: "\n")
  }

  /// The number and the nearest heading, or the block's index where the document gives neither.
  private func place(of finding: Finding, prohibited: Bool) -> String {
    let place = finding.whereabouts
    switch finding.status {
    case .missing: return "  missing; belongs after \(place)"
    case .weak: return "  weak at \(place)"
    case .adverse: return "  adverse\(prohibited ? ", never acceptable," : "") at \(place)"
    }
  }

  private func advice(on finding: Finding) -> String {
    guard let fix = finding.fix else {
      return printable(finding.status.remedy(element(of: finding.rule)?.requires ?? finding.rule))
    }
    let reason = fix.reason.isEmpty ? "" : " (\(fix.reason))"
    let heading = fix.heading.isEmpty ? "" : "\(fix.heading): "
    let first = shortened(printable(heading + (fix.paragraphs.first ?? "")))
    let further = fix.paragraphs.count > 1 ? " and \(count(fix.paragraphs.count - 1, "more paragraph"))" : ""
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

  /// Whether both are to be put right by the same words.
  fileprivate func sharesAdvice(with other: Finding) -> Bool {
    rule == other.rule && status == other.status && fix == nil && other.fix == nil
  }
}

extension Finding.Status {
  /// What to do where the library has no text to insert.
  func remedy(_ requires: String) -> String {
    switch self {
    case .missing: "Add a clause that says: \(requires)"
    case .weak: "Make it binding: \(requires)"
    case .adverse: "Strike or change these words; the contract has to say: \(requires)"
    }
  }
}
