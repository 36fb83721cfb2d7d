/// How much a document may hold before it is refused: several times what the largest real contract needs.
package struct ReadingLimits: Sendable {
  /// Bytes of the file itself.
  package var packageBytes = 64 << 20
  /// Bytes of one part after inflating.
  package var partBytes = 128 << 20
  /// Bytes of all parts that are read, after inflating; pictures and other parts that are not read do not count.
  package var totalBytes = 256 << 20
  package var entries = 4096
  /// Inflated bytes for each compressed byte, once a part is larger than `ratioFloor`; real parts reach 224.
  package var ratio = 500
  package var ratioFloor = 1 << 20
  /// Elements of one part.
  package var elements = 20_000_000
  /// Paragraphs of one story; the longest real contract has 16,000.
  package var paragraphs = 250_000
  /// Comments, styles, lists, relationships: as many of each.
  package var items = 100_000
  /// UTF-8 bytes of text in one story.
  package var textBytes = 64 << 20
  /// How long reading may take; whoever has a clock asks it in `isOverdue`.
  package var seconds = 10
  /// Whether the time is up; asked after every 64 KiB.
  package var isOverdue: (@Sendable () -> Bool)?

  package static let standard = ReadingLimits()

  /// What a raised limit can come to.
  package static let mostTimes = 16

  package init() {}

  /// The same limits, each as many times as large. What guards the parser itself (the depth of elements, the size
  /// of a tag) stays.
  package func raised(_ times: Int) -> ReadingLimits {
    let times = min(max(times, 1), ReadingLimits.mostTimes)
    var raised = self
    for limit in [
      \ReadingLimits.packageBytes, \.partBytes, \.totalBytes, \.entries, \.ratio, \.elements, \.paragraphs,
      \.items,
      \.textBytes, \.seconds,
    ] {
      raised[keyPath: limit] *= times
    }
    return raised
  }
}
