package import ClauseLint

/// How places in files that are no text are told in SARIF.
package enum SARIFProfile: String, Sendable, CaseIterable {
  /// As GitHub code scanning needs it: every result has a line; in a Word file the paragraph's ordinal.
  case github
  /// By the letter of the standard: a place in a Word file is a range of bytes in the part inside it.
  case strict
}

/// The Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 2020).
package struct SARIFReport: Sendable {
  private let report: Report
  private let rules: SARIFRules
  private let profile: SARIFProfile
  private let artifacts: SARIFArtifacts

  package init(_ report: Report, library: ClauseLibrary, profile: SARIFProfile = .github) {
    self.report = report
    self.profile = profile
    rules = SARIFRules(library)
    artifacts = SARIFArtifacts(report, profile: profile)
  }

  package var text: String {
    JSONValue.object([
      (
        "$schema",
        .string("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      ), ("version", .string("2.1.0")), ("runs", .array([run])),
    ]).rendered
  }

  private var run: JSONValue {
    .object([
      (
        "tool",
        .object([
          (
            "driver",
            .object([
              ("name", .string("clauselint")), ("semanticVersion", .string(report.toolVersion)),
              ("rules", .array(rules.descriptors)),
            ])
          )
        ])
      ), ("invocations", .array([invocation])),
      ("automationDetails", .object([("id", .string("clauselint/"))])),
      ("columnKind", .string("unicodeCodePoints")), ("artifacts", .array(artifacts.values)),
      (
        "results",
        .array(
          report.documents.enumerated().flatMap { index, document in
            document.reported.map { result($0, of: document, index) } + absent(from: document, index)
          })
      ),
    ])
  }

  private var invocation: JSONValue {
    let notifications = report.documents.enumerated().compactMap { index, document in
      document.refusal.map { sentence -> JSONValue in
        .object([
          ("level", .string("error")), ("message", message(printable(sentence))),
          (
            "locations",
            .array([
              .object([
                (
                  "physicalLocation",
                  .object([("artifactLocation", artifacts.location(of: index))])
                )
              ])
            ])
          ),
        ])
      }
    }
    return .object([
      ("executionSuccessful", .bool(notifications.isEmpty)),
      ("toolExecutionNotifications", .array(notifications)),
    ])
  }

  private func message(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

  private func result(_ reported: ReportedFinding, of document: DocumentReport, _ index: Int) -> JSONValue {
    let finding = reported.finding
    let known: String =
      switch reported.suppression {
      case .baseline: "unchanged"
      default: "new"
      }
    var members: [(name: String, value: JSONValue)] = [
      ("ruleId", .string(finding.rule)), ("ruleIndex", .number(rules.index(of: finding.rule))),
      ("level", .string(finding.severity.rawValue)), ("message", message(finding.messageWithQuote)),
      ("locations", .array([location(reported, of: document, index)])),
      (
        "partialFingerprints",
        .object([
          (
            "primaryLocationLineHash",
            .string("\(reported.key.fingerprint):\(reported.key.ordinal)")
          )
        ])
      ),
    ]
    if report.hasBaseline { members.append(("baselineState", .string(known))) }
    if let suppression = reported.suppression { members.append(("suppressions", suppressions(suppression))) }
    var properties: [(name: String, value: JSONValue)] = [
      ("status", .string(finding.status.rawValue)), ("clause", .string(reported.key.clause.description)),
    ]
    if let fix = finding.fix { properties.append(("proposedText", JSONReport.fix(fix))) }
    members.append(("properties", .object(properties)))
    return .object(members)
  }

  /// What the baseline has and the document no longer (SARIF 2.1.0 §3.27.24). Code hosts would show it as found.
  private func absent(from document: DocumentReport, _ index: Int) -> [JSONValue] {
    guard profile == .strict else { return [] }
    return document.fixed.map { entry in
      .object([
        ("ruleId", .string(entry.rule)), ("ruleIndex", .number(rules.index(of: entry.rule))),
        ("message", message(entry.sentence)),
        (
          "locations",
          .array([
            .object([("physicalLocation", .object([("artifactLocation", artifacts.location(of: index))]))])
          ])
        ), ("baselineState", .string("absent")),
      ])
    }
  }

  private func suppressions(_ suppression: Suppression) -> JSONValue {
    let kind: String
    switch suppression {
    case .waived(let waiver): kind = waiver.isInDocument ? "inSource" : "external"
    case .baseline: kind = "external"
    }
    return .array([
      .object([
        ("kind", .string(kind)), ("status", .string("accepted")),
        ("justification", .string(suppression.sentence)),
      ])
    ])
  }

  private func location(_ reported: ReportedFinding, of document: DocumentReport, _ index: Int) -> JSONValue {
    let passage = reported.finding.passage
    let path = passage.heading + (passage.number.isEmpty ? [] : [passage.number])
    let name = path.last ?? "paragraph \(passage.block)"
    return .object([
      ("physicalLocation", artifacts.physical(reported, of: document, index)),
      (
        "logicalLocations",
        .array([
          .object([
            ("name", .string(printable(name))),
            (
              "fullyQualifiedName",
              .string(path.isEmpty ? name : path.map(printable).joined(separator: " › "))
            ), ("kind", .string("element")),
          ])
        ])
      ),
    ])
  }
}

/// The rules as SARIF describes them, in the order of the library.
struct SARIFRules: Sendable {
  let descriptors: [JSONValue]
  private let indexes: [String: Int]

  init(_ library: ClauseLibrary) {
    let book = RuleBook(library)
    let help = RuleMarkdown(library)
    let page = RulePage(measured: library.measured)
    let elements = book.entries.map { entry -> JSONValue in
      let about = "\(entry.family.question) \(printable(entry.family.rationale))"
      return Self.descriptor(
        entry.id, entry.element.severity, short: entry.element.requires, full: shortened(about, to: 1000),
        text: page.text(for: entry.element, of: entry.family), markdown: help.help(entry),
        tags: ["procurement", entry.family.id], precision: Self.precision(of: entry, book.measured))
    }
    let house = HouseRule.allCases.map { rule in
      Self.descriptor(
        rule.rawValue, rule.severity, short: rule.says, full: "\(rule.says) \(rule.remedy)",
        text: rule.remedy,
        markdown: rule.remedy, tags: ["clauselint"], precision: "very-high")
    }
    descriptors = elements + house
    let ids = book.entries.map(\.id) + HouseRule.allCases.map(\.rawValue)
    indexes = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// -1 stands for a rule that is not described (3.27.6).
  func index(of rule: String) -> Int { indexes[rule] ?? -1 }

  private static func descriptor(
    _ id: String, _ severity: Severity, short: String, full: String, text: String, markdown: String,
    tags: [String], precision: String?
  ) -> JSONValue {
    let level = severity == .note ? "recommendation" : severity.rawValue
    let measured = precision.map { [("precision", JSONValue.string($0))] } ?? []
    return .object([
      ("id", .string(id)), ("name", .string(id)),
      ("shortDescription", .object([("text", .string(printable(short)))])),
      ("fullDescription", .object([("text", .string(full))])),
      ("help", .object([("text", .string(text)), ("markdown", .string(markdown))])),
      ("defaultConfiguration", .object([("level", .string(severity.rawValue))])),
      (
        "properties",
        .object(
          [("tags", .array(tags.map(JSONValue.string)))] + measured + [("problem.severity", .string(level))])
      ),
    ])
  }

  /// How often findings of the family were right where the library was measured.
  private static func precision(of entry: RuleBook.Entry, _ measured: Measurement?) -> String? {
    guard let family = measured?.families.first(where: { $0.id == entry.family.id }),
      let share = (family.missing + family.adverse).precision
    else { return nil }
    switch share {
    case 0.95...: return "very-high"
    case 0.85...: return "high"
    case 0.7...: return "medium"
    default: return "low"
    }
  }
}
