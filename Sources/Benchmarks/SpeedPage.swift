import Foundation

/// The figures as a page with a table and two plots.
struct SpeedPage {
  private let figures: Figures

  init(_ figures: Figures) { self.figures = figures }

  func write(into folder: URL) throws {
    try Data(text.utf8).write(to: folder.appending(path: "SPEED.md"))
    let ratios = figures.lines.filter(\.unit.isEmpty)
    try Data(BarPlot(lines: ratios).text.utf8).write(to: folder.appending(path: "speed.svg"))
    try Data(GrowthPlot(curves: figures.curves).text.utf8).write(to: folder.appending(path: "growth.svg"))
  }

  private var text: String {
    let rows = figures.lines.map { line in
      "| \(line.what.replacing("|", with: "\\|")) | \(line.shown) | \(line.limit.map { String(format: "%g", $0) } ?? "") |"
    }
    return """
      # Speed

      What `make bench` measures: the release build, with the whole library, on documents that are written for it with a seed of
      their own. Figures without a unit are multiples of the processor time of what stands after the slash, in the same run on the
      same machine; absolute times hold for the machine they were taken on.

      ![Multiples of the time of public tools](speed.svg)

      | what | value | at most |
      |---|---|---|
      \(rows.joined(separator: "\n"))

      ![Time over the length of the text and over the number of patterns](growth.svg)

      `make bench-gate` counts the instructions of three runs with callgrind and fails where one needs more than a twentieth more
      than `.github/instructions.tsv` says; after a change that is meant, `make bench-record` writes the file anew. Counts repeat
      within a hundredth on one machine, however busy it is; the margin is for other versions of the system's libraries.

      """
  }
}

/// A drawing in SVG 1.1, on white so that it can be read on any page.
struct Drawing {
  private var parts: [String] = []
  private let size: (width: Int, height: Int)
  private let title: String

  init(width: Int, height: Int, title: String) {
    size = (width, height)
    self.title = title
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  mutating func box(x: Double, y: Double, width: Double, height: Double, colour: String) {
    parts.append(
      "<rect x=\"\(shown(x))\" y=\"\(shown(y))\" width=\"\(shown(max(0, width)))\" height=\"\(shown(height))\" fill=\"\(colour)\"/>"
    )
  }

  mutating func line(_ points: [(x: Double, y: Double)], colour: String, dashed: Bool = false) {
    let path = points.map { "\(shown($0.x)),\(shown($0.y))" }.joined(separator: " ")
    let dash = dashed ? " stroke-dasharray=\"4 3\"" : ""
    parts.append(
      "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"\(dash)/>")
  }

  mutating func text(_ words: String, x: Double, y: Double, anchor: String = "start") {
    parts.append(
      "<text x=\"\(shown(x))\" y=\"\(shown(y))\" text-anchor=\"\(anchor)\">\(Self.escaped(words))</text>")
  }

  private func shown(_ number: Double) -> String { String(format: "%.1f", number) }

  var svg: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size.width) \(size.height)" width="\(size.width)" \
    height="\(size.height)" role="img" font-family="sans-serif" font-size="13" fill="#1c2024">
    <title>\(Self.escaped(title))</title>
    <rect width="100%" height="100%" fill="#fff"/>
    \(parts.joined(separator: "\n"))
    </svg>

    """
  }
}

/// A bar for each figure, and a mark at what it is held to.
struct BarPlot {
  let lines: [Figures.Line]

  var text: String {
    let (left, wide, step) = (300.0, 380.0, 24.0)
    let longest = max(lines.map(\.value).max() ?? 1, lines.compactMap(\.limit).max() ?? 1)
    var drawing = Drawing(
      width: 760, height: Int(step) * lines.count + 40,
      title: "Multiples of the time of what stands after the slash")
    for (index, line) in lines.enumerated() {
      let y = Double(index) * step + 10
      drawing.text(line.what, x: left - 8, y: y + 14, anchor: "end")
      let isOver = line.limit.map { line.value > $0 } ?? false
      drawing.box(
        x: left, y: y + 2, width: line.value / longest * wide, height: step - 8,
        colour: isOver ? "#9c1c1c" : "#35526e")
      if let limit = line.limit {
        let x = left + limit / longest * wide
        drawing.line([(x, y), (x, y + step - 4)], colour: "#b87400")
      }
      drawing.text(line.shown, x: left + line.value / longest * wide + 6, y: y + 14)
    }
    drawing.text(
      "Shorter is better. An upright stroke is what the figure is held to.", x: left,
      y: Double(lines.count) * step + 28)
    return drawing.svg
  }
}

/// The time over what grows, both as multiples; the dashed line is time that grows with it.
struct GrowthPlot {
  let curves: [Figures.Curve]

  var text: String {
    let (left, top, wide, high) = (60.0, 20.0, 480.0, 280.0)
    let most = max(curves.flatMap(\.points).map { max($0.times, $0.time) }.max() ?? 1, 1)
    var drawing = Drawing(
      width: 760, height: 360, title: "Time over the length of the text and the number of patterns")
    func place(_ times: Double, _ time: Double) -> (x: Double, y: Double) {
      (left + times / most * wide, top + high - time / most * high)
    }
    drawing.line([(left, top), (left, top + high), (left + wide, top + high)], colour: "#4c5560")
    drawing.line([place(0, 0), place(most, most)], colour: "#c9ced4", dashed: true)
    for mark in stride(from: 2.0, through: most, by: 2.0) {
      drawing.text("\(Int(mark))", x: place(mark, 0).x, y: top + high + 18, anchor: "middle")
      drawing.text("\(Int(mark))", x: left - 8, y: place(0, mark).y + 4, anchor: "end")
    }
    for (curve, colour) in zip(curves, ["#35526e", "#9c1c1c"]) {
      drawing.line(curve.points.map { place($0.times, $0.time) }, colour: colour)
      for point in curve.points {
        let spot = place(point.times, point.time)
        drawing.box(x: spot.x - 3, y: spot.y - 3, width: 6, height: 6, colour: colour)
      }
      if let last = curve.points.last {
        let spot = place(last.times, last.time)
        drawing.text("\(curve.what) (×\(String(format: "%.2f", last.time)))", x: spot.x + 8, y: spot.y + 4)
      }
    }
    drawing.text("times as much", x: left + wide, y: top + high + 36, anchor: "end")
    drawing.text("times the time", x: left - 40, y: top - 6)
    return drawing.svg
  }
}
