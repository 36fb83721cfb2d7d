/// The full number of a clause, "2.3.1(a)(ii)", put together from the labels that each show a part of it.
package enum ClausePath {
  /// The path of every block; empty where it has no number, as with bullets.
  package static func paths(of blocks: [Block]) -> [String] {
    var walk = ClausePathWalk()
    return blocks.map { walk.path(of: $0) }
  }

  /// A label without the point at its end and blanks around it.
  static func bare(_ label: String) -> String {
    var bare = label[...]
    while let last = bare.last, last == "." || last == ":" || last.isWhitespace { bare.removeLast() }
    return String(bare)
  }

  /// Labels one after the other; a point stands between those that nothing else divides: "1" and "a" give "1.a".
  static func joined(_ labels: [String]) -> String {
    labels.reduce(into: "") { path, label in
      let touches = path.last.map { $0.isLetter || $0.isNumber } ?? false
      if touches, label.first.map({ $0.isLetter || $0.isNumber }) ?? false { path += "." }
      path += label
    }
  }
}

/// The clause and the list items that are open while blocks are walked through in order.
private struct ClausePathWalk {
  private var clause = ""
  /// The level of the heading that the clause's number stands at; paragraphs have none.
  private var headingLevel = Int.max
  private var items: [(level: Int, path: String)] = []

  mutating func path(of block: Block) -> String {
    let label = ClausePath.bare(block.number)
    switch block.kind {
    case .heading(let level): return heading(label, level)
    case .paragraph: return label.isEmpty ? "" : clause(label)
    case .listItem(let level): return item(label, level)
    default: return label
    }
  }

  private mutating func heading(_ label: String, _ level: Int) -> String {
    items = []
    if label.isEmpty {
      if level <= headingLevel { (clause, headingLevel) = ("", Int.max) }
      return ""
    }
    headingLevel = level
    return clause(label)
  }

  private mutating func clause(_ label: String) -> String {
    (clause, items) = (label, [])
    return label
  }

  private mutating func item(_ label: String, _ level: Int) -> String {
    while let last = items.last, last.level >= level { items.removeLast() }
    guard label.contains(where: { $0.isLetter || $0.isNumber }) else { return "" }
    let isWhole = label.first?.isNumber ?? false && label.contains(".")
    let path = isWhole ? label : ClausePath.joined([items.last?.path ?? clause, label])
    items.append((level, path))
    return path
  }
}
