import ClauseLint
import ClauseReports

/// A report with a document behind it, and with findings that somebody decided to live with.
extension Samples {
  static let terms = """
    # Terms <1>

    1. All “Contract Data” shall vest in the Town; see clause 4 & annex.

    2. The Supplier may sell the data, "as it stands". It should return the data.

    """

  static func decided() throws -> Report {
    let document = try DocumentReader.read(Array(terms.utf8), name: "terms.md")
    let finder = PlaceFinder(document, file: Array(terms.utf8))
    func passage(_ words: String) throws -> Passage {
      for (index, block) in document.blocks.enumerated() {
        guard let range = block.text.firstRange(of: words) else { continue }
        let start = block.text.utf8.distance(from: block.text.startIndex, to: range.lowerBound)
        return self.passage(
          words, number: block.number, heading: block.headingPath, block: index, from: start)
      }
      throw Missing(words: words)
    }
    let sale = try passage("The Supplier may sell the data, \"as it stands\".")
    let reported = ReportedFinding.list(
      [
        Finding(
          rule: "data-ownership.return", status: .adverse, severity: .error,
          message: "The supplier keeps the data.",
          passage: sale, fix: nil),
        Finding(
          rule: "data-ownership.return", status: .weak, severity: .warning,
          message: "The wording does not bind. The supplier returns all data when the contract ends.",
          passage: try passage("It should return the data."), fix: nil),
        Finding(
          rule: "nda.publication", status: .missing, severity: .warning,
          message: "Nothing says that the Town may publish.", passage: self.passage(number: "2", block: 2),
          fix: Fix(
            after: 2, reason: "at the end", tier: .preferred, heading: "Publication",
            paragraphs: ["The Town may publish."])),
        HouseRule.waiverUnused.finding(
          "The waiver for nda.publication waives nothing.", at: self.passage(block: 0)),
      ], place: finder.place
    ).enumerated().map { index, one in
      var one = one
      if index == 1 { one.suppression = .waived(waiver) }
      if index == 2 { one.suppression = .baseline }
      return one
    }
    let assessment = Assessment(
      kind: .contract, digital: true,
      families: [
        FamilyVerdict(
          id: "data-ownership", status: .adverse,
          elements: [
            ElementVerdict(
              id: "return", status: .present,
              evidence: [
                Evidence(
                  passage: try passage("All “Contract Data” shall vest in the Town; see clause 4 & annex."),
                  strength: 5, pattern: "")
              ])
          ], adverse: []),
        FamilyVerdict(id: "nda", status: .missing, elements: [], adverse: []),
      ], findings: reported.map(\.finding))
    return Report(
      toolVersion: "0.1.0",
      documents: [
        DocumentReport(
          path: "tenders/the terms.md", outcome: .assessed(assessment, words: document.words, notes: []),
          document: document, reported: reported)
      ], hasBaseline: true)
  }

  struct Missing: Error { var words: String }

  static let waiver = Waiver(
    rule: "data-ownership.return", reason: "The data, all of it, is copied every night.",
    approvedBy: "A. Reader", expires: CalendarDate("2027-03-31"), source: "terms.md:5", isInDocument: true)
}
