/// How the document speaks: its spelling, and what it calls itself.
struct Voice {
  let isAmerican: Bool
  /// "this Agreement", where the document says so; `nil` where model text can stay as it is.
  let contract: String?
  /// The document's text in one piece, for looking up terms.
  private let text: String

  init(_ document: Document) {
    var text = ""
    for block in document.blocks {
      text += block.text
      text += "\n"
    }
    self.text = text
    let terms = ["this Agreement", "this Contract", "this agreement", "this contract"]
    let counts = text.counts(
      of: ["license", "licence", "ization", "isation"] + terms + terms.map(\.capitalizedWord))
    isAmerican = counts[0] > counts[1] || counts[2] > counts[3]
    let uses = terms.indices.map { counts[4 + $0] + counts[8 + $0] }
    let best = uses.indices.max { uses[$0] < uses[$1] }
    contract = best.flatMap { uses[$0] >= 2 ? terms[$0] : nil }
  }

  /// Model text as this document would write it.
  func spoken(_ model: String) -> String {
    var text = model
    if let contract {
      for own in ["this contract", "this Contract"] where own != contract {
        text = text.swapping(own, for: contract)
        text = text.swapping(own.capitalizedWord, for: contract.capitalizedWord)
      }
      // "the Contract," and "the Contract." mean the whole; "the Contract Data" does not.
      let bare = "the " + contract.dropFirst("this ".count)
      for end in [",", ".", ";"] { text = text.swapping("the Contract\(end)", for: bare + end) }
    }
    guard isAmerican else { return text }
    for (british, american) in Self.spellings { text = text.swapping(british, for: american) }
    return text
  }

  /// Whether a term is used in the document, as it is written.
  func uses(_ term: String) -> Bool { text.holds(term) }

  private static let spellings: [(String, String)] = [
    ("licence", "license"), ("Licence", "License"), ("organisation", "organization"),
    ("anonymis", "anonymiz"), ("authoris", "authoriz"), ("customis", "customiz"), ("utilis", "utiliz"),
    ("recognis", "recogniz"), ("minimis", "minimiz"), ("favour", "favor"), ("behaviour", "behavior"),
    ("defence", "defense"), ("centre", "center"), ("labour", "labor"), ("programme", "program"),
    ("fulfil ", "fulfill "), ("catalogue", "catalog"),
  ]
}
