/// What a document buys, as far as its words tell.
struct SubjectMatter {
  /// The number of sentences that name each sort of thing, in the order of ``PatternTable/Subject``.
  private var sentences = [Int](repeating: 0, count: PatternTable.Subject.allCases.count)

  mutating func note(_ subject: PatternTable.Subject) { sentences[subject.rawValue] += 1 }

  private func count(_ subject: PatternTable.Subject) -> Int { sentences[subject.rawValue] }

  /// Whether software, data or a digital service is bought at all.
  ///
  /// Digital words that are frequent decide by themselves. Where they are rare, a contract on goods or works, or on
  /// secrecy alone, buys nothing digital, and one on services and their results is taken to: what it delivers
  /// will be files and records.
  func isDigital(kind: Assessment.Kind, words: Int) -> Bool {
    let digital = count(.digital)
    let physical = count(.physical)
    if digital >= 3 && digital * 400 >= words || digital >= 40 { return physical < digital * 4 }
    if kind == .nda || physical > digital * 2 && physical >= 3 && physical * 400 >= words { return false }
    return digital + count(.informational) >= 2
  }
}
