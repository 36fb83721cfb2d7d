/// How the document speaks: its spelling, and what it calls itself.
struct Voice {
  let isAmerican: Bool
  /// "this Agreement", where the document says so; `nil` where model text can stay as it is.
  let contract: String?
  /// The document's text in one piece, for looking up terms.
  private let text: String

  init(_ document: Document) {
    let text = document.blocks.lazy.map(\.text).joined(separator: "\n")
    self.text = text
    func count(_ word: String) -> Int { text.ranges(of: word).count }
    isAmerican = count("license") > count("licence") || count("ization") > count("isation")
    let terms = ["this Agreement", "this Contract", "this agreement", "this contract"]
    let counted = terms.map { ($0, count($0) + count($0.capitalizedWord)) }
    let best = counted.max { $0.1 < $1.1 }
    contract = best.flatMap { $0.1 >= 2 ? $0.0 : nil }
  }

  /// Model text as this document would write it.
  func spoken(_ model: String) -> String {
    var text = model
    if let contract {
      for own in ["this contract", "this Contract"] where own != contract {
        text = text.replacing(own, with: contract)
        text = text.replacing(own.capitalizedWord, with: contract.capitalizedWord)
      }
      // "the Contract," and "the Contract." mean the whole; "the Contract Data" does not.
      let bare = "the " + contract.dropFirst("this ".count)
      for end in [",", ".", ";"] { text = text.replacing("the Contract\(end)", with: bare + end) }
    }
    guard isAmerican else { return text }
    for (british, american) in Self.spellings { text = text.replacing(british, with: american) }
    return text
  }

  /// Whether a term is used in the document, as it is written.
  func uses(_ term: String) -> Bool { text.contains(term) }

  private static let spellings: [(String, String)] = [
    ("licence", "license"), ("Licence", "License"), ("organisation", "organization"),
    ("anonymis", "anonymiz"), ("authoris", "authoriz"), ("customis", "customiz"), ("utilis", "utiliz"),
    ("recognis", "recogniz"), ("minimis", "minimiz"), ("favour", "favor"), ("behaviour", "behavior"),
    ("defence", "defense"), ("centre", "center"), ("labour", "labor"), ("programme", "program"),
    ("fulfil ", "fulfill "), ("catalogue", "catalog"),
  ]
}

extension Family {
  /// The terms that the model clause defines in passing (“Contract Data”), with a sentence that says what they mean.
  func definitions(_ tier: Tier, values: ModelValues) -> [(term: String, sentence: String)] {
    var result: [(term: String, sentence: String)] = []
    for tier in [tier, .preferred] {
      for paragraph in (try? modelText(tier, values: values)) ?? [] {
        guard let open = paragraph.text.firstRange(of: "(“") ?? paragraph.text.firstRange(of: "(the “"),
          let close = paragraph.text[open.upperBound...].firstRange(of: "”")
        else { continue }
        let term = String(paragraph.text[open.upperBound..<close.lowerBound])
        guard !result.contains(where: { $0.term == term }) else { continue }
        let before = paragraph.text[..<open.lowerBound]
        let start = before.lastIndex(of: ".").map(before.index(after:)) ?? before.startIndex
        let meaning = trimmed(before[start...])
        guard let first = meaning.first else { continue }
        result.append((term, "“\(term)” means \(first.lowercased())\(meaning.dropFirst())."))
      }
    }
    return result
  }
}
