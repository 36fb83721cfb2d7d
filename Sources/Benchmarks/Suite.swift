import BundledLibrary
import ClauseLint
import Foundation

/// The measurements themselves, on documents that are written for them.
struct Suite {
  let tool: String
  let folder: URL
  let rounds: Int

  func all() throws -> Figures {
    var figures = Figures()
    try documents(into: &figures)
    try growth(into: &figures)
    try pathologies(into: &figures)
    patterns(into: &figures)
    return figures
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  private func check(_ name: String, _ options: String = "") -> String {
    "'\(tool)' check --isolated --format json --fail-on never \(options) \(path(name))"
  }

  private func parse(_ name: String) -> String {
    "unzip -p \(path(name)) word/document.xml | xmllint --sax --noout --huge -"
  }

  /// The runs whose instructions are counted, by name.
  func instructionRuns() throws -> [(name: String, command: String)] {
    var writer = DraftWriter(library: BundledLibrary.load())
    try write(writer.word(words: 25_000), "p50.docx")
    try write(Array(writer.paragraphs(words: 50_000).joined(separator: "\n\n").utf8), "text.txt")
    try write(Array("The Supplier shall deliver the Services.\n".utf8), "line.txt")
    return [
      ("one line", check("line.txt", "--jobs 1")), ("50 pages", check("p50.docx", "--jobs 1")),
      ("100 pages of text", check("text.txt", "--jobs 1")),
    ]
  }

  /// Word files of 50 and of 1000 pages beside the mere parsing of them, long text beside counting its words, an archive
  /// on one core and on two, start-up.
  func documents(into figures: inout Figures) throws {
    var writer = DraftWriter(library: BundledLibrary.load())
    try write(writer.word(words: 25_000), "p50.docx")
    try write(writer.word(words: 500_000), "p1000.docx")
    try write(Array(writer.paragraphs(words: 1_000_000).joined(separator: "\n\n").utf8), "text.txt")
    try write(Array("The Supplier shall deliver the Services.\n".utf8), "line.txt")
    for (name, title) in [("p50.docx", "50 pages"), ("p1000.docx", "1000 pages")] {
      guard let found = Measuring.ratio(of: check(name), to: parse(name), rounds: rounds) else { continue }
      figures.add("\(title) / unzip | xmllint --sax", found.ratio)
    }
    if let found = Measuring.ratio(of: check("text.txt"), to: "wc -w \(path("text.txt"))", rounds: rounds) {
      figures.add("long text / wc -w", found.ratio)
    }
    if let found = Measuring.ratio(of: check("line.txt"), to: "'\(tool)' --version", rounds: rounds * 3) {
      figures.add("one line / --version", found.ratio)
      figures.add("one line, wall time", found.last.wall * 1000, "ms")
    }
    try archive(into: &figures)
    for (name, command) in try instructionRuns() {
      guard let count = Measuring.instructions(of: command) else { return }
      figures.add("\(name), instructions", Double(count) / 1e6, "million")
    }
  }

  /// Three hundred documents of some pages each, on one core and on two.
  private func archive(into figures: inout Figures) throws {
    var writer = DraftWriter(library: BundledLibrary.load(), seed: 23)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "archive"), withIntermediateDirectories: true)
    for number in 0..<300 {
      let text = writer.paragraphs(words: 2_000).joined(separator: "\n\n")
      try write(Array(text.utf8), "archive/\(number).txt")
    }
    let walls = ["--jobs 1", "--jobs 2"].map { jobs in
      Measuring.median((0..<rounds).compactMap { _ in Measuring.run(check("archive", jobs))?.wall })
    }
    figures.add("300 documents, two cores as fast as one", walls[0] / max(walls[1], 1e-4), "times")
    figures.add("300 documents on two cores, wall time", walls[1], "s")
  }

  /// The time over the length of the text; four times the text, per byte.
  func growth(into figures: inout Figures) throws {
    var writer = DraftWriter(library: BundledLibrary.load(), seed: 11)
    let text = writer.paragraphs(words: 300_000).joined(separator: "\n\n")
    let commands = try [1, 2, 4, 8].map { times in
      try write(Array(Array(repeating: text, count: times).joined(separator: "\n\n").utf8), "\(times).txt")
      return (times: times, command: check("\(times).txt"))
    }
    var points: [(times: Double, time: Double)] = [(1, 1)]
    for (times, command) in commands.dropFirst() {
      guard let found = Measuring.ratio(of: command, to: commands[0].command, rounds: rounds) else { return }
      points.append((Double(times), found.ratio))
      if times == 4 { figures.add("four times the text, per byte", found.ratio / 4, limit: 1.1) }
    }
    figures.add(Figures.Curve(what: "the text", points: points))
  }

  /// Input made to be slow beside ordinary text of its size.
  func pathologies(into figures: inout Figures) throws {
    var writer = DraftWriter(library: BundledLibrary.load(), seed: 13)
    let ordinary = writer.paragraphs(words: 2000).joined(separator: "\n\n")
    var usual: Double?
    for input in Pathology.all(ordinary: ordinary) {
      try write(input.bytes, input.file)
      let times = (0..<max(1, rounds / 2)).compactMap { _ in Measuring.run(check(input.file))?.seconds }
      let time = Measuring.median(times)
      if let usual {
        figures.add("\(input.name) / ordinary text", time / usual, limit: 3)
      } else {
        usual = time
      }
    }
  }

  /// The shipped library beside itself several times over, on the same document, within this process.
  func patterns(into figures: inout Figures) {
    let library = BundledLibrary.load()
    var writer = DraftWriter(library: library, seed: 17)
    let text = writer.paragraphs(words: 60_000).joined(separator: "\n\n")
    do {
      let document = try DocumentReader.read(Array(text.utf8), name: "text.txt")
      var points: [(times: Double, time: Double)] = []
      for times in [1, 2, 5, 10] {
        let assessor = try Assessor(library: LargerLibrary.times(times, library))
        let time = Measuring.seconds(rounds: rounds) { _ = assessor.assess(document) }
        points.append((Double(times), time / (points.isEmpty ? time : points[0].time)))
        if points.count == 1 { points[0].time = time }
      }
      let first = points[0].time
      points[0].time = 1
      figures.add(Figures.Curve(what: "the patterns", points: points))
      if let last = points.last, first > 0 {
        figures.add("ten times the patterns, time", last.time, limit: 1.4)
      }
    } catch {
      print("The patterns could not be compared: \(error)")
    }
  }
}
