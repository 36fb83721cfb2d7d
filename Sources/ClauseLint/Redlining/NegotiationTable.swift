package import OfficeOpenXML

/// What is to be negotiated, finding by finding: what we ask, what we could live with, and what we cannot go below.
package struct NegotiationTable: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var clause: String
    package var issue: String
    package var ask: String
    package var fallback: String
    package var minimum: String
    package var owner: String
    package var rule: String

    var cells: [String] { [clause, issue, ask, fallback, minimum, owner] }
  }

  package static let header = ["Clause", "Issue", "Ask", "Fallback", "Minimum", "Owner"]
  package var title: String
  package var rows: [Row]

  /// - Parameter values: the parties' names for the model text.
  package init(
    _ assessment: Assessment, of document: Document, library: ClauseLibrary, values: ModelValues,
    owner: String,
    title: String, notes: Bool
  ) {
    self.title = title
    let voice = Voice(document)
    rows = assessment.findings.filter { notes || $0.severity != .note }.map { finding in
      let family = library.family(ofRule: finding.rule)
      let element = family.map { String(finding.rule.dropFirst($0.id.count + 1)) } ?? ""
      func text(_ tier: Tier) -> String {
        let paragraphs = family.flatMap { try? $0.modelText(tier, values: values) } ?? []
        return paragraphs.filter { $0.elements.contains(element) }.map { voice.spoken($0.text) }
          .joined(separator: "\n")
      }
      let heading = finding.passage.heading.last.map { title in
        String(title.drop { $0.isNumber || $0 == "." || $0.isWhitespace })
      }
      let place = [finding.passage.number, heading ?? ""].filter { !$0.isEmpty }
      let isNew = finding.status == .missing && finding.fix?.heading.isEmpty == false
      let words = finding.passage.text.isEmpty ? "" : "\n“\(finding.passage.text)”"
      return Row(
        clause: isNew ? "New" : place.joined(separator: " "), issue: finding.message + words,
        ask: text(.preferred), fallback: text(.fallback), minimum: text(.minimum), owner: owner,
        rule: finding.rule)
    }
  }

  /// As a Word file with the page on its long side.
  package func word() throws(RedlineError) -> [UInt8] {
    let content: [WordContent] = [.title(title), .table([Self.header] + rows.map(\.cells))]
    return try WordWriter.document(content, title: title, isWide: true, columns: [5, 10, 14, 10, 9, 4])
  }

  package func markdown() -> String {
    func line(_ cells: [String]) -> String {
      "| "
        + cells.map {
          $0.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("\n", with: "<br>")
        }.joined(separator: " | ") + " |"
    }
    let rule = "|" + String(repeating: " --- |", count: Self.header.count)
    return (["# \(title)", "", line(Self.header), rule] + rows.map { line($0.cells) }).joined(separator: "\n")
      + "\n"
  }

  /// Values in quotation marks, lines ended by CR LF (RFC 4180).
  package func csv() -> String {
    func line(_ cells: [String]) -> String {
      cells.map { cell in
        // A sheet would take a leading sign for a formula.
        let isFormula = cell.first.map { "=+-@".contains($0) } ?? false
        return "\"\((isFormula ? "'" : "") + cell.replacing("\"", with: "\"\""))\""
      }.joined(separator: ",") + "\r\n"
    }
    return line(Self.header + ["Rule"]) + rows.map { line($0.cells + [$0.rule]) }.joined()
  }
}

extension NegotiationTable {
  /// What the document calls its parties.
  package static func parties(of document: Document, library: ClauseLibrary) -> ModelValues {
    let tokens = document.blocks.map { Tokeniser.tokens(of: $0.text) }
    let names = PartyReader.names(in: tokens, known: KnownParties(library.lexicon))
    return PartyTerms.values(in: document, tokens: tokens, parties: names)
  }
}
