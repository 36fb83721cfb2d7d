import ClauseLint

/// GitLab's code quality report. What is waived or in the baseline is left out: the format has no word for it.
package struct GitLabReport: Sendable {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  package var text: String { JSONValue.array(report.documents.flatMap(entries)).rendered }

  private func entries(_ document: DocumentReport) -> [JSONValue] {
    let path = document.repositoryPath
    if let refusal = document.refusal {
      return [
        entry(
          "clauselint.unread", refusal, "blocker", path, line: 1,
          fingerprint: ClauseFingerprint(of: "unread \(path)").description)
      ]
    }
    return document.open.map { reported in
      let finding = reported.finding
      // GitLab shows one of several entries with the same fingerprint: path and ordinal keep them apart.
      let print = ClauseFingerprint(of: "\(reported.key.fingerprint) \(reported.key.ordinal) \(path)")
      return entry(
        finding.rule, finding.messageWithQuote, severity(finding.severity), path, line: reported.place.line,
        fingerprint: print.description)
    }
  }

  /// GitLab does not show the name of the check, so the description begins with it.
  private func entry(
    _ rule: String, _ message: String, _ severity: String, _ path: String, line: Int, fingerprint: String
  ) -> JSONValue {
    .object([
      ("description", .string("\(rule): \(message)")), ("check_name", .string(rule)),
      ("fingerprint", .string(fingerprint)), ("severity", .string(severity)),
      (
        "location",
        .object([("path", .string(path)), ("lines", .object([("begin", .number(line))]))])
      ),
    ])
  }

  private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}
