/// Reads the tasks of a statement of work, which name nobody: "Provide training to the operators."
extension Matcher {
  /// The words with the trait of that name.
  static let tasks = [
    "provide", "deliver", "furnish", "train", "prepare", "submit", "ensure", "publish", "migrate", "assist",
    "conduct", "develop", "install", "maintain", "give", "cooperate", "make", "create", "write", "enable",
    "allow",
    "integrate", "expose", "implement", "comply", "teach", "instruct", "familiarise", "convert", "configure",
    "perform", "mentor", "hand", "transition", "produce", "organise", "adhere", "avoid",
  ]

  /// Has a task be the supplier's, where the word at a token is one: its name and a duty stand right before the verb, in
  /// no words.
  func addImperative(at: Int) {
    guard at >= sentence.ownStart, opensTask(at) else { return }
    for (atom, strength) in [(Fixed.supplier, Int8(-1)), (Fixed.duty, 4)] {
      spans.append(Span(atom: atom, start: Int32(at), end: Int32(at), next: -1, strength: strength))
    }
  }

  /// Whether nothing but a number or a mark stands before a token, and no list that has a verb already.
  private func opensTask(_ at: Int) -> Bool {
    let own = sentence.ownStart..<at
    guard sentence.tokens[at].capital || !own.isEmpty || sentence.ownStart > 0, own.count <= 4 else {
      return false
    }
    return own.allSatisfy {
      !sentence.tokens[$0].isWord || sentence.tokens[$0].end - sentence.tokens[$0].start <= 2
    }
      && (0..<at).allSatisfy { !traits[$0].contains(.modal) && !traits[$0].contains(.relative) }
  }
}
