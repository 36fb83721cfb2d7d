/// The fields that are open, outermost first, and whether their results are being read (ECMA-376 part 1, 17.16.18).
struct FieldStack {
  /// Real documents nest three deep.
  static let depthLimit = 64

  private var open: [(ordinal: Int, inResult: Bool)] = []
  private var instructions = 0
  /// Fields inside the deepest one that is kept apart.
  private var beyond: [Int] = []

  /// Whether text is shown: every open field is past its separator.
  var isShown: Bool { instructions == 0 }

  /// The fields whose instruction has not ended.
  var unfinished: [Int] { open.filter { !$0.inResult && $0.ordinal >= 0 }.map(\.ordinal) + beyond }

  /// - Returns: whether the field is kept apart from those around it.
  @discardableResult
  mutating func begin(_ ordinal: Int) -> Bool {
    guard open.count < FieldStack.depthLimit else {
      beyond.append(ordinal)
      return false
    }
    open.append((ordinal, false))
    instructions += 1
    return true
  }

  mutating func separate() {
    guard beyond.isEmpty, let last = open.indices.last, !open[last].inResult else { return }
    open[last].inResult = true
    instructions -= 1
  }

  mutating func end() {
    guard beyond.popLast() == nil else { return }
    guard let last = open.popLast() else { return }
    if !last.inResult { instructions -= 1 }
  }
}
