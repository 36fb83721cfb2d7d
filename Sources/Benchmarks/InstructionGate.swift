import Foundation

/// How many instructions some runs need, beside what was written down: a change that makes them slower does not pass
/// unseen, on however busy a machine.
struct InstructionGate {
  let suite: Suite
  let file: String

  /// By how much a count may rise: two builds of one source differ by less than a hundredth, the libraries of two systems
  /// by a few.
  static let margin = 0.05

  private static let head = """
    # Instructions of runs of the release build, counted by callgrind; `make bench-record` writes them,
    # `make bench-gate` fails where a run needs a twentieth more.

    """

  func record() throws -> Bool {
    let counts = try measured()
    let lines = counts.map { "\($0.name)\t\($0.count)\n" }.joined()
    try Data((Self.head + lines).utf8).write(to: URL(fileURLWithPath: file))
    print(lines, terminator: "")
    return true
  }

  /// Prints each count beside the recorded one.
  func holds() throws -> Bool {
    let known = try recorded()
    var holds = true
    for (name, count) in try measured() {
      guard let old = known[name] else {
        print("\(name): \(count), and nothing is recorded; run make bench-record.")
        holds = false
        continue
      }
      let change = Double(count) / Double(old) - 1
      let verdict =
        change > Self.margin
        ? "too many" : change < -Self.margin ? "fewer; record it anew" : "as recorded"
      print("\(name): \(count) of \(old) (\(String(format: "%+.1f", change * 100)) %), \(verdict)")
      holds = holds && change <= Self.margin
    }
    return holds
  }

  private func measured() throws -> [(name: String, count: Int)] {
    try suite.instructionRuns().map { name, command in
      guard let count = Measuring.instructions(of: command) else {
        Benchmarks.stop("The instructions cannot be counted; install valgrind.")
      }
      return (name, count)
    }
  }

  private func recorded() throws -> [String: Int] {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    var counts: [String: Int] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      if fields.count == 2 { counts[String(fields[0])] = Int(fields[1]) }
    }
    return counts
  }
}
