/// Lays what was compiled out flat, and chooses where each pattern is looked for.
extension PatternCompiler {
  /// The table of everything that was added.
  func table() -> PatternTable {
    do { return try archive().withUnsafeBufferPointer(PatternTable.init(decoding:)) } catch {
      preconditionFailure("The compiler wrote what no table is: \(error)")
    }
  }

  /// The columns in the order in which `PatternTable` reads them.
  func archive() -> [UInt8] {
    let asked = asked()
    let rootEdges = Dictionary(nodes[0].edges.map { ($0.atom, Int($0.node)) }) { first, _ in first }
    var units: [[PatternTable.Ending]] = []
    var openings: [[Int32]] = []
    for atoms in atomsOfWord {
      var unit = atoms.map { PatternTable.Ending(atom: $0, strength: -1) }
      var opening: [Int32] = []
      for node in atoms.compactMap({ rootEdges[$0] }) {
        for ending in nodes[node].endings where !unit.contains(ending) { unit.append(ending) }
        if !nodes[node].edges.isEmpty { opening.append(Int32(node)) }
      }
      units.append(unit.filter { asked[Int($0.atom)] })
      openings.append(opening)
    }
    let beginsModal = units.map { $0.contains { Fixed.isModal($0.atom) } }
    var writer = TableWriter()
    writer.put([Int32(atomCount)])
    writer.put(PatternTable.Subject.allCases.map { (classAtoms[$0.className] ?? -1) + 1 })
    writer.put(concerns.map { $0 + 1 })
    writer.put(PatternTable.definableClasses.compactMap { classAtoms[$0] })
    writer.put(hashes: words.hashes)
    writer.put(zip(traits, beginsModal).map { $1 ? $0.union(.beginsModal) : $0 })
    writer.put(rows: units)
    writer.put(rows: atomsOfWord)
    writer.put(rows: openings)
    writer.put(rows: nodes.map(\.edges))
    writer.put(rows: nodes.map { $0.endings.filter { asked[Int($0.atom)] } })
    writer.put(steps)
    writer.put(rows: choices)
    writer.put(programs)
    writer.put(rows: required.map { $0.flatMap { [Atom($0.count)] + $0 } })
    writer.put(rows: openers)
    writer.put(rows: anchored())
    return writer.bytes
  }

  /// Chooses each pattern's anchor, the group of atoms that fewest words lead to, and what else to look for first.
  private func anchored() -> [[PatternTable.Candidate]] {
    let breadth = breadth()
    func breadthOf(_ group: [Atom]) -> Int { group.reduce(0) { $0 + breadth[Int($1)] } }
    var anchored = [[PatternTable.Candidate]](repeating: [], count: atomCount)
    for (index, groups) in required.enumerated() {
      let sorted = groups.sorted { breadthOf($0) < breadthOf($1) }
      let others = sorted.dropFirst().filter { $0.count == 1 }.map { $0[0] } + [Fixed.always, Fixed.always]
      let candidate = PatternTable.Candidate(program: Int32(index), second: others[0], third: others[1])
      for atom in sorted.first ?? [Fixed.duty] { anchored[Int(atom)].append(candidate) }
    }
    return anchored.map(Self.inRuns)
  }

  /// The candidates by their second atom, so that those that lack it can be passed over at once.
  private static func inRuns(_ candidates: [PatternTable.Candidate]) -> [PatternTable.Candidate] {
    var sorted = candidates.sorted { ($0.second, $0.program) < ($1.second, $1.program) }
    for index in sorted.indices.reversed().dropFirst() where sorted[index].second == sorted[index + 1].second
    {
      sorted[index].run = sorted[index + 1].run + 1
    }
    return sorted
  }

  /// How many words lead to each atom, roughly.
  private func breadth() -> [Int] {
    var breadth = [Int](repeating: 0, count: atomCount)
    for atoms in atomsOfWord { for atom in atoms { breadth[Int(atom)] += 1 } }
    for node in nodes { for ending in node.endings { breadth[Int(ending.atom)] += 6 } }
    for fixed in 0..<Fixed.count { breadth[fixed] = 10_000 }
    for word in ["be", "to", "of", "in", "for", "and", "or", "by", "with", "on", "from", "no", "not"] {
      if let atom = wordAtoms[word] { breadth[Int(atom)] = 9_000 }
    }
    return breadth
  }

  /// Whether each atom is asked for by itself; the others only lead through the trie.
  private func asked() -> [Bool] {
    var asked = [Bool](repeating: false, count: atomCount)
    for fixed in 0..<Fixed.count { asked[fixed] = true }
    for step in steps where step.action == .atom { asked[Int(step.operand)] = true }
    for atom in choices.joined() { asked[Int(atom)] = true }
    let subjects = PatternTable.Subject.allCases.compactMap { classAtoms[$0.className] }
    let definable = PatternTable.definableClasses.compactMap { classAtoms[$0] }
    for atom in subjects + definable + concerns where atom >= 0 { asked[Int(atom)] = true }
    return asked
  }
}
