package import ClauseLint

/// The report in Markdown: for a pull request, a wiki, or the summary of a job.
package struct MarkdownReport: Sendable {
  private let report: Report
  private let library: ClauseLibrary

  package init(_ report: Report, library: ClauseLibrary) {
    self.report = report
    self.library = library
  }

  package var text: String {
    (["# Clause report", report.summary.sentence] + report.documents.map(section)).joined(
      separator: "\n\n") + "\n"
  }

  /// The text with the sections of documents left out, from the last, where it would pass a number of bytes.
  package func text(within limit: Int) -> String {
    let whole = text
    guard whole.utf8.count > limit else { return whole }
    let closing = "\n\nThe report is cut here: it is larger than this place allows.\n"
    let head = String(decoding: whole.utf8.prefix(limit - closing.utf8.count), as: UTF8.self)
    return (head.lastIndex(of: "\n").map { String(head[..<$0]) } ?? "") + closing
  }

  private func section(_ document: DocumentReport) -> String {
    let head = "## \(escaped(document.path))"
    guard case .assessed(let assessment, let words, let notes) = document.outcome else {
      return "\(head)\n\n**Not read:** \(escaped(document.refusal ?? ""))"
    }
    let kind = assessment.kind.rawValue.replacing("-", with: " ")
    let facts = "\(kind), \(assessment.digital ? "digital" : "not digital"), \(count(words, "word"))"
    let rows = assessment.families.map { "| \(title(of: $0.id)) | \($0.status.words) |" }
    let table = rows.isEmpty ? "" : (["| family | verdict |", "|---|---|"] + rows).joined(separator: "\n")
    let findings = document.open.isEmpty ? "" : "### Findings\n\n" + list(document.open)
    let suppressed = document.reported.filter { $0.suppression != nil }
    let waived = suppressed.isEmpty ? "" : "### Waived or in the baseline\n\n" + list(suppressed)
    let remarks = notes.map { "Note: \(escaped($0))" }.joined(separator: "\n\n")
    return [head, facts, table, findings, waived, remarks].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func title(of family: String) -> String {
    escaped(library.families.first { $0.id == family }?.title ?? family)
  }

  private func list(_ findings: [ReportedFinding]) -> String {
    findings.map { reported in
      let finding = reported.finding
      let quote =
        finding.passage.text.isEmpty
        ? "" : "\n  > \(escaped(shortened(printable(finding.passage.text), to: 400)))\n"
      let suppression = reported.suppression.map { "\n  \(escaped($0.sentence))" } ?? ""
      let place = finding.status == .missing ? "belongs after" : "at"
      return "- **\(finding.severity.rawValue)** `\(finding.rule)` \(finding.status.rawValue), \(place) "
        + "\(escaped(finding.whereabouts))\n  \(escaped(finding.message))\(suppression)\(quote)"
    }.joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String { markdown(printable(text)) }
}

/// Text in which nothing is taken for Markdown or HTML.
func markdown(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_[]<>|#".contains(character) { result += "\\" }
    result.append(character)
  }
  return result
}

extension FamilyStatus {
  /// The verdict as a word.
  var words: String { rawValue.replacing("-", with: " ") }
}
