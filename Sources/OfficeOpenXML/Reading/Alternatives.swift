/// The alternatives that are open (`mc:AlternateContent`): of each, one choice is read (ECMA-376 part 3, 7.5).
///
/// Text boxes come twice, as drawing and as their older form.
struct Alternatives {
  /// For each one whether a choice of it was taken.
  private var taken: [Bool] = []

  mutating func begin() { taken.append(false) }
  mutating func end() { _ = taken.popLast() }

  /// Whether the choice is to be read: the first whose every namespace Word knows.
  mutating func takes(_ choice: XMLTag) -> Bool {
    guard let last = taken.indices.last, !taken[last], Alternatives.understands(choice) else { return false }
    taken[last] = true
    return true
  }

  var takesFallback: Bool { taken.last != true }

  private static func understands(_ choice: XMLTag) -> Bool {
    guard let requires = choice[.requires] else { return true }
    return requires.split(whereSeparator: \.isWhitespace).allSatisfy { prefix in
      choice.namespace(ofPrefix: prefix).map { $0 != .foreign && $0 != .none } ?? false
    }
  }
}
