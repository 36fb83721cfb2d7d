import ClauseLint

/// The report with one finding a line, `path:block: severity rule: message`, for editors and `grep`.
package struct ConciseReport: Sendable {
  private let report: Report
  private let style: Style

  package init(_ report: Report, style: Style = .plain) {
    self.report = report
    self.style = style
  }

  package var text: String {
    report.documents.flatMap { document in
      document.findings.map { finding in
        let place = style(.bold, "\(printable(document.path)):\(finding.passage.block):")
        let severity = style.severity(finding.severity, finding.severity.rawValue)
        return "\(place) \(severity) \(finding.rule): \(printable(finding.message))\n"
      }
    }.joined()
  }
}
