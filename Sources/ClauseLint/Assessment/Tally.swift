/// The evidence found so far, by family.
struct Tally {
  private let library: ClauseLibrary
  private var evidence: [[[Evidence]]]
  private var adverse: [[(AdverseEvidence, curedBy: [String])]]

  /// The families whose subject the document names.
  private var concerned: [Bool]
  /// Every match in reading order, where the assessment explains itself.
  private(set) var considered: [Consideration] = []

  init(library: ClauseLibrary) {
    self.library = library
    evidence = library.families.map { $0.elements.map { _ in [] } }
    adverse = library.families.map { _ in [] }
    concerned = library.families.map { _ in false }
  }

  mutating func add(_ new: Evidence, family: Int, element: Int) {
    // Evidence comes in reading order: the same passage stands among the last, in the same block.
    let beside = evidence[family][element].indices.reversed().prefix {
      evidence[family][element][$0].passage.block == new.passage.block
    }
    if let same = beside.first(where: { evidence[family][element][$0].passage == new.passage }) {
      if evidence[family][element][same].strength < new.strength { evidence[family][element][same] = new }
    } else {
      evidence[family][element].append(new)
    }
  }

  mutating func add(_ new: AdverseEvidence, curedBy: [String], family: Int) {
    let beside = adverse[family].reversed().prefix { $0.0.passage.block == new.passage.block }
    guard !beside.contains(where: { $0.0.passage == new.passage }) else { return }
    adverse[family].append((new, curedBy))
  }

  mutating func concern(_ family: Int) { concerned[family] = true }

  mutating func consider(_ consideration: Consideration) { considered.append(consideration) }

  /// - Parameter digital: whether something digital is bought.
  /// - Parameter isPublic: whether a public body is a party.
  func verdicts(digital: Bool, isPublic: Bool) -> [FamilyVerdict] {
    library.families.indices.map { verdict(of: $0, digital, isPublic) }
  }

  private func verdict(of index: Int, _ digital: Bool, _ isPublic: Bool) -> FamilyVerdict {
    let family = library.families[index]
    let elements = zip(family.elements, evidence[index]).map { element, evidence in
      let best = evidence.map(\.strength).max() ?? 0
      let status: ElementStatus = best >= 4 ? .present : best >= 1 ? .weak : .absent
      return ElementVerdict(id: element.id, status: status, evidence: evidence)
    }
    let present = Set(elements.filter { $0.status == .present }.map(\.id))
    let standing = adverse[index].filter { present.isDisjoint(with: $0.curedBy) }.map(\.0)
    return FamilyVerdict(
      id: family.id, status: status(of: index, elements, standing, digital, isPublic), elements: elements,
      adverse: standing)
  }

  private func status(
    of index: Int, _ elements: [ElementVerdict], _ standing: [AdverseEvidence], _ digital: Bool,
    _ isPublic: Bool
  ) -> FamilyStatus {
    let family = library.families[index]
    let isConcerned = !standing.isEmpty || family.concerns == nil || concerned[index]
    switch family.applies {
    case .always where !isConcerned, .digital where !digital || !isConcerned: return .notApplicable
    case .public where !digital && !isPublic && !isConcerned: return .notApplicable
    default: break
    }
    if !standing.isEmpty { return .adverse }
    let keys = zip(family.elements, elements).filter { $0.0.key }.map(\.1)
    if keys.contains(where: { $0.status == .present }) { return .present }
    // A refinement alone ("the contract is published with its data schedule") protects nothing.
    let core = zip(family.elements, elements).filter { $0.0.severity != .note }.map(\.1)
    return core.contains { $0.status != .absent } ? .weak : .missing
  }
}
