import ClauseLint
import Foundation

/// The files of a run and what decides about them, and whether they have changed.
struct WatchedFiles {
  private let paths: [String]
  private var last: [Stamp?]

  private struct Stamp: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
    var node: UInt
  }

  init(_ plan: Plan) {
    let settings = plan.settings.flatMap { $0.files + [$0.baseline, $0.waivers].compactMap(\.self) }
    paths = Set(plan.tasks.map(\.path) + settings + [ConfigurationFinder.waiverName]).sorted()
    last = paths.map(Self.stamp)
  }

  /// Returns when a file has changed and stayed as it is for a moment: editors write in several steps.
  mutating func change() async throws {
    var now = last
    while now == last {
      try await Task.sleep(for: .milliseconds(300))
      now = paths.map(Self.stamp)
    }
    repeat {
      last = now
      try await Task.sleep(for: .milliseconds(150))
      now = paths.map(Self.stamp)
    } while now != last
  }

  private static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec, size: Int(status.st_size),
      node: UInt(status.st_ino))
  }
}
