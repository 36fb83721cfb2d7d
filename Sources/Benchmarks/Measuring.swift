import Foundation

/// The time that one run of a command takes. Its memory is not told: a child's peak never reads below the size that its
/// parent had when it was started.
struct Run {
  /// User and system time together.
  var seconds: Double
  var wall: Double
}

enum Measuring {
  /// Runs a shell command, its output thrown away, and waits for it.
  static func run(_ command: String) -> Run? {
    let started = ContinuousClock.now
    let words = ["sh", "-c", command + " >/dev/null 2>&1"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { (word: String) in strdup(word) }
    defer { arguments.forEach { free($0) } }
    arguments.append(nil)
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, nil, arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process else { return nil }
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    let wall = started.duration(to: .now) / .seconds(1)
    return Run(seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), wall: wall)
  }

  /// The median over rounds of the processor time of one command, as a multiple of another's in the same round.
  static func ratio(of command: String, to reference: String, rounds: Int) -> (ratio: Double, last: Run)? {
    guard run(reference) != nil, var last = run(command) else { return nil }
    var ratios: [Double] = []
    for _ in 0..<rounds {
      guard let base = run(reference), let measured = run(command) else { return nil }
      ratios.append(measured.seconds / max(base.seconds, 1e-4))
      last = measured
    }
    return (median(ratios), last)
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  /// The processor time of this process that a piece of work takes, the least of several rounds.
  static func seconds(rounds: Int, _ work: () -> Void) -> Double {
    (0..<rounds).map { _ in
      let before = clock()
      work()
      return Double(clock() - before) / Double(CLOCKS_PER_SEC)
    }.min() ?? 0
  }

  /// Instructions that a command executes, by callgrind; `nil` where valgrind is not installed.
  static func instructions(of command: String) -> Int? {
    let file = NSTemporaryDirectory() + "clauselint-instructions.txt"
    defer { unlink(file) }
    let counted =
      "SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file=\(file) \(command)"
    guard run(counted) != nil, let log = try? String(contentsOfFile: file, encoding: .utf8) else {
      return nil
    }
    for line in log.split(separator: "\n") where line.contains("Collected") {
      return line.split(separator: " ").last.flatMap { Int($0) }
    }
    return nil
  }
}
