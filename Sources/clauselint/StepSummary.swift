import ClauseReports
import Foundation

/// The page that GitHub Actions shows for a step: what annotations have no room or no place for.
enum StepSummary {
  /// GitHub refuses a summary of more than 1 MiB.
  private static let limit = 1 << 20

  /// Appends to the file that GITHUB_STEP_SUMMARY names, where it names one.
  static func append(_ report: MarkdownReport) throws(Refusal) {
    guard let path = Terminal.environment("GITHUB_STEP_SUMMARY") else { return }
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw refusal(path, errno) }
    defer { close(descriptor) }
    let code = Terminal.write(Array(report.text(within: limit).utf8), to: descriptor)
    if code != 0 { throw refusal(path, code) }
  }

  private static func refusal(_ path: String, _ code: Int32) -> Refusal {
    Refusal("\(path): The summary of the step cannot be written: \(Terminal.reason(code)).")
  }
}
