import ClauseLint

/// Workflow commands of GitHub Actions, the worst first.
///
/// GitHub shows ten of each level in a step and drops the rest without a word, so the rest is counted in the last one.
package struct GitHubReport: Sendable {
  private let report: Report
  private static let limit = 10

  package init(_ report: Report) { self.report = report }

  package var text: String {
    let all = report.documents.flatMap { document in
      document.refusal.map { [(Severity.error, unread(document, $0))] }
        ?? document.open.map { ($0.finding.severity, command($0, document)) }
    }
    return Severity.allCases.reversed().flatMap { severity -> [String] in
      let commands = all.filter { $0.0 == severity }.map(\.1)
      guard commands.count > Self.limit else { return commands }
      let rest = commands.count - Self.limit + 1
      return commands.prefix(Self.limit - 1) + [more(rest, severity)]
    }.map { $0 + "\n" }.joined()
  }

  private func command(_ reported: ReportedFinding, _ document: DocumentReport) -> String {
    let (finding, place) = (reported.finding, reported.place)
    let properties = [
      "file=\(property(document.repositoryPath))", "line=\(place.line)", "col=\(place.column)",
      "endLine=\(place.endLine)", "endColumn=\(place.endColumn)",
      "title=\(property("\(finding.rule) (\(finding.status.rawValue))"))",
    ]
    let text = "\(finding.messageWithQuote) (\(finding.whereabouts))"
    return "::\(level(finding.severity)) \(properties.joined(separator: ","))::\(data(text))"
  }

  private func unread(_ document: DocumentReport, _ sentence: String) -> String {
    "::error file=\(property(document.repositoryPath)),title=clauselint::\(data(printable(sentence)))"
  }

  private func more(_ count: Int, _ severity: Severity) -> String {
    "::\(level(severity)) title=clauselint::There are \(count) more findings of level \(severity.rawValue); "
      + "the summary of the job lists them."
  }

  private func level(_ severity: Severity) -> String {
    severity == .note ? "notice" : severity.rawValue
  }

  private func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
