package import ClauseLint

/// What one run of `check` found, in the order in which the files were named.
package struct Report: Sendable, Equatable {
  /// The version of the program that wrote the report.
  package var toolVersion: String
  package var documents: [DocumentReport]
  /// Whether the findings were compared with a baseline.
  package var hasBaseline: Bool

  package init(toolVersion: String, documents: [DocumentReport], hasBaseline: Bool = false) {
    self.toolVersion = toolVersion
    self.documents = documents
    self.hasBaseline = hasBaseline
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
  /// The document as it was read, for reports that show its text.
  package var document: Document?
  /// The findings with their places and with what was decided about them.
  package var reported: [ReportedFinding]
  /// What the baseline has of this document and is no longer found.
  package var fixed: [Baseline.Entry] = []
  /// The least severity that fails the run; `nil` where none does.
  package var failOn: Severity?
  /// The path from the top of the repository, which code hosts want; the path itself outside of one.
  package var repositoryPath: String

  /// - Parameter reported: the findings of the assessment, as they stand, unless something was decided about them.
  package init(
    path: String, outcome: Outcome, document: Document? = nil, reported: [ReportedFinding]? = nil,
    failOn: Severity? = .error, repositoryPath: String? = nil
  ) {
    self.path = path
    self.outcome = outcome
    self.document = document
    self.failOn = failOn
    self.repositoryPath = repositoryPath ?? path
    guard case .assessed(let assessment, _, _) = outcome else {
      self.reported = []
      return
    }
    self.reported = reported ?? ReportedFinding.list(assessment.findings)
  }

  /// The findings that count: neither waived nor in the baseline.
  package var open: [ReportedFinding] { reported.filter { $0.suppression == nil } }

  /// Whether a finding makes the run fail.
  package func fails(_ reported: ReportedFinding) -> Bool {
    reported.suppression == nil && failOn.map { reported.finding.severity >= $0 } ?? false
  }

  /// The families and what was found about them; `nil` where the document could not be read.
  package var assessment: Assessment? {
    guard case .assessed(let assessment, _, _) = outcome else { return nil }
    return assessment
  }

  /// Why the document could not be read; `nil` where it was.
  package var refusal: String? {
    guard case .unread(let sentence) = outcome else { return nil }
    return sentence
  }
}

/// The counts over all documents of a report.
package struct ReportSummary: Sendable, Equatable {
  package var documents: Int
  package var unread: Int
  package var errors: Int
  package var warnings: Int
  package var notes: Int
  /// Findings that are waived or in the baseline; they are counted nowhere else.
  package var suppressed: Int

  package init(_ reports: [DocumentReport] = []) {
    let severities = reports.flatMap(\.open).map(\.finding.severity)
    suppressed = reports.reduce(0) { $0 + $1.reported.count } - severities.count
    documents = reports.count
    unread = reports.count { if case .unread = $0.outcome { true } else { false } }
    errors = severities.count { $0 == .error }
    warnings = severities.count { $0 == .warning }
    notes = severities.count { $0 == .note }
  }

  /// The counts of two runs together.
  package static func + (a: ReportSummary, b: ReportSummary) -> ReportSummary {
    var sum = a
    sum.documents += b.documents
    sum.unread += b.unread
    sum.errors += b.errors
    sum.warnings += b.warnings
    sum.notes += b.notes
    sum.suppressed += b.suppressed
    return sum
  }

  /// "2 documents: 3 errors, 1 warning, 0 notes; 1 document could not be read."
  package var sentence: String {
    let counts = [count(errors, "error"), count(warnings, "warning"), count(notes, "note")]
    let waived = suppressed == 0 ? "" : "; \(count(suppressed, "finding")) waived or in the baseline"
    let missing = unread == 0 ? "" : "; \(count(unread, "document")) could not be read"
    return "\(count(documents, "document")): \(counts.joined(separator: ", "))\(waived)\(missing)."
  }
}

/// A number with its noun: "1 error", "2 errors".
package func count(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}
