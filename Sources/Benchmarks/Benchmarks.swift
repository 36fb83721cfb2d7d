import BundledLibrary
import ClauseLint
import Foundation

/// Measures the release build of clauselint against public tools on the same files, in the same run, so that a busy machine
/// harms both alike: `make bench`.
@main
enum Benchmarks {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      print("usage: benchmarks CLAUSELINT [ROUNDS]")
      exit(2)
    }
    let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5
    let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appending(path: "clauselint-benchmarks")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let suite = Suite(tool: arguments[1], folder: folder, rounds: rounds)
    var table = Table()
    try suite.documents(into: &table)
    try suite.growth(into: &table)
    try suite.pathologies(into: &table)
    suite.patterns(into: &table)
    print(table.text)
  }
}

/// What was measured, a line each.
struct Table {
  private var rows: [(what: String, value: String, aim: String)] = []

  mutating func add(_ what: String, _ value: Double, _ unit: String = "", aim: String = "") {
    rows.append((what, String(format: "%.2f", value) + (unit.isEmpty ? "" : " " + unit), aim))
  }

  var text: String {
    let width = rows.map(\.what.count).max() ?? 0
    let lines = rows.map { row in
      let aim = row.aim.isEmpty ? "" : "   (at most \(row.aim))"
      return row.what + String(repeating: " ", count: width - row.what.count + 2) + row.value + aim
    }
    return lines.joined(separator: "\n")
  }
}

struct Suite {
  let tool: String
  let folder: URL
  let rounds: Int

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  private func check(_ name: String, _ options: String = "") -> String {
    "'\(tool)' check --format json --fail-on never \(options) \(path(name))"
  }

  private func parse(_ name: String) -> String {
    "unzip -p \(path(name)) word/document.xml | xmllint --sax --noout --huge -"
  }

  /// Word files of 50 and of 1000 pages beside the mere parsing of them, long text beside counting its words, start-up.
  func documents(into table: inout Table) throws {
    var writer = DraftWriter(library: BundledLibrary.load())
    try write(writer.word(words: 25_000), "p50.docx")
    try write(writer.word(words: 500_000), "p1000.docx")
    try write(Array(writer.paragraphs(words: 1_000_000).joined(separator: "\n\n").utf8), "text.txt")
    try write(Array("The Supplier shall deliver the Services.\n".utf8), "line.txt")
    for (name, title) in [("p50.docx", "50 pages"), ("p1000.docx", "1000 pages")] {
      guard let found = Measuring.ratio(of: check(name), to: parse(name), rounds: rounds) else { continue }
      table.add("\(title) / unzip | xmllint --sax", found.ratio)
    }
    if let found = Measuring.ratio(of: check("text.txt"), to: "wc -w \(path("text.txt"))", rounds: rounds) {
      table.add("long text / wc -w", found.ratio)
    }
    if let found = Measuring.ratio(of: check("line.txt"), to: "'\(tool)' --version", rounds: rounds * 3) {
      table.add("one line / --version", found.ratio)
      table.add("one line, wall time", found.last.wall * 1000, "ms")
    }
    if let count = Measuring.instructions(of: check("p50.docx", "--jobs 1")) {
      table.add("50 pages, instructions", Double(count) / 1e6, "million")
    }
  }

  /// Four times the text, per byte.
  func growth(into table: inout Table) throws {
    var writer = DraftWriter(library: BundledLibrary.load(), seed: 11)
    let text = writer.paragraphs(words: 300_000).joined(separator: "\n\n")
    try write(Array(text.utf8), "once.txt")
    try write(Array([text, text, text, text].joined(separator: "\n\n").utf8), "four.txt")
    guard let found = Measuring.ratio(of: check("four.txt"), to: check("once.txt"), rounds: rounds) else {
      return
    }
    table.add("four times the text, per byte", found.ratio / 4, aim: "1.1")
  }

  /// Input made to be slow beside ordinary text of its size.
  func pathologies(into table: inout Table) throws {
    var writer = DraftWriter(library: BundledLibrary.load(), seed: 13)
    let ordinary = writer.paragraphs(words: 2000).joined(separator: "\n\n")
    var usual: Double?
    for input in Pathology.all(ordinary: ordinary) {
      try write(input.bytes, input.file)
      let times = (0..<max(1, rounds / 2)).compactMap { _ in Measuring.run(check(input.file))?.seconds }
      let time = Measuring.median(times)
      if let usual {
        table.add("\(input.name) / ordinary text", time / usual, aim: "3")
      } else {
        usual = time
      }
    }
  }

  /// The shipped library beside itself ten times over, on the same document, within this process.
  func patterns(into table: inout Table) {
    let library = BundledLibrary.load()
    var writer = DraftWriter(library: library, seed: 17)
    let text = writer.paragraphs(words: 60_000).joined(separator: "\n\n")
    do {
      let document = try DocumentReader.read(Array(text.utf8), name: "text.txt")
      let one = try Assessor(library: library)
      let ten = try Assessor(library: LargerLibrary.times(10, library))
      let base = Measuring.seconds(rounds: rounds) { _ = one.assess(document) }
      let larger = Measuring.seconds(rounds: rounds) { _ = ten.assess(document) }
      table.add("ten times the patterns, time", larger / base, aim: "2")
    } catch {
      print("The patterns could not be compared: \(error)")
    }
  }
}
