import ClauseLint

/// JUnit's XML, as build servers read it: a suite for each document, a case for each rule.
///
/// A rule fails where one of its findings reaches the level that fails the run; findings below stand in the output of
/// the case, and waived ones make it a skipped one.
package struct JUnitReport: Sendable {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  private struct Case {
    var rule: String
    var findings: [ReportedFinding]
  }

  package var text: String {
    let suites = report.documents.map(suite)
    let tests = suites.reduce(0) { $0 + $1.tests }
    let failures = suites.reduce(0) { $0 + $1.failures }
    let errors = suites.reduce(0) { $0 + $1.errors }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="clauselint" tests="\(tests)" failures="\(failures)" errors="\(errors)">
      \(suites.map(\.text).joined(separator: "\n"))
      </testsuites>

      """
  }

  private typealias Suite = (text: String, tests: Int, failures: Int, errors: Int)

  private func suite(_ document: DocumentReport) -> Suite {
    let name = markup(document.path)
    if let refusal = document.refusal {
      let lines = [
        "  <testsuite name=\"\(name)\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">",
        "    <testcase classname=\"\(name)\" name=\"read\">",
        "      <error message=\"\(markup(printable(refusal)))\"/>", "    </testcase>", "  </testsuite>",
      ]
      return (lines.joined(separator: "\n"), 1, 0, 1)
    }
    let cases = cases(document)
    let failures = cases.count { $0.findings.contains(where: document.fails) }
    let skipped = cases.count { one in
      !one.findings.isEmpty && one.findings.allSatisfy { $0.suppression != nil }
    }
    let head =
      "  <testsuite name=\"\(name)\" tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" "
      + "skipped=\"\(skipped)\">"
    let lines = [head] + cases.map { text(of: $0, in: document) } + ["  </testsuite>"]
    return (lines.joined(separator: "\n"), cases.count, failures, 0)
  }

  /// Every rule that was asked of the document, and findings of rules that no family lists.
  private func cases(_ document: DocumentReport) -> [Case] {
    let asked = (document.assessment?.families ?? []).filter { $0.status != .notApplicable }
      .flatMap { family in family.elements.map { "\(family.id).\($0.id)" } }
    var byRule = Dictionary(grouping: document.reported, by: \.finding.rule)
    let cases = asked.map { Case(rule: $0, findings: byRule.removeValue(forKey: $0) ?? []) }
    return cases + byRule.sorted { $0.key < $1.key }.map { Case(rule: $0.key, findings: $0.value) }
  }

  private func text(of one: Case, in document: DocumentReport) -> String {
    let head = "    <testcase classname=\"\(markup(document.path))\" name=\"\(markup(one.rule))\""
    guard !one.findings.isEmpty else { return head + "/>" }
    let failing = one.findings.filter(document.fails)
    let others = one.findings.filter { !document.fails($0) && $0.suppression == nil }
    var lines = [head + ">"]
    if !failing.isEmpty {
      let type = failing.map(\.finding.severity).max()?.rawValue ?? ""
      let message = markup(printable(failing[0].finding.message))
      lines.append(
        "      <failure type=\"\(type)\" message=\"\(message)\">"
          + failing.map { markup(line($0, in: document)) }.joined(separator: "\n") + "</failure>")
    } else if others.isEmpty, let suppression = one.findings.first?.suppression {
      lines.append("      <skipped message=\"\(markup(suppression.sentence))\"/>")
    }
    if !others.isEmpty {
      let text = others.map { markup(line($0, in: document)) }.joined(separator: "\n")
      lines.append("      <system-out>\(text)</system-out>")
    }
    return (lines + ["    </testcase>"]).joined(separator: "\n")
  }

  private func line(_ reported: ReportedFinding, in document: DocumentReport) -> String {
    let finding = reported.finding
    return "\(printable(document.path)):\(reported.place.line):\(reported.place.column): "
      + "\(finding.severity.rawValue): \(finding.messageWithQuote) (\(finding.whereabouts))"
  }
}
