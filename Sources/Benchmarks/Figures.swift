import Foundation

/// What was measured, a line each, and how the time grows.
struct Figures {
  struct Line {
    var what: String
    var value: Double
    var unit: String
    /// What it is held to, where there is such a thing.
    var limit: Double?

    var shown: String { String(format: "%.2f", value) + (unit.isEmpty ? "" : " " + unit) }
  }

  /// The time over something that grows, as multiples of the first.
  struct Curve {
    var what: String
    var points: [(times: Double, time: Double)]
  }

  private(set) var lines: [Line] = []
  private(set) var curves: [Curve] = []

  mutating func add(_ what: String, _ value: Double, _ unit: String = "", limit: Double? = nil) {
    lines.append(Line(what: what, value: value, unit: unit, limit: limit))
  }

  mutating func add(_ curve: Curve) { curves.append(curve) }

  var text: String {
    let width = lines.map(\.what.count).max() ?? 0
    return lines.map { line in
      let limit = line.limit.map { String(format: "   (at most %g)", $0) } ?? ""
      return line.what + String(repeating: " ", count: width - line.what.count + 2) + line.shown + limit
    }.joined(separator: "\n")
  }
}
