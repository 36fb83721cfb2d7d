/// Tells how deep a typed label stands, by which way of counting it continues.
///
/// "(i)" is the ninth letter after "(h)" and the first Roman numeral after "(a)"; only the labels before it can tell.
struct ListLevels: Sendable {
  private struct Level {
    var series: ClauseLabel.Series?
    /// What stands around the number, or the bullet itself.
    var frame: String
    var last: Int
    var indent: Int
  }

  private var levels: [Level] = []
  /// The last first part of a clause number: "7" after "7.2".
  private(set) var lastClause = 0

  /// Forgets open lists: a heading or a clause of its own came.
  mutating func close() { levels.removeAll() }

  mutating func note(clause parts: [Int]) {
    lastClause = parts.first ?? lastClause
    close()
  }

  /// Whether "3." goes on with the list that is open rather than with the clauses.
  func continuesList(_ value: Int, indent: Int) -> Bool {
    let inList = levels.contains { $0.series == .digit && $0.frame == "1." && $0.last + 1 == value }
    return inList || (!levels.isEmpty && value != lastClause + 1 && value == 1 && indent > 0)
  }

  /// The level of a label with a letter, Roman numeral or number; the outermost is 0.
  mutating func level(values: [ClauseLabel.Count], frame: String, indent: Int) -> Int {
    func value(in series: ClauseLabel.Series?) -> Int? { values.first { $0.series == series }?.value }
    for index in levels.indices.reversed() where levels[index].frame == frame {
      guard let value = value(in: levels[index].series) else { continue }
      if value == levels[index].last + 1 { return settle(at: index, value: value) }
    }
    if let first = values.first(where: { $0.value == 1 }) { return push(first.series, frame, 1, indent) }
    for index in levels.indices.reversed() where levels[index].frame == frame {
      if let value = value(in: levels[index].series) { return settle(at: index, value: value) }
    }
    guard let least = values.min(by: { $0.value < $1.value }) else { return levels.count }
    return push(least.series, frame, least.value, indent)
  }

  /// The level of a bullet: by its mark, and among equal marks by its margin in columns.
  mutating func level(bullet: String, indent: Int) -> Int {
    for index in levels.indices.reversed()
    where levels[index].frame == bullet && levels[index].series == nil && indent <= levels[index].indent + 1 {
      let isOuter = index > 0 && levels[index - 1].frame == bullet && indent <= levels[index - 1].indent + 1
      if !isOuter { return settle(at: index, value: 0) }
    }
    if let index = levels.lastIndex(where: { $0.series == nil && indent < $0.indent }),
      indent < levels[index].indent
    {
      levels.removeSubrange(index...)
    }
    return push(nil, bullet, 0, indent)
  }

  private mutating func settle(at index: Int, value: Int) -> Int {
    levels[index].last = value
    levels.removeSubrange((index + 1)...)
    return index
  }

  private mutating func push(_ series: ClauseLabel.Series?, _ frame: String, _ value: Int, _ indent: Int)
    -> Int
  {
    // A list that starts anew with the same kind of label replaces the one before it.
    if let index = levels.firstIndex(where: { $0.frame == frame && $0.series == series && series != nil }) {
      levels.removeSubrange(index...)
    }
    levels.append(Level(series: series, frame: frame, last: value, indent: indent))
    return min(levels.count - 1, 8)
  }
}
