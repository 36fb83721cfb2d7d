package import ClauseLint

/// The forms in which a report can be written.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text, concise, json, jsonl, sarif, junit, github, gitlab, checkstyle, rdjson, markdown, csv, html

  /// Whether it is read by people as it stands, so that no summary has to stand beside it.
  package var isForPeople: Bool { self == .text }

  /// Writes a report; what bears on people's words alone is left out of the forms for programs.
  package func rendered(
    _ report: Report, library: ClauseLibrary, style: Style = .plain, summary: Bool = true,
    sarif profile: SARIFProfile = .github
  ) -> String {
    switch self {
    case .text: TextReport(library: library, style: style, summary: summary).text(of: report)
    case .concise: ConciseReport(style: style).text(of: report)
    case .json: JSONReport(report).text
    case .jsonl: LinesReport().text(of: report)
    case .csv: TableReport().text(of: report)
    case .checkstyle: CheckstyleReport().text(of: report)
    case .sarif: SARIFReport(report, library: library, profile: profile).text
    case .junit: JUnitReport(report).text
    case .github: GitHubReport(report).text
    case .gitlab: GitLabReport(report).text
    case .rdjson: ReviewdogReport(report).text
    case .markdown: MarkdownReport(report, library: library).text
    case .html: HTMLReport(report, library: library).text
    }
  }
}
