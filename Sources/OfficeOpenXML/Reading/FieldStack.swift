/// The fields that are open, outermost first, and whether their results are being read.
struct FieldStack {
  private var open: [(ordinal: Int, inResult: Bool)] = []
  private var instructions = 0

  /// Whether text is shown: every open field is past its separator.
  var isShown: Bool { instructions == 0 }

  /// The fields whose instruction has not ended.
  var unfinished: [Int] { open.filter { !$0.inResult && $0.ordinal >= 0 }.map(\.ordinal) }

  mutating func begin(_ ordinal: Int) {
    open.append((ordinal, false))
    instructions += 1
  }

  mutating func separate() {
    guard let last = open.indices.last, !open[last].inResult else { return }
    open[last].inResult = true
    instructions -= 1
  }

  mutating func end() {
    guard let last = open.popLast() else { return }
    if !last.inResult { instructions -= 1 }
  }
}
