/// Text in which any stretch of white space is one blank and none stands at the beginning, as in OpenDocument
/// (ODF 1.3 part 3, 6.1.2) and HTML.
struct CollapsedText {
  private(set) var bytes: [UInt8] = []
  /// Whether white space came that is only written before further text.
  private var owesBlank = false

  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
        owesBlank = true
      } else {
        settle()
        bytes.append(byte)
      }
    }
  }

  /// Characters that stay as they are: tabs, line breaks, protected blanks.
  mutating func append(exactly text: some Sequence<UInt8>) {
    settle()
    bytes += text
  }

  /// A line break; blanks around it go.
  mutating func breakLine() {
    owesBlank = false
    bytes.append(0x0A)
  }

  private mutating func settle() {
    if owesBlank, let last = bytes.last, last != 0x0A { bytes.append(0x20) }
    owesBlank = false
  }
}
