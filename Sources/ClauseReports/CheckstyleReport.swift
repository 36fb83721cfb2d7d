import ClauseLint

/// Checkstyle's XML, which many code review tools read. What is waived or in the baseline is left out: the format has
/// no word for it.
package struct CheckstyleReport: FlowingReport {
  package init() {}

  package var opening: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
  }

  package func section(on document: DocumentReport) -> String {
    let lines = ["  <file name=\"\(markup(document.path))\">"] + lines(document) + ["  </file>"]
    return lines.map { $0 + "\n" }.joined()
  }

  package func closing(_ summary: ReportSummary, isEmpty: Bool) -> String { "</checkstyle>\n" }

  private func lines(_ document: DocumentReport) -> [String] {
    if let refusal = document.refusal {
      return [
        "    <error line=\"1\" column=\"1\" severity=\"error\" message=\"\(markup(printable(refusal)))\" "
          + "source=\"clauselint.unread\"/>"
      ]
    }
    return document.open.map { reported in
      let finding = reported.finding
      let severity = finding.severity == .note ? "info" : finding.severity.rawValue
      return "    <error line=\"\(reported.place.line)\" column=\"\(reported.place.column)\" "
        + "severity=\"\(severity)\" message=\"\(markup(finding.messageWithQuote))\" "
        + "source=\"clauselint.\(markup(finding.rule))\"/>"
    }
  }
}

/// The diagnostic format of reviewdog, one JSON object for the run.
package struct ReviewdogReport: Sendable {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  package var text: String {
    JSONValue.object([
      ("source", .object([("name", .string("clauselint"))])), ("severity", .string("WARNING")),
      ("diagnostics", .array(report.documents.flatMap(diagnostics))),
    ]).rendered
  }

  private func diagnostics(_ document: DocumentReport) -> [JSONValue] {
    if let refusal = document.refusal {
      let start = FilePlace(line: 1, column: 1, endLine: 1, endColumn: 1)
      return [diagnostic(refusal, "ERROR", rule: "clauselint.unread", document, start)]
    }
    return document.open.map { reported in
      let finding = reported.finding
      let severity = finding.severity == .note ? "INFO" : finding.severity.rawValue.uppercased()
      return diagnostic(finding.messageWithQuote, severity, rule: finding.rule, document, reported.place)
    }
  }

  private func diagnostic(
    _ message: String, _ severity: String, rule: String, _ document: DocumentReport, _ place: FilePlace
  ) -> JSONValue {
    .object([
      ("message", .string(message)),
      (
        "location",
        .object([
          ("path", .string(document.repositoryPath)),
          (
            "range",
            .object([
              ("start", position(place.line, place.column)),
              ("end", position(place.endLine, place.endColumn)),
            ])
          ),
        ])
      ), ("severity", .string(severity)), ("code", .object([("value", .string(rule))])),
    ])
  }

  private func position(_ line: Int, _ column: Int) -> JSONValue {
    .object([("line", .number(line)), ("column", .number(column))])
  }
}
