/// Checks a pattern of the library, given the names of the word classes it may use.
package typealias PatternCheck = (PatternSource, Set<String>) throws(LibraryFault) -> Void

/// The word classes that patterns name, and whether they exist.
package enum PatternClasses {
  /// Throws for a phrase that cannot be read, and for a class that neither the lexicon nor the family defines.
  package static func check(_ pattern: PatternSource, known: Set<String>) throws(LibraryFault) {
    for piece in ModelPiece.pieces(of: pattern.text) {
      switch piece.kind {
      case .words: continue
      case .stray:
        throw LibraryFault(
          .pattern("a brace is open or empty in “\(pattern.text)”; write a word class as {name}."),
          at: pattern.place)
      case .slot(let name):
        if known.contains(name) { continue }
        let near = suggestion(for: name, among: known.sorted())
        throw LibraryFault(
          .unknownClass(name, suggestion: near, known: known.sorted()), at: pattern.place)
      }
    }
    do { _ = try PhraseParser.parse(pattern.text) } catch {
      throw LibraryFault(
        .phrase(pattern.text, problem: error.message, offset: error.offset), at: pattern.place)
    }
  }

  /// The names of the classes in a pattern, in order.
  static func names(in text: String) -> [String] {
    ModelPiece.pieces(of: text).compactMap { piece in
      if case .slot(let name) = piece.kind { name } else { nil }
    }
  }

  /// Throws where a class leads back to itself through the classes it names.
  static func checkCircles(_ classes: [WordClass]) throws(LibraryFault) {
    let byName = Dictionary(classes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var sound: Set<String> = []
    func visit(_ name: String, trail: [String], at place: Place) throws(LibraryFault) {
      if let start = trail.firstIndex(of: name) {
        throw LibraryFault(.circularClass(trail[start...] + [name]), at: place)
      }
      guard let word = byName[name], !sound.contains(name) else { return }
      for phrase in word.phrases {
        for inner in names(in: phrase.text) { try visit(inner, trail: trail + [name], at: phrase.place) }
      }
      sound.insert(name)
    }
    for word in classes {
      guard let place = word.phrases.first?.place else { continue }
      try visit(word.name, trail: [], at: place)
    }
  }
}
