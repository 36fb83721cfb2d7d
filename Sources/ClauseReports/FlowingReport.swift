package import ClauseLint

/// A form of report that is written document by document, so that a run over many files needs no more memory than one
/// over few.
package protocol FlowingReport: Sendable {
  /// What stands before the first document.
  var opening: String { get }
  /// What stands between two documents of which something is said.
  var separator: String { get }
  /// What is said of a document; empty where it is nothing.
  func section(on document: DocumentReport) -> String
  /// The same as UTF-8 bytes.
  func bytes(on document: DocumentReport) -> [UInt8]
  /// What stands after the last document.
  /// - Parameter isEmpty: whether nothing was said of any document.
  func closing(_ summary: ReportSummary, isEmpty: Bool) -> String
}

extension FlowingReport {
  package var opening: String { "" }
  package var separator: String { "" }
  package func bytes(on document: DocumentReport) -> [UInt8] { Array(section(on: document).utf8) }
  package func closing(_ summary: ReportSummary, isEmpty: Bool) -> String { "" }

  /// A whole report at once.
  package func text(of report: Report) -> String {
    let sections = report.documents.map(section).filter { !$0.isEmpty }
    return opening + sections.joined(separator: separator)
      + closing(report.summary, isEmpty: sections.isEmpty)
  }
}

extension ReportFormat {
  /// The form as one that is written document by document; `nil` for forms that begin with what is known at the end, or
  /// that show the worst first.
  package func flowing(
    toolVersion: String, library: ClauseLibrary, style: Style, summary: Bool
  ) -> (any FlowingReport)? {
    switch self {
    case .text: TextReport(library: library, style: style, summary: summary)
    case .concise: ConciseReport(style: style)
    case .json: JSONFlow(toolVersion: toolVersion)
    case .jsonl: LinesReport()
    case .csv: TableReport()
    case .checkstyle: CheckstyleReport()
    case .sarif, .junit, .github, .gitlab, .rdjson, .markdown, .html: nil
    }
  }
}

/// The report for other programs, written document by document.
struct JSONFlow: FlowingReport {
  private let toolVersion: String
  private let report: JSONReport

  init(toolVersion: String) {
    self.toolVersion = toolVersion
    report = JSONReport(Report(toolVersion: toolVersion, documents: []))
  }

  var opening: String {
    let tool = JSONReport.tool(toolVersion).rendered(depth: 1)
    return "{\n  \"version\": \(JSONReport.version),\n  \"tool\": \(tool),\n  \"documents\": ["
  }

  var separator: String { "," }

  func section(on document: DocumentReport) -> String { String(decoding: bytes(on: document), as: UTF8.self) }

  func bytes(on document: DocumentReport) -> [UInt8] {
    var text = Array("\n    ".utf8)
    report.document(document).write(to: &text, depth: 2)
    return text
  }

  func closing(_ summary: ReportSummary, isEmpty: Bool) -> String {
    (isEmpty ? "" : "\n  ") + "],\n  \"summary\": \(JSONReport.counts(summary).rendered(depth: 1))\n}\n"
  }
}
