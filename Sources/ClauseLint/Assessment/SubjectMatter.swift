/// What a document buys, as far as its words tell.
package struct SubjectMatter: Sendable, Equatable {
  /// How many sentences name software, data, networks and devices that are nothing else; what may be digital or not;
  /// goods and works.
  package var digital: Int
  package var informational: Int
  package var physical: Int

  package init(digital: Int = 0, informational: Int = 0, physical: Int = 0) {
    self.digital = digital
    self.informational = informational
    self.physical = physical
  }

  mutating func note(_ subject: PatternTable.Subject) {
    switch subject {
    case .digital: digital += 1
    case .informational: informational += 1
    case .physical: physical += 1
    }
  }

  /// Whether software, data or a digital service is bought at all.
  ///
  /// Digital words that are frequent decide by themselves. Where they are rare, a contract on goods or works, or on
  /// secrecy alone, buys nothing digital, and one on services and their results is taken to: what it delivers
  /// will be files and records.
  func isDigital(kind: Assessment.Kind, words: Int) -> Bool {
    if digital >= 3 && digital * 400 >= words || digital >= 40 { return physical < digital * 4 }
    if kind == .nda || physical > digital * 2 && physical >= 3 && physical * 400 >= words { return false }
    return digital + informational >= 2
  }
}
