package import ClauseLint

/// The report as one page to read, print and hand on: no script, nothing from the network.
package struct HTMLReport: Sendable {
  private let report: Report
  private let library: ClauseLibrary
  private let book: RuleBook

  package init(_ report: Report, library: ClauseLibrary) {
    self.report = report
    self.library = library
    book = RuleBook(library)
  }

  package var text: String {
    let documents = report.documents.enumerated().map { section($1, $0) }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="generator" content="clauselint \(markup(report.toolVersion))">
      <title>\(markup(title))</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <header>
      <h1>\(markup(title))</h1>
      <p>\(markup(report.summary.sentence))</p>
      \(contents)
      </header>
      <main>
      \(documents.joined(separator: "\n"))
      </main>
      <footer><p>Written by clauselint \(markup(report.toolVersion)). The texts to insert are a starting point for \
      legal review and not legal advice; a report without findings does not mean that a contract is a good one.</p></footer>
      </body>
      </html>

      """
  }

  private var title: String {
    report.documents.count == 1 ? "Clause report: \(printable(report.documents[0].path))" : "Clause report"
  }

  /// Links to the documents, where there are several.
  private var contents: String {
    guard report.documents.count > 1 else { return "" }
    let items = report.documents.enumerated().map { index, document in
      let summary = ReportSummary([document])
      let words =
        document.refusal == nil
        ? "\(count(summary.errors, "error")), \(count(summary.warnings, "warning"))" : "not read"
      return "<li><a href=\"#d\(index)\">\(markup(printable(document.path)))</a>: \(words)</li>"
    }
    return "<nav aria-label=\"Documents\"><ul>\n\(items.joined(separator: "\n"))\n</ul></nav>"
  }

  private func section(_ document: DocumentReport, _ index: Int) -> String {
    let head =
      "<section class=\"document\" id=\"d\(index)\" aria-labelledby=\"d\(index)-title\">\n"
      + "<h2 id=\"d\(index)-title\">\(markup(printable(document.path)))</h2>"
    guard case .assessed(let assessment, let words, let notes) = document.outcome else {
      return head
        + "\n<p class=\"refusal\">Not read: \(markup(printable(document.refusal ?? "")))</p>\n</section>"
    }
    let kind = assessment.kind.rawValue.replacing("-", with: " ")
    let facts = "\(kind), \(assessment.digital ? "digital" : "not digital"), \(count(words, "word"))"
    let remarks = notes.map { "<p class=\"remark\">Note: \(markup(printable($0)))</p>" }
    let findings = HTMLFindings(document, assessment, index: index, library: library, book: book)
    let paper = document.document.map { HTMLPaper($0, document, assessment, index: index).text } ?? ""
    let parts =
      [head, "<p class=\"facts\">\(facts)</p>"] + remarks
      + [
        findings.verdicts, "<div class=\"beside\">\n<div class=\"findings\">", findings.text,
        "</div>", paper, "</div>\n</section>",
      ]
    return parts.joined(separator: "\n")
  }
}
