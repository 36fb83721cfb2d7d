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
    let (trie, starts) = trie(asked)
    var units: [[PatternTable.Ending]] = []
    var openings: [[Int32]] = []
    for atoms in atomsOfWord {
      var unit = atoms.map { PatternTable.Ending(atom: $0, strength: -1) }
      for node in atoms.compactMap({ rootEdges[$0] }) {
        for ending in nodes[node].endings where !unit.contains(ending) { unit.append(ending) }
      }
      units.append(unit.filter { asked[Int($0.atom)] })
      openings.append(atoms.compactMap { starts[$0] })
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
    let edges = trie.map(\.edges).filter { !$0.isEmpty }
    writer.put(rows: edges)
    writer.put(rows: trie.map(\.endings))
    writer.put(steps)
    writer.put(rows: choices)
    writer.put(programs)
    writer.put(rows: required.map { $0.flatMap { [Atom($0.count)] + $0 } })
    writer.put(rows: openers)
    let (anchored, groups) = anchored()
    writer.put(rows: anchored)
    writer.put(rows: groups)
    let nodeMasks = edges.map { mask(of: $0.map(\.atom)) }
    writer.put(atomsOfWord.map(mask))
    writer.put(nodeMasks)
    writer.put(
      openings.map { nodes in
        nodes.reduce(into: PatternTable.Mask()) { $0.formUnion(nodeMasks[Int($1)]) }
      })
    return writer.bytes
  }

  /// The nodes that are walked to, those that lead on before those that do not, and the ones that the root leads to over
  /// each atom. The root is not among them, nor is what only phrases of one word reach: both are in the columns of the
  /// words. Nodes from which all goes on alike are one.
  private func trie(_ asked: [Bool]) -> (nodes: [Node], starts: [Atom: Int32]) {
    var kept = nodes
    var known: [Node: Int32] = [:]
    var alike = nodes.indices.map(Int32.init)
    // Each node has a higher number than the one that leads to it.
    for index in nodes.indices.reversed() {
      kept[index].endings.removeAll { !asked[Int($0.atom)] }
      kept[index].edges = nodes[index].edges.compactMap { edge in
        let next = alike[Int(edge.node)]
        let isUseful = !kept[Int(next)].edges.isEmpty || !kept[Int(next)].endings.isEmpty
        return isUseful ? PatternTable.Edge(atom: edge.atom, node: next) : nil
      }
      if let same = known[kept[index]] { alike[index] = same } else { known[kept[index]] = Int32(index) }
    }
    let beneathRoot = Set(nodes[0].edges.map { alike[Int($0.node)] })
    let reached = Set(kept.dropFirst().flatMap { $0.edges.map(\.node) })
    let walked = kept.indices.map(Int32.init).filter { index in
      !kept[Int(index)].edges.isEmpty && (reached.contains(index) || beneathRoot.contains(index))
    }
    let leaves = reached.filter { kept[Int($0)].edges.isEmpty }.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(walked + leaves, Int32(0)...))
    let trie = (walked + leaves).map { old in
      let edges = kept[Int(old)].edges.compactMap { edge in
        numbers[edge.node].map { PatternTable.Edge(atom: edge.atom, node: $0) }
      }
      return Node(edges: edges, endings: kept[Int(old)].endings)
    }
    let openings = nodes[0].edges.compactMap { edge in
      let first = alike[Int(edge.node)]
      return kept[Int(first)].edges.isEmpty ? nil : numbers[first].map { (edge.atom, $0) }
    }
    return (trie, Dictionary(openings) { first, _ in first })
  }

  private func mask(of atoms: [Atom]) -> PatternTable.Mask {
    atoms.reduce(into: PatternTable.Mask()) { $0.insert($1) }
  }

  /// Chooses each pattern's anchor, the rarest group of the atoms that it needs, and what else to look for first.
  private func anchored() -> (candidates: [[PatternTable.Candidate]], groups: [[Atom]]) {
    let breadth = breadth()
    func breadthOf(_ group: [Atom]) -> Int { group.reduce(0) { $0 + breadth[Int($1)] } }
    var candidates = [[PatternTable.Candidate]](repeating: [], count: atomCount)
    var groups: [[Atom]] = []
    var numbers: [[Atom]: Int32] = [:]
    for (index, required) in required.enumerated() {
      let sorted = required.sorted { breadthOf($0) < breadthOf($1) }
      let singles = sorted.dropFirst().filter { $0.count == 1 }.map { $0[0] } + [Fixed.always, Fixed.always]
      let several = sorted.dropFirst().filter { $0.count > 1 }.prefix(2).map { group in
        if let known = numbers[group] { return known }
        groups.append(group)
        numbers[group] = Int32(groups.count)
        return Int32(groups.count)
      }
      let candidate = PatternTable.Candidate(
        program: Int32(index), second: singles[0], third: singles[1], group: several.first ?? 0,
        other: several.count > 1 ? several[1] : 0)
      for atom in sorted.first ?? [Fixed.duty] { candidates[Int(atom)].append(candidate) }
    }
    return (candidates, groups)
  }

  /// Counts how often each atom stands in the library's examples, which speak as contracts do: what is frequent there is a
  /// poor anchor.
  mutating func countAtoms(in library: ClauseLibrary) {
    let table = table()
    let matcher = Matcher(table: table, parties: PartyNames())
    frequency = [Int](repeating: 0, count: atomCount)
    for examples in library.families.flatMap(\.elements).map(\.examples) {
      for example in examples.satisfied + examples.weak + examples.adverse + examples.silent {
        var sentence = Sentence()
        sentence.tokens = Tokeniser.tokens(of: example.text)
        for at in sentence.tokens.indices where sentence.tokens[at].isWord {
          sentence.tokens[at].word = table.words[sentence.tokens[at].hash]
        }
        matcher.index(sentence)
        for atom in 0..<atomCount where matcher.has(Atom(atom)) { frequency[atom] += 1 }
      }
    }
  }

  /// How common each atom is: by how often it was met, and by how many words lead to it, roughly.
  private func breadth() -> [Int] {
    var breadth = [Int](repeating: 0, count: atomCount)
    for atoms in atomsOfWord { for atom in atoms { breadth[Int(atom)] += 1 } }
    for node in nodes { for ending in node.endings { breadth[Int(ending.atom)] += 6 } }
    for (atom, count) in frequency.enumerated() { breadth[atom] += count * 50 }
    for fixed in 0..<Fixed.count { breadth[fixed] = 1_000_000 }
    for word in ["be", "to", "of", "in", "for", "and", "or", "by", "with", "on", "from", "no", "not"] {
      if let atom = wordAtoms[word] { breadth[Int(atom)] = 900_000 }
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
