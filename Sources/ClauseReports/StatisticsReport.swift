import ClauseLint

/// How often each rule was found, the most frequent first.
package struct StatisticsReport: Sendable {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  package var text: String {
    let findings = report.documents.flatMap(\.open).map(\.finding)
    let counts = Dictionary(grouping: findings, by: \.rule).map { rule, findings in
      (rule: rule, count: findings.count, severity: findings.map(\.severity).max()?.rawValue ?? "")
    }
    let rows = counts.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
    let width = rows.map { String($0.count).count }.max() ?? 0
    let lines = rows.map { row in
      let number = String(row.count)
      let severity = row.severity + String(repeating: " ", count: max(0, 7 - row.severity.count))
      return String(repeating: " ", count: width - number.count) + "\(number)  \(severity)  \(row.rule)\n"
    }
    return lines.joined() + report.summary.sentence + "\n"
  }
}
