/// A line on a terminal that says how far a long run has come; nothing where nobody looks on.
struct Progress: Sendable {
  private let total: Int
  private let isShown: Bool

  init(of total: Int, quiet: Bool) {
    self.total = total
    isShown = total > 3 && !quiet && Terminal.errorsAreTerminal
  }

  func show(_ done: Int) {
    if isShown { Terminal.sayPart("\r\(done) of \(total) documents") }
  }

  /// Takes the line away.
  func end() {
    if isShown { Terminal.sayPart("\r\u{1B}[K") }
  }
}
