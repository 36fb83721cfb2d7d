/// Text of which every byte knows the bytes of the file it came from; joins and line breaks of our own have no place.
struct PlacedText: Sendable {
  private(set) var bytes: [UInt8] = []
  /// For each byte the source range it stands for; `nil` for a byte that is not in the source.
  private(set) var places: [Range<Int>?] = []

  mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    for index in range { append(source[index], from: index..<index + 1) }
  }

  mutating func append(_ byte: UInt8, from place: Range<Int>?) {
    bytes.append(byte)
    places.append(place)
  }

  /// Bytes that stand for all of `place` at once, such as the letter behind a character reference.
  mutating func append(contentsOf text: [UInt8], from place: Range<Int>?) {
    for byte in text { append(byte, from: place) }
  }

  mutating func removeLast() {
    bytes.removeLast()
    places.removeLast()
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
    var out = PlacedText()
    out.bytes = Array(bytes[lower..<upper])
    out.places = Array(places[lower..<upper])
    return out
  }

  /// Stretches that stand in the source without a gap; a replaced character is a run of its own.
  var runs: [Run] {
    var runs: [Run] = []
    var isPlain = false
    for (index, place) in places.enumerated() {
      guard let place else {
        isPlain = false
        continue
      }
      let plain = place.count == 1
      if let last = runs.last, last.text.upperBound == index {
        let continues = plain && isPlain && last.bytes.upperBound == place.lowerBound
        let repeats = !plain && last.bytes == place
        if continues || repeats {
          let upper = max(last.bytes.upperBound, place.upperBound)
          runs[runs.count - 1] = Run(
            text: last.text.lowerBound..<index + 1, bytes: last.bytes.lowerBound..<upper)
          continue
        }
      }
      runs.append(Run(text: index..<index + 1, bytes: place))
      isPlain = plain
    }
    return runs
  }
}
