import ClauseLint
import ClauseReports
import Foundation

/// Baselines on disk.
enum BaselineStore {
  static let defaultName = ".clauselint.baseline.json"

  static func read(_ path: String) throws -> Baseline {
    let shown = ConfigurationFinder.shown(path)
    return try Baseline(try InputFile.text(shown), path: shown)
  }

  /// The path of a document from the folder of a baseline; both are absolute.
  static func key(of document: String, in baseline: String) -> String {
    let folder = PathName.folder(of: baseline)
    let from = folder.split(separator: "/")
    let to = document.split(separator: "/")
    let shared = zip(from, to).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared)).joined(separator: "/")
  }

  /// Whether there is a file at a path of a baseline.
  static func exists(besides baseline: String) -> (String) -> Bool {
    let folder = PathName.folder(of: baseline)
    return { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
  }

  /// The baselines that the tasks need, each read once.
  /// - Throws: for one that is not there or cannot be read.
  static func all(for tasks: [ExaminationTask]) throws -> [String: Baseline] {
    var baselines: [String: Baseline] = [:]
    for path in Set(tasks.compactMap { $0.baseline?.path }).sorted() { baselines[path] = try read(path) }
    return baselines
  }
}
