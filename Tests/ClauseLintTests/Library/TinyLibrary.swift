import ClauseLint

/// A library of one family with one element, small enough to break in a hundred ways.
enum TinyLibrary {
  static let lexicon = """
    language: en
    parties:
      authority: [council]
      supplier: [contractor]
      ambiguous: [company]
      either: [each party]
    modals:
      - {phrases: [shall, must], strength: 5, sense: duty}
    hedges: [where practicable]
    classes:
      data: [data, record]
      own: [own]
    """

  static let family = """
    id: bees
    title: Bees
    question: Who keeps the bees?
    rationale: Bees are needed.
    references:
      - {title: On Bees, body: Society of Keepers, year: 2019, unverified: true}
    applies: digital
    placement: [bees, honey]
    parameters:
      days: {type: number, help: Days to return a swarm., default: 30, range: [1, 90]}
      place: {type: text, help: Where the hives stand., default: the roof}
    classes:
      bee: [bee, honey bee]
    """

  static let element = """
    id: keeping
    key: true
    requires: The public body owns the bees.
    severity: error
    satisfied:
      - "{authority} {own} … {bee}"
      - "{bee} shall be … {authority}"
    adverse:
      - {phrases: ["{supplier} {own} … {bee}"], says: The supplier owns the bees., severity: error, prohibited: true}
    guidance: Hold on to the bees.
    comment: |
      We ask for the bees.
      They are ours.
    examples:
      satisfied: ["⟦The Council owns the bees⟧ – all of them."]
      weak: ["The Council should own the bees."]
      adverse: ["Été: ⟦The Contractor owns the bees.⟧"]
      silent: ["The Contractor owns a car."]
    """

  static let model = """
    heading: Keeping of bees

    # Preferred

    1. {authority} owns the bees
       on {place}. [keeping]
    2. {supplier} shall return a swarm within {days} days
       under {contract}. [keeping]

    # Fallback
    1. {authority} owns the bees. [keeping]
    # Minimum
    1. The {authority} owns the bees. {supplier} keeps none.
    """

  static let profile = """
    id: garden
    title: Gardens
    use: Purchases with hives in them.
    families: [bees]
    severities:
      - {rule: bees.keeping, severity: warning}
    """

  static let measured = """
    corpus: "3 labelled letters: invented"
    date: 2026-03-01
    documents: 3
    families:
      bees:
        missing: {right: 1, wrong: 0, overlooked: 1}
        adverse: {right: 0, wrong: 0, overlooked: 0}
        elements:
          keeping: {right: 1, wrong: 2, overlooked: 0}
    """

  static var files: [LibraryFile] {
    [
      LibraryFile(path: "lexicon/english.yaml", text: lexicon),
      LibraryFile(path: "bees/family.yaml", text: family),
      LibraryFile(path: "bees/keeping.yaml", text: element),
      LibraryFile(path: "bees/model.md", text: model),
      LibraryFile(path: "appendix.md", text: "For people."),
      LibraryFile(path: "profiles/garden.yaml", text: profile),
      LibraryFile(path: "measured.yaml", text: measured),
    ]
  }

  /// The files with the first `old` of one file replaced; nil where it is not there.
  static func files(replacing old: String, in path: String, by new: String) -> [LibraryFile]? {
    var files = files
    guard let index = files.firstIndex(where: { $0.path == path }),
      let range = files[index].text.firstRange(of: old)
    else { return nil }
    files[index].text.replaceSubrange(range, with: new)
    return files
  }

  static func library() throws -> ClauseLibrary { try ClauseLibrary.decode(files: files) }
}
