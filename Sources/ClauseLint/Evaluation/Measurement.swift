/// How often a verdict was right over labelled documents, as counts.
package struct Score: Sendable, Equatable {
  /// Found, and labelled so.
  package var right: Int
  /// Found, and labelled otherwise.
  package var wrong: Int
  /// Labelled, and not found.
  package var overlooked: Int

  package init(right: Int = 0, wrong: Int = 0, overlooked: Int = 0) {
    self.right = right
    self.wrong = wrong
    self.overlooked = overlooked
  }

  package mutating func count(found: Bool, labelled: Bool) {
    switch (found, labelled) {
    case (true, true): right += 1
    case (true, false): wrong += 1
    case (false, true): overlooked += 1
    case (false, false): break
    }
  }

  /// The share of what was found that is right; `nil` where nothing was found.
  package var precision: Double? { share(of: right + wrong) }
  /// The share of what is there that was found; `nil` where nothing is there.
  package var recall: Double? { share(of: right + overlooked) }
  /// The harmonic mean of the two; `nil` where there was nothing to find and nothing was found.
  package var f1: Double? {
    let all = 2 * right + wrong + overlooked
    return all == 0 ? nil : Double(2 * right) / Double(all)
  }

  private func share(of all: Int) -> Double? { all == 0 ? nil : Double(right) / Double(all) }

  package static func + (a: Score, b: Score) -> Score {
    Score(right: a.right + b.right, wrong: a.wrong + b.wrong, overlooked: a.overlooked + b.overlooked)
  }
}

/// How well one family is judged.
package struct FamilyMeasure: Sendable, Equatable {
  package struct ElementMeasure: Sendable, Equatable {
    package var id: String
    /// Whether the element was found, firmly or weakly.
    package var score: Score

    package init(id: String, score: Score) {
      self.id = id
      self.score = score
    }
  }

  package var id: String
  /// The status `missing` against `present`, `weak` and `adverse`.
  package var missing: Score
  /// The status `adverse` against the others.
  package var adverse: Score
  /// In the order of their ids.
  package var elements: [ElementMeasure]

  package init(
    id: String, missing: Score = Score(), adverse: Score = Score(), elements: [ElementMeasure] = []
  ) {
    self.id = id
    self.missing = missing
    self.adverse = adverse
    self.elements = elements
  }

  package var elementsTogether: Score { elements.map(\.score).reduce(Score(), +) }
}

/// How well a library judged a set of labelled documents on a day.
package struct Measurement: Sendable, Equatable {
  /// The documents, in words: "40 labelled tenders".
  package var corpus: String
  /// Year, month and day: 2026-03-01.
  package var date: String
  package var documents: Int
  /// In the order of their ids.
  package var families: [FamilyMeasure]

  package init(corpus: String, date: String, documents: Int, families: [FamilyMeasure]) {
    self.corpus = corpus
    self.date = date
    self.documents = documents
    self.families = families
  }

  /// The score of a family's element.
  package func score(of element: String, in family: String) -> Score? {
    families.first { $0.id == family }?.elements.first { $0.id == element }?.score
  }

  /// The measurement without families that have changed since; nil where nothing is left.
  func without(_ changed: Set<String>) -> Measurement? {
    var rest = self
    rest.families.removeAll { changed.contains($0.id) }
    return rest.families.isEmpty ? nil : rest
  }
}
