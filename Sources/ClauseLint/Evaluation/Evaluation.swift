/// What an assessment of labelled documents adds up to.
///
/// Documents to which a family does not apply say nothing about it; where readers would accept `missing` or
/// another status, the document says nothing about whether the family is missing, and so for `adverse`.
package struct Evaluation: Sendable, Equatable {
  /// How many verdicts of several values were right.
  package struct Share: Sendable, Equatable {
    package var right = 0
    package var all = 0

    package var value: Double? { all == 0 ? nil : Double(right) / Double(all) }

    fileprivate mutating func count(_ isRight: Bool) {
      right += isRight ? 1 : 0
      all += 1
    }
  }

  package private(set) var documents = 0
  /// Whether the status of a family is one of those accepted.
  package private(set) var status = Share()
  /// Whether the document buys software, data or a digital service.
  package private(set) var digital = Share()
  private var measures: [String: FamilyMeasure] = [:]

  package init() {}

  /// In the order of their ids; only those that labels speak of.
  package var families: [FamilyMeasure] {
    measures.values.sorted { $0.id < $1.id }.map { family in
      var family = family
      family.elements.sort { $0.id < $1.id }
      return family
    }
  }

  package func measurement(corpus: String, date: String) -> Measurement {
    Measurement(corpus: corpus, date: date, documents: documents, families: families)
  }

  package mutating func count(_ assessment: Assessment, against label: DocumentLabel) {
    documents += 1
    digital.count(assessment.digital == label.digital)
    for labelled in label.families {
      guard let verdict = assessment.families.first(where: { $0.id == labelled.id }) else { continue }
      count(verdict, against: labelled)
    }
  }

  private mutating func count(_ verdict: FamilyVerdict, against label: DocumentLabel.FamilyLabel) {
    status.count(label.accepted.contains(verdict.status))
    var measure = measures[label.id] ?? FamilyMeasure(id: label.id)
    defer { measures[label.id] = measure }
    guard !label.accepted.contains(.notApplicable) else { return }
    if label.settles(.missing) {
      measure.missing.count(found: verdict.status == .missing, labelled: label.status == .missing)
    }
    if label.settles(.adverse) {
      measure.adverse.count(found: verdict.status == .adverse, labelled: label.status == .adverse)
    }
    for element in label.elements where !element.isDoubtful {
      let found = verdict.elements.first { $0.id == element.id }.map { $0.status != .absent } ?? false
      measure.count(element.id, found: found, labelled: element.status != .absent)
    }
  }
}

extension DocumentLabel.FamilyLabel {
  /// Whether it is beyond doubt that the family has this status, or that it has not.
  fileprivate func settles(_ status: FamilyStatus) -> Bool {
    !accepted.contains(status) || accepted == [status]
  }
}

extension FamilyMeasure {
  fileprivate mutating func count(_ element: String, found: Bool, labelled: Bool) {
    let index = elements.firstIndex { $0.id == element } ?? elements.endIndex
    if index == elements.endIndex { elements.append(ElementMeasure(id: element, score: Score())) }
    elements[index].score.count(found: found, labelled: labelled)
  }
}
