/// Text of which every byte knows the bytes of the file it came from; joins and line breaks of our own have no place.
struct PlacedText: Sendable {
  /// A stretch that stands in the source without a gap, byte for byte, or a replacement for all of its source.
  private struct Piece: Sendable {
    var run: Run
    var isPlain: Bool
  }

  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    bytes += source[range]
    place(range, count: range.count, isPlain: true)
  }

  mutating func append(_ byte: UInt8, from place: Range<Int>?) {
    bytes.append(byte)
    if let place { self.place(place, count: 1, isPlain: place.count == 1) }
  }

  /// Bytes that stand for all of `place` at once, such as the letter behind a character reference.
  mutating func append(contentsOf text: [UInt8], from place: Range<Int>?) {
    for byte in text { append(byte, from: place) }
  }

  /// Notes where the last bytes come from; a replaced character is a piece of its own.
  private mutating func place(_ source: Range<Int>, count: Int, isPlain: Bool) {
    let start = bytes.count - count
    if let last = pieces.last, last.run.text.upperBound == start, last.isPlain == isPlain {
      let continues = isPlain && last.run.bytes.upperBound == source.lowerBound
      let repeats = !isPlain && last.run.bytes == source
      if continues || repeats {
        let upper = max(last.run.bytes.upperBound, source.upperBound)
        pieces[pieces.count - 1].run = Run(
          text: last.run.text.lowerBound..<bytes.count, bytes: last.run.bytes.lowerBound..<upper)
        return
      }
    }
    pieces.append(Piece(run: Run(text: start..<bytes.count, bytes: source), isPlain: isPlain))
  }

  mutating func removeLast() {
    guard !bytes.isEmpty else { return }
    bytes.removeLast()
    keep(0..<bytes.count)
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The text without blanks at its ends.
  func trimmed() -> PlacedText {
    var lower = 0
    var upper = bytes.count
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
    while lower < upper, isBlank(bytes[lower]) { lower += 1 }
    while upper > lower, isBlank(bytes[upper - 1]) { upper -= 1 }
    guard lower > 0 || upper < bytes.count else { return self }
    var out = self
    out.bytes = Array(bytes[lower..<upper])
    out.keep(lower..<upper)
    return out
  }

  /// Leaves the places of a range of the bytes alone, counted from its start.
  private mutating func keep(_ range: Range<Int>) {
    pieces = pieces.compactMap { piece in
      let text = piece.run.text.clamped(to: range)
      guard !text.isEmpty else { return nil }
      let cut = piece.isPlain ? text.lowerBound - piece.run.text.lowerBound : 0
      let source = piece.run.bytes
      let bytes =
        piece.isPlain ? source.lowerBound + cut..<source.lowerBound + cut + text.count : source
      let moved = text.lowerBound - range.lowerBound..<text.upperBound - range.lowerBound
      return Piece(run: Run(text: moved, bytes: bytes), isPlain: piece.isPlain)
    }
  }

  /// Stretches that stand in the source without a gap; a replaced character is a run of its own.
  var runs: [Run] { pieces.map(\.run) }

  /// For each byte the source range it stands for; `nil` for a byte that is not in the source.
  var places: [Range<Int>?] {
    var places = [Range<Int>?](repeating: nil, count: bytes.count)
    for piece in pieces {
      for index in piece.run.text {
        let at = piece.run.bytes.lowerBound + index - piece.run.text.lowerBound
        places[index] = piece.isPlain ? at..<at + 1 : piece.run.bytes
      }
    }
    return places
  }
}
