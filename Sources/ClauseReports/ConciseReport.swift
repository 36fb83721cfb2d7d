import ClauseLint

/// The report with one finding a line, `path:line:column: severity rule: message`, for editors and `grep`.
///
/// What is waived is marked; what is in the baseline is left out. The paragraphs of a Word file in reading order, counted from 1, stand in for lines.
package struct ConciseReport: FlowingReport {
  private let style: Style

  package init(style: Style = .plain) { self.style = style }

  package func section(on document: DocumentReport) -> String {
    document.reported.filter { $0.suppression != .baseline }.map { reported in
      let finding = reported.finding
      let lead = "\(printable(document.path)):\(reported.place.line):\(reported.place.column):"
      let severity = style.severity(finding.severity, finding.severity.rawValue)
      let mark = reported.suppression.map { " [\($0.short)]" } ?? ""
      return "\(style(.bold, lead)) \(severity) \(finding.rule): \(printable(finding.message))\(mark)\n"
    }.joined()
  }
}
