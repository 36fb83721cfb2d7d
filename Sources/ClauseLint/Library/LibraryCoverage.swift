/// What no example fires: phrases that nobody has tried.
///
/// An element's own examples count and no others, for only they say what its phrases are to mean.
package struct LibraryCoverage: Sendable, Equatable {
  package struct Gap: Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable { case element, adverseTerm(String), pattern(String) }

    package var place: Place
    /// `family.element`.
    package var rule: String
    package var kind: Kind

    package var description: String {
      let what =
        switch kind {
        case .element: "no example fires the element"
        case .adverseTerm(let says): "no example fires the adverse term “\(says)”"
        case .pattern(let text): "no example fires the pattern “\(text)”"
        }
      return "\(place): \(rule): \(what)"
    }
  }

  /// The number of patterns tried.
  package private(set) var patterns = 0
  /// Elements and adverse terms none of whose patterns an example fires.
  package private(set) var untried: [Gap] = []
  /// Further patterns that no example fires.
  package private(set) var untriedPatterns: [Gap] = []

  /// - Parameter consider: what the engine considers in a text when asked for one family.
  package init(
    _ library: ClauseLibrary, consider: (String, Family) throws -> [Consideration]
  ) rethrows {
    for family in library.families {
      for element in family.elements {
        let rule = "\(family.id).\(element.id)"
        func fired(by examples: [Example], adverse: Bool) throws -> Set<String> {
          let considered = try examples.flatMap { try consider($0.text, family) }
          return Set(
            considered.filter { $0.rule == rule && $0.isAdverse == adverse && $0.strength > 0 }.map(\.pattern)
          )
        }
        let examples = element.examples
        let good = try fired(by: examples.satisfied + examples.weak, adverse: false)
        note(element.satisfied, fired: good, .element, rule)
        let bad = try fired(by: examples.adverse, adverse: true)
        for term in element.adverse { note(term.phrases, fired: bad, .adverseTerm(term.says), rule) }
      }
    }
  }

  private mutating func note(
    _ sources: [PatternSource], fired: Set<String>, _ whole: Gap.Kind, _ rule: String
  ) {
    patterns += sources.count
    let gaps = sources.filter { !fired.contains($0.text) }
    if gaps.count == sources.count, let first = sources.first {
      untried.append(Gap(place: first.place, rule: rule, kind: whole))
    }
    untriedPatterns += gaps.map { Gap(place: $0.place, rule: rule, kind: .pattern($0.text)) }
  }
}
