import ClauseLint

/// The report for other programs: version 1 of a shape whose names and order do not change.
package struct JSONReport: Sendable {
  package static let version = 1

  private let report: Report

  package init(_ report: Report) { self.report = report }

  package var text: String { value.rendered }

  /// The report as a value, for answers that carry it.
  package var value: JSONValue {
    .object([
      ("version", .number(Self.version)), ("tool", Self.tool(report.toolVersion)),
      ("documents", .array(report.documents.map(document))),
      ("summary", Self.counts(report.summary)),
    ])
  }

  static func counts(_ summary: ReportSummary) -> JSONValue {
    .object([
      ("documents", .number(summary.documents)), ("errors", .number(summary.errors)),
      ("warnings", .number(summary.warnings)), ("notes", .number(summary.notes)),
    ])
  }

  static func tool(_ version: String) -> JSONValue {
    .object([("name", .string("clauselint")), ("version", .string(version))])
  }

  func document(_ document: DocumentReport) -> JSONValue {
    switch document.outcome {
    case .unread(let sentence):
      .object([
        ("path", .string(document.path)), ("error", .string(sentence)), ("findings", .array([])),
        ("notes", .array([])),
      ])
    case .assessed(let assessment, let words, let notes):
      .object([
        ("path", .string(document.path)), ("kind", .string(assessment.kind.rawValue)),
        ("digital", .bool(assessment.digital)), ("words", .number(words)),
        ("clauses", .array(assessment.families.map(family))),
        ("findings", .array(document.reported.map(Self.finding))),
        ("notes", .array(notes.map(JSONValue.string))),
      ])
    }
  }

  private func family(_ verdict: FamilyVerdict) -> JSONValue {
    .object([
      ("id", .string(verdict.id)), ("status", .string(verdict.status.rawValue)),
      ("elements", .array(verdict.elements.map(element))), ("adverse", .array(verdict.adverse.map(adverse))),
    ])
  }

  private func element(_ verdict: ElementVerdict) -> JSONValue {
    .object([
      ("id", .string(verdict.id)), ("status", .string(verdict.status.rawValue)),
      ("evidence", .array(verdict.evidence.map(evidence))),
    ])
  }

  private func evidence(_ evidence: Evidence) -> JSONValue {
    let passage = evidence.passage
    return .object(
      [("text", .string(passage.text)), ("number", .string(passage.number))]
        + [("heading", .array(passage.heading.map(JSONValue.string)))]
        + Self.place(passage) + [("strength", .number(evidence.strength))])
  }

  private func adverse(_ adverse: AdverseEvidence) -> JSONValue {
    .object(
      [("text", .string(adverse.passage.text)), ("number", .string(adverse.passage.number))]
        + Self.place(adverse.passage) + [("says", .string(adverse.says))])
  }

  private static func finding(_ reported: ReportedFinding) -> JSONValue {
    let finding = reported.finding
    return .object(
      [
        ("rule", .string(finding.rule)), ("status", .string(finding.status.rawValue)),
        ("severity", .string(finding.severity.rawValue)), ("message", .string(finding.message)),
        ("number", .string(finding.passage.number)),
      ] + place(finding.passage) + [
        ("suppressed", reported.suppression.map(suppression) ?? .null),
        ("fix", finding.fix.map(fix) ?? .null),
      ])
  }

  static func suppression(_ suppression: Suppression) -> JSONValue {
    switch suppression {
    case .baseline: .object([("kind", .string("baseline"))])
    case .waived(let waiver):
      .object([
        ("kind", .string("waiver")), ("reason", .string(waiver.reason)),
        ("approved-by", waiver.approvedBy.map(JSONValue.string) ?? .null),
        ("expires", waiver.expires.map { .string("\($0)") } ?? .null), ("source", .string(waiver.source)),
      ])
    }
  }

  static func fix(_ fix: Fix) -> JSONValue {
    .object([
      ("kind", .string("insert")), ("after", .number(fix.after)), ("tier", .string(fix.tier.rawValue)),
      ("text", .string(fix.lines.joined(separator: "\n"))),
    ])
  }

  /// The block's index and UTF-8 byte offsets in its text.
  static func place(_ passage: Passage) -> [(name: String, value: JSONValue)] {
    [
      ("block", .number(passage.block)), ("start", .number(passage.range.lowerBound)),
      ("end", .number(passage.range.upperBound)),
    ]
  }
}

extension Fix {
  /// The heading, where there is one, and the paragraphs.
  var lines: [String] { heading.isEmpty ? paragraphs : [heading] + paragraphs }
}
