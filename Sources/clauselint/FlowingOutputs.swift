import ArgumentParser
import ClauseReports

/// Reports that are written while the documents are examined; of a document nothing is kept but the counts.
struct FlowingOutputs {
  /// What is left of a document: its part of every report, and what decides about the run.
  struct Piece: Sendable {
    var path: String
    var refusal: String?
    var fails: Bool
    var summary: ReportSummary
    /// A section for each report, in their order, as UTF-8 bytes.
    var sections: [[UInt8]]
  }

  private let flows: [any FlowingReport]
  private var outputs: [OpenOutput]
  private var isEmpty: [Bool]
  private(set) var summary = ReportSummary()
  private(set) var fails = false

  /// Opens the outputs and writes what stands before the first document.
  init(_ reports: [(flow: any FlowingReport, output: OutputFile)]) throws {
    flows = reports.map(\.flow)
    isEmpty = reports.map { _ in true }
    outputs = []
    do {
      for (flow, output) in reports {
        outputs.append(try output.opened())
        _ = try outputs.last?.write(Array(flow.opening.utf8))
      }
    } catch {
      abandon()
      throw error
    }
  }

  /// What to do with a document's report as soon as there is one, on any core.
  var maker: @Sendable (DocumentReport) -> Piece {
    let flows = flows
    return { report in
      Piece(
        path: report.path, refusal: report.refusal, fails: report.reported.contains(where: report.fails),
        summary: ReportSummary([report]), sections: flows.map { $0.bytes(on: report) })
    }
  }

  /// Writes the parts of a document, in the order of the run.
  /// - Returns: false where nobody reads any of the reports.
  mutating func write(_ piece: Piece) throws -> Bool {
    summary = summary + piece.summary
    fails = fails || piece.fails
    if let sentence = piece.refusal { Terminal.complain("\(printable(piece.path)): \(sentence)") }
    var isRead = false
    for (index, section) in piece.sections.enumerated() {
      guard !section.isEmpty else {
        isRead = true
        continue
      }
      let text = isEmpty[index] ? section : Array(flows[index].separator.utf8) + section
      isEmpty[index] = false
      if try outputs[index].write(text) { isRead = true }
    }
    return isRead
  }

  /// Writes what stands after the last document, and lets the files appear; where one fails, none is left half.
  func finish() throws {
    var unfinished = outputs[...]
    do {
      for (index, output) in outputs.enumerated() {
        _ = try output.write(Array(flows[index].closing(summary, isEmpty: isEmpty[index]).utf8))
      }
      while let output = unfinished.popFirst() { try output.finish() }
    } catch {
      unfinished.forEach { $0.abandon() }
      throw error
    }
  }

  /// Leaves no half of a file behind.
  func abandon() { outputs.forEach { $0.abandon() } }
}
