package import ClauseLint

/// Precision, recall and F1 over labelled documents.
package struct EvaluationReport: Sendable {
  private let evaluation: Evaluation

  package init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  private struct Row {
    var name: String
    var score: Score
  }

  private var rows: [Row] {
    evaluation.families.flatMap { family in
      [
        Row(name: "\(family.id): missing", score: family.missing),
        Row(name: "\(family.id): adverse", score: family.adverse),
      ] + family.elements.map { Row(name: "\(family.id).\($0.id)", score: $0.score) }
    }
  }

  private var totals: [Row] {
    let families = evaluation.families
    return [
      Row(name: "all: missing", score: families.map(\.missing).reduce(Score(), +)),
      Row(name: "all: adverse", score: families.map(\.adverse).reduce(Score(), +)),
      Row(name: "all elements", score: families.map(\.elementsTogether).reduce(Score(), +)),
    ]
  }

  /// A table with a line for each status of a family and each element, and the sums.
  package var text: String {
    let all = rows + totals
    let width = all.map(\.name.count).max() ?? 0
    let head =
      String(repeating: " ", count: width)
      + "  precision  recall     F1  right  wrong  overlooked\n"
    let lines = all.map { row in
      let figures = [(row.score.precision, 11), (row.score.recall, 8), (row.score.f1, 7)].map {
        value, width in
        aligned(value.map(decimals) ?? "-", to: width)
      }
      let counts = [(row.score.right, 7), (row.score.wrong, 7), (row.score.overlooked, 12)].map {
        count, width in
        aligned(String(count), to: width)
      }
      return row.name + String(repeating: " ", count: width - row.name.count) + (figures + counts).joined()
        + "\n"
    }
    let (status, digital) = (evaluation.status, evaluation.digital)
    return head + lines.joined() + "\n\(count(evaluation.documents, "document")); "
      + "status of families right \(share(status)), digital or not right \(share(digital)).\n"
  }

  package func json(toolVersion: String) -> String {
    JSONValue.object([
      ("version", .number(JSONReport.version)), ("tool", JSONReport.tool(toolVersion)),
      ("documents", .number(evaluation.documents)),
      ("status", json(evaluation.status)), ("digital", json(evaluation.digital)),
      ("missing", json(totals[0].score)), ("adverse", json(totals[1].score)),
      ("elements", json(totals[2].score)),
      (
        "families",
        .array(
          evaluation.families.map { family in
            .object([
              ("id", .string(family.id)), ("missing", json(family.missing)),
              ("adverse", json(family.adverse)),
              (
                "elements",
                .array(
                  family.elements.map { element in
                    .object([("id", .string(element.id)), ("score", json(element.score))])
                  })
              ),
            ])
          })
      ),
    ]).rendered
  }

  private func json(_ score: Score) -> JSONValue {
    .object([
      ("precision", json(score.precision)), ("recall", json(score.recall)), ("f1", json(score.f1)),
      ("right", .number(score.right)), ("wrong", .number(score.wrong)),
      ("overlooked", .number(score.overlooked)),
    ])
  }

  private func json(_ share: Evaluation.Share) -> JSONValue {
    .object([
      ("accuracy", json(share.value)), ("right", .number(share.right)), ("all", .number(share.all)),
    ])
  }

  private func json(_ value: Double?) -> JSONValue { value.map { .decimal(decimals($0)) } ?? .null }

  private func share(_ share: Evaluation.Share) -> String {
    share.value.map { "\(decimals($0)) (\(share.right) of \(share.all))" } ?? "-"
  }

  private func aligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// A share between 0 and 1 with three decimals, rounded half up.
func decimals(_ value: Double) -> String {
  let thousandths = Int((value * 1000).rounded())
  let rest = String(thousandths % 1000)
  return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
}

/// What was measured of a family or an element, as lines of its page.
struct MeasuredLines {
  let measurement: Measurement

  func lines(of family: Family) -> String {
    guard let measure = measurement.families.first(where: { $0.id == family.id }) else { return "" }
    return [
      line("That it is missing", measure.missing), line("That a term is adverse", measure.adverse),
      line("Its elements", measure.elementsTogether), source,
    ].joined(separator: "\n")
  }

  func lines(of element: Element, in family: Family) -> String {
    guard let score = measurement.score(of: element.id, in: family.id) else { return "" }
    return line("That it is there", score) + "\n" + source
  }

  private func line(_ title: String, _ score: Score) -> String {
    let found = score.right + score.wrong
    let there = score.right + score.overlooked
    let precision = score.precision.map { "precision \(decimals($0)) (\(score.right) of \(found) found)" }
    let recall = score.recall.map { "recall \(decimals($0)) (\(score.right) of \(there) labelled)" }
    let figures = [precision, recall].compactMap(\.self)
    return
      "  \(title): \(figures.isEmpty ? "nothing found, nothing labelled" : figures.joined(separator: ", "))"
  }

  private var source: String {
    filled("Measured on \(printable(measurement.corpus)), \(measurement.date).", indent: 2)
  }
}
