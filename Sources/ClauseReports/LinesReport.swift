import ClauseLint

/// JSON Lines: an object for each finding, and one for each document that could not be read.
package struct LinesReport: FlowingReport {
  package init() {}

  package func section(on document: DocumentReport) -> String {
    lines(document).map { $0.compact + "\n" }.joined()
  }

  private func lines(_ document: DocumentReport) -> [JSONValue] {
    if let refusal = document.refusal {
      return [.object([("path", .string(document.path)), ("error", .string(refusal))])]
    }
    return document.reported.map { reported in
      let finding = reported.finding
      return .object(
        [
          ("path", .string(document.path)), ("line", .number(reported.place.line)),
          ("column", .number(reported.place.column)), ("rule", .string(finding.rule)),
          ("status", .string(finding.status.rawValue)), ("severity", .string(finding.severity.rawValue)),
          ("message", .string(finding.message)), ("quote", .string(finding.passage.text)),
          ("number", .string(finding.passage.number)),
        ] + JSONReport.place(finding.passage) + [
          ("clause", .string(reported.key.clause.description)),
          ("fingerprint", .string(reported.key.fingerprint)),
          ("suppressed", reported.suppression.map(JSONReport.suppression) ?? .null),
          ("fix", finding.fix.map(JSONReport.fix) ?? .null),
        ])
    }
  }
}

/// Comma-separated values (RFC 4180) for a spreadsheet.
package struct TableReport: FlowingReport {
  package init() {}

  private static let columns = [
    "file", "line", "column", "number", "heading", "rule", "status", "severity", "message", "quote",
    "suppressed", "fingerprint",
  ]

  package var opening: String { line(Self.columns) }

  package func section(on document: DocumentReport) -> String {
    let rows =
      document.refusal.map { [[document.path, "", "", "", "", "", "unread", "error", $0, "", "", ""]] }
      ?? document.reported.map { row($0, of: document) }
    return rows.map(line).joined()
  }

  private func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

  private func row(_ reported: ReportedFinding, of document: DocumentReport) -> [String] {
    let finding = reported.finding
    return [
      document.path, String(reported.place.line), String(reported.place.column), finding.passage.number,
      finding.passage.heading.last ?? "", finding.rule, finding.status.rawValue, finding.severity.rawValue,
      finding.message, finding.passage.text, reported.suppression?.sentence ?? "", reported.key.fingerprint,
    ]
  }

  /// A field that a spreadsheet would take for a formula begins with an apostrophe instead.
  private func field(_ value: String) -> String {
    let plain = printable(value)
    let safe = plain.first.map { "=+-@".contains($0) } == true ? "'" + plain : plain
    let needsQuotes = safe.contains { $0 == "," || $0 == "\"" }
    return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }
}
