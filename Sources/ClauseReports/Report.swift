package import ClauseLint

/// What one run of `check` found, in the order in which the files were named.
package struct Report: Sendable, Equatable {
  /// The version of the program that wrote the report.
  package var toolVersion: String
  package var documents: [DocumentReport]

  package init(toolVersion: String, documents: [DocumentReport]) {
    self.toolVersion = toolVersion
    self.documents = documents
  }

  package var summary: ReportSummary { ReportSummary(documents) }
}

/// One file of a report: assessed, or not read.
package struct DocumentReport: Sendable, Equatable {
  package enum Outcome: Sendable, Equatable {
    case assessed(Assessment, words: Int, notes: [String])
    /// Why the file could not be read, as one sentence without the path.
    case unread(String)
  }

  /// The path as the user wrote it.
  package var path: String
  package var outcome: Outcome

  package init(path: String, outcome: Outcome) {
    self.path = path
    self.outcome = outcome
  }

  package var findings: [Finding] {
    guard case .assessed(let assessment, _, _) = outcome else { return [] }
    return assessment.findings
  }
}

/// The counts over all documents of a report.
package struct ReportSummary: Sendable, Equatable {
  package var documents: Int
  package var unread: Int
  package var errors: Int
  package var warnings: Int
  package var notes: Int

  package init(_ reports: [DocumentReport]) {
    let severities = reports.flatMap(\.findings).map(\.severity)
    documents = reports.count
    unread = reports.count { if case .unread = $0.outcome { true } else { false } }
    errors = severities.count { $0 == .error }
    warnings = severities.count { $0 == .warning }
    notes = severities.count { $0 == .note }
  }

  /// "2 documents: 3 errors, 1 warning, 0 notes; 1 document could not be read."
  package var sentence: String {
    let counts = [count(errors, "error"), count(warnings, "warning"), count(notes, "note")]
    let missing = unread == 0 ? "" : "; \(count(unread, "document")) could not be read"
    return "\(count(documents, "document")): \(counts.joined(separator: ", "))\(missing)."
  }
}

/// A number with its noun: "1 error", "2 errors".
package func count(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}
