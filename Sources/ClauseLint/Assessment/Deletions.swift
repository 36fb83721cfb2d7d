/// The clauses that the document itself takes out: "Clause 15 is deleted.", "Section 4.2 shall not apply."
///
/// Only a sentence that says so of a clause by itself counts. Elsewhere clauses of other papers are meant, or single cases:
/// "Where … , clause 7 shall not apply".
struct Deletions {
  private var numbers: Set<String> = []

  private static let nouns = Tokeniser.hashes(of: [
    "clause", "section", "article", "paragraph", "sub-clause", "subsection", "condition",
  ])
  private static let deletions = Tokeniser.hashes(of: [
    "deleted", "removed", "disapplied", "omitted", "struck",
  ])
  private static let verbs = Tokeniser.hashes(of: [
    "is", "are", "be", "shall", "hereby", "does", "do", "will",
  ])
  private static let apply = Tokeniser.hash(of: "apply")
  private static let not = Tokeniser.hash(of: "not")

  init(_ reader: SentenceReader, in document: Document) {
    for block in reader.tokens.indices {
      let tokens = reader.tokens[block]
      guard document.blocks[block].stem == nil else { continue }
      for cut in reader.cuts[block] where cut.count > 3 {
        let at = cut.lowerBound
        guard Self.nouns.contains(tokens[at].hash), tokens[at + 1].kind == .number,
          Self.isDeleted(tokens[..<cut.upperBound], after: at + 1)
        else { continue }
        let text = document.blocks[block].text.utf8
        let start = text.index(text.startIndex, offsetBy: Int(tokens[at + 1].start))
        let end = text.index(text.startIndex, offsetBy: Int(tokens[at + 1].end))
        if let number = String(text[start..<end]) { numbers.insert(number) }
      }
    }
  }

  /// Whether the words after a clause's number take it out as a whole: "shall not apply to sub-contracts" does not.
  private static func isDeleted(_ tokens: ArraySlice<Token>, after number: Int) -> Bool {
    var at = number + 1
    var isDenied = false
    while at < tokens.endIndex, verbs.contains(tokens[at].hash) || tokens[at].hash == not {
      if tokens[at].hash == not { isDenied = true }
      at += 1
    }
    guard at > number + 1, at < tokens.endIndex else { return false }
    if !isDenied { return deletions.contains(tokens[at].hash) }
    return tokens[at].hash == apply && (at + 1 == tokens.endIndex || tokens[at + 1].kind == .stop)
  }

  /// Whether a block stands in a clause that is taken out.
  func contain(_ block: Block) -> Bool {
    if numbers.isEmpty { return false }
    return covers(block.number)
      || block.headingPath.contains { covers($0.split(separator: " ").first.map(String.init) ?? "") }
  }

  private func covers(_ number: String) -> Bool {
    let label = number.last == "." ? String(number.dropLast()) : number
    return numbers.contains { label == $0 || label.hasPrefix($0 + ".") }
  }
}
