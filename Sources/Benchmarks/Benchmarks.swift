import Foundation

/// Measures the release build of clauselint against public tools on the same files, in the same run, so that a busy machine
/// harms both alike: `make bench`. Counts instructions, which no busy machine harms: `make bench-gate`.
@main
enum Benchmarks {
  static let usage = """
    usage: Benchmarks CLAUSELINT [ROUNDS [FOLDER]]     measure; write a page and plots into the folder
           Benchmarks record CLAUSELINT FILE           write down how many instructions are needed
           Benchmarks gate CLAUSELINT FILE             fail where more are needed than were written down
    """

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appending(path: "clauselint-benchmarks")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    switch arguments.first {
    case nil: stop(usage)
    case "record"?, "gate"?:
      guard arguments.count == 3 else { stop(usage) }
      let gate = InstructionGate(
        suite: Suite(tool: arguments[1], folder: folder, rounds: 1), file: arguments[2])
      guard try arguments[0] == "gate" ? gate.holds() : gate.record() else { exit(1) }
    case let tool?:
      let rounds = arguments.count > 1 ? Int(arguments[1]) ?? 5 : 5
      let figures = try Suite(tool: tool, folder: folder, rounds: rounds).all()
      print(figures.text)
      if arguments.count > 2 { try SpeedPage(figures).write(into: URL(fileURLWithPath: arguments[2])) }
    }
  }

  static func stop(_ words: String) -> Never {
    FileHandle.standardError.write(Data((words + "\n").utf8))
    exit(2)
  }
}
