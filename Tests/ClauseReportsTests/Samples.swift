import ClauseLint
import ClauseReports

/// Invented documents and a small library, written out as values.
enum Samples {
  static func passage(
    _ text: String = "", number: String = "", heading: [String] = [], block: Int, from start: Int = 0
  ) -> Passage {
    Passage(
      text: text, number: number, heading: heading, block: block, range: start..<start + text.utf8.count)
  }

  static let usage = passage(
    "The Supplier may use the Contract Data, including all readings of the street lights, the counts of passers-by "
      + "and any pattern found in them, for its own purposes and may sell it to whom it wants.",
    number: "14.2", heading: ["14 Use of data"], block: 260, from: 10)

  static let assessment = Assessment(
    kind: .contract, digital: true,
    families: [
      FamilyVerdict(
        id: "data-ownership", status: .adverse,
        elements: [
          ElementVerdict(
            id: "ownership", status: .present,
            evidence: [
              Evidence(
                passage: passage(
                  "All “Contract Data” shall vest in the Town.", number: "12.3(b)", heading: ["12 Data"],
                  block: 214),
                strength: 5, pattern: "{data} shall {vest} {authority}")
            ]),
          ElementVerdict(id: "no-secondary-use", status: .absent, evidence: []),
        ],
        adverse: [
          AdverseEvidence(
            passage: usage, element: "no-secondary-use",
            says: "The supplier may use the data for its own purposes",
            severity: .error, prohibited: true, pattern: "{supplier} may {use} {data}")
        ]),
      FamilyVerdict(id: "open-source", status: .notApplicable, elements: [], adverse: []),
      FamilyVerdict(id: "nda", status: .missing, elements: [], adverse: []),
    ],
    findings: [
      Finding(
        rule: "data-ownership.no-secondary-use", status: .adverse, severity: .error,
        message: "The supplier may use the data for its own purposes.", passage: usage, fix: nil),
      Finding(
        rule: "data-ownership.return", status: .weak, severity: .warning,
        message: "The data comes back only where that is practicable.",
        passage: passage("The Supplier should return the data.", block: 215), fix: nil),
      Finding(
        rule: "nda.publication", status: .missing, severity: .note,
        message: "Nothing says that the public body may publish the contract.",
        passage: passage(number: "16", heading: ["16 Confidentiality"], block: 270),
        fix: Fix(
          after: 270, reason: "it belongs with confidentiality", tier: .fallback, heading: "Publication",
          paragraphs: ["The Town may publish this contract.", "It tells the Supplier before it does so."])),
    ])

  static let report = Report(
    toolVersion: "0.1.0",
    documents: [
      DocumentReport(
        path: "tender.docx",
        outcome: .assessed(assessment, words: 8123, notes: ["2 embedded objects were not read."])),
      DocumentReport(path: "scan.pdf", outcome: .unread("This is a PDF; ask for the Word file.")),
      DocumentReport(
        path: "goods.txt",
        outcome: .assessed(
          Assessment(kind: .statementOfWork, digital: false, families: [], findings: []), words: 1, notes: [])
      ),
    ])

  private static let place = Place(file: "data-ownership/return.yaml", line: 3, column: 5)

  private static func example(_ text: String) -> Example { Example(text: text, marked: nil, place: place) }

  static let element = Element(
    id: "return", key: true, requires: "The supplier returns all data when the contract ends.",
    severity: .warning,
    satisfied: [],
    adverse: [
      AdverseTerm(
        phrases: [], says: "The supplier keeps the data", severity: .error, prohibited: true)
    ],
    guidance: "Without its data a public body cannot change its supplier.\n\nHold on to the format.",
    comment: "The data was paid for by the public, and has to stay with it.",
    references: [
      Reference(title: "A guide to leaving", body: "Office of Examples", year: "2021", unverified: true)
    ],
    examples: Examples(
      satisfied: [example("The Supplier shall return all data.")],
      weak: [example("The Supplier should return data.")],
      adverse: [example("The Supplier keeps the data.")],
      silent: [example("The Supplier returns spare parts.")]))

  private static let model = {
    var model = ModelClause(heading: "Ownership of data")
    model[.preferred] = [
      ModelParagraph(text: "{supplier} shall return all data in {return_days} days.", elements: ["return"])
    ]
    model[.minimum] = [ModelParagraph(text: "{supplier} shall return all data.", elements: ["return"])]
    return model
  }()

  static let library = ClauseLibrary(
    lexicon: Lexicon(
      language: "en", authority: [], supplier: [], ambiguous: [], either: [], modals: [], hedges: [],
      classes: []),
    families: [
      Family(
        id: "data-ownership", title: "Ownership of data", question: "Who owns the data?",
        rationale: "Data is what remains when a system is replaced.",
        references: [
          Reference(title: "Data clauses", body: "Union of Towns", year: "2023", unverified: false)
        ],
        applies: .digital,
        parameters: [
          Parameter(
            name: "return_days", kind: .number, help: "Days to return the data.", value: "30", range: 1...90)
        ], placement: [], classes: [], elements: [element],
        model: model)
    ])
}
