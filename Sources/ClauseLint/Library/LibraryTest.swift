/// What the engine finds in an example, asked for one element of one family.
package struct ExampleVerdict: Sendable, Equatable {
  package var status: ElementStatus
  /// Whether an adverse term of the element was found.
  package var adverse: Bool
  /// The evidence found, adverse or not, as UTF-8 byte offsets in the example's text.
  package var evidence: [Range<Int>]

  package init(status: ElementStatus, adverse: Bool, evidence: [Range<Int>]) {
    self.status = status
    self.adverse = adverse
    self.evidence = evidence
  }
}

/// The library's own examples, run against the engine: an author's sentence is the specification of an element.
package struct LibraryTest: Sendable, Equatable {
  /// The group that an example stands in.
  package enum Kind: String, Sendable, Equatable, CaseIterable { case satisfied, weak, adverse, silent }

  /// An example that the engine judges otherwise than its author.
  package struct Failure: Sendable, Equatable, CustomStringConvertible {
    package var place: Place
    /// `family.element`.
    package var rule: String
    package var kind: Kind
    package var text: String
    package var verdict: ExampleVerdict
    /// Whether the verdict is right and only the marked words were missed.
    package var missesMark: Bool

    package var description: String {
      let found = verdict.adverse ? "\(verdict.status.rawValue) and adverse" : verdict.status.rawValue
      let reason =
        missesMark
        ? "the evidence lies outside the marked words"
        : "\(kind.expectation), and it is \(found)"
      return "\(place): \(rule): the \(kind.rawValue) example fails: \(reason): “\(text)”"
    }
  }

  /// The number of examples that were run.
  package var count: Int
  /// In the order of families, elements and groups.
  package var failures: [Failure]

  /// Runs every example of `library` through `assess`.
  package init(
    _ library: ClauseLibrary, assess: (String, Family, Element) throws -> ExampleVerdict
  ) rethrows {
    count = 0
    failures = []
    for family in library.families {
      for element in family.elements {
        for kind in Kind.allCases {
          for example in element.examples.of(kind) {
            count += 1
            let verdict = try assess(example.text, family, element)
            let agrees = kind.agrees(with: verdict)
            if agrees, kind == .silent || !example.isMissed(by: verdict) { continue }
            failures.append(
              Failure(
                place: example.place, rule: "\(family.id).\(element.id)", kind: kind, text: example.text,
                verdict: verdict, missesMark: agrees))
          }
        }
      }
    }
  }
}

extension LibraryTest.Kind {
  /// Whether a verdict is what this group of examples stands for.
  func agrees(with verdict: ExampleVerdict) -> Bool {
    switch self {
    case .satisfied: verdict.status == .present && !verdict.adverse
    case .weak: verdict.status == .weak
    case .adverse: verdict.adverse
    case .silent: verdict.status == .absent && !verdict.adverse
    }
  }

  var expectation: String {
    switch self {
    case .satisfied: "it should be present and not adverse"
    case .weak: "it should be weak"
    case .adverse: "it should be adverse"
    case .silent: "it should be absent and not adverse"
    }
  }
}

extension Examples {
  func of(_ kind: LibraryTest.Kind) -> [Example] {
    switch kind {
    case .satisfied: satisfied
    case .weak: weak
    case .adverse: adverse
    case .silent: silent
    }
  }
}

extension Example {
  /// Whether words are marked and no evidence touches them.
  fileprivate func isMissed(by verdict: ExampleVerdict) -> Bool {
    guard let marked else { return false }
    return !verdict.evidence.contains { $0.overlaps(marked) }
  }
}

extension Assessment {
  /// What a one-family assessment of an example's text, one that explains itself, says of one element, with the
  /// evidence found in the text.
  package func verdict(on element: String, in text: String) -> ExampleVerdict {
    let verdict = families.first
    let found = verdict?.elements.first { $0.id == element }
    // A passage that turns two elements is told once, for one of them; what was considered has both.
    let turned = considered.filter { $0.isAdverse && $0.strength > 0 && $0.rule.hasSuffix(".\(element)") }
    let adverse = (verdict?.adverse ?? []).filter { one in
      one.element == element || turned.contains { $0.passage == one.passage }
    }
    let passages = adverse.map(\.passage) + (found?.evidence.map(\.passage) ?? [])
    let ranges = passages.compactMap { passage -> Range<Int>? in
      guard let range = text.firstRange(of: passage.text) else { return nil }
      return text.utf8.distance(
        from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
          from: text.startIndex, to: range.upperBound)
    }
    return ExampleVerdict(status: found?.status ?? .absent, adverse: !adverse.isEmpty, evidence: ranges)
  }
}
