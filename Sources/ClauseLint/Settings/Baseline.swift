/// The findings that were there on the day that a repository began to check, and may stay for now.
///
/// A finding is known by its rule, its status and its words. Lines, clause numbers, messages and the order of files do
/// not count, and a document that is renamed without a change is the same document.
package struct Baseline: Sendable, Equatable {
  package static let version = 1

  package struct Entry: Sendable, Equatable, Comparable {
    package var rule: String
    package var status: Finding.Status
    package var clause: ClauseFingerprint
    /// The beginning of the words, for people.
    package var quote: String

    package init(rule: String, status: Finding.Status, clause: ClauseFingerprint, quote: String) {
      (self.rule, self.status, self.clause, self.quote) = (rule, status, clause, quote)
    }

    private var order: (String, String, ClauseFingerprint, String) { (rule, status.rawValue, clause, quote) }
    package static func < (a: Entry, b: Entry) -> Bool { a.order < b.order }
  }

  package struct Record: Sendable, Equatable {
    /// The path from the baseline's folder.
    package var path: String
    /// The fingerprint of the document's whole text.
    package var text: ClauseFingerprint
    package var entries: [Entry]
  }

  /// In the order of their paths.
  package private(set) var records: [Record]

  package init(_ records: [Record] = []) { self.records = records.sorted { $0.path < $1.path } }

  /// The record of a document: of its path, or else of a document with the same text that is no longer there.
  /// - Parameter exists: whether there is a file at a path of the baseline.
  package func record(
    path: String, text: ClauseFingerprint, exists: (String) -> Bool
  ) -> Record? {
    records.first { $0.path == path } ?? records.first { $0.text == text && !exists($0.path) }
  }

  /// The baseline with other records for some documents, and without those of files that are gone.
  package func replacing(_ new: [Record], exists: (String) -> Bool) -> Baseline {
    let paths = Set(new.map(\.path))
    return Baseline(records.filter { !paths.contains($0.path) && exists($0.path) } + new)
  }
}

extension Baseline.Record {
  /// What is open in a document; what is waived needs no baseline.
  package init(path: String, document: Document, findings: [ReportedFinding]) {
    let open = findings.filter { reported in
      if case .waived? = reported.suppression { return false }
      return HouseRule(rawValue: reported.finding.rule) == nil
    }
    self.init(
      path: path, text: ClauseFingerprint(of: document),
      entries: open.map { Baseline.Entry($0) }.sorted())
  }

  /// The findings with those suppressed that are on record, each record for one finding, and the records left over.
  package func applied(
    to findings: [ReportedFinding]
  ) -> (findings: [ReportedFinding], fixed: [Baseline.Entry]) {
    var rest = entries
    let marked = findings.map { reported in
      var reported = reported
      let same = rest.firstIndex {
        $0.rule == reported.finding.rule && $0.status == reported.finding.status
          && $0.clause == reported.key.clause
      }
      if let same {
        rest.remove(at: same)
        if reported.suppression == nil { reported.suppression = .baseline }
      }
      return reported
    }
    return (marked, rest)
  }
}

extension Baseline.Entry {
  fileprivate init(_ reported: ReportedFinding) {
    let words = reported.finding.passage.text.split(whereSeparator: \.isWhitespace).prefix(12)
    self.init(
      rule: reported.finding.rule, status: reported.finding.status, clause: reported.key.clause,
      quote: words.joined(separator: " "))
  }
}

extension ClauseFingerprint {
  /// The fingerprint of all text of a document but comments, headers and footers.
  package init(of document: Document) {
    let texts = document.blocks.filter { ![.comment, .header, .footer].contains($0.kind) }.map(\.text)
    self.init(of: texts.joined(separator: "\n"))
  }
}
