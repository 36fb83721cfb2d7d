/// Hands on the events of one part of a flat package, so that byte offsets are those of the given file and
/// prefixes declared on `pkg:package` hold. XML kept as base64 (`pkg:binaryData`) is collected for a second reading.
final class FlatPart: XMLHandler {
  private let key: String
  private let handler: any XMLHandler
  private var isWanted = false
  private var depth = 0
  private(set) var found = false
  private(set) var isBinary = false
  private var digits: [UInt8] = []

  init(_ part: String, into handler: any XMLHandler) {
    key = ZipEntry.key(part)
    self.handler = handler
  }

  func start(_ tag: XMLTag) throws(OfficeError) {
    if depth > 0 {
      depth += 1
      return try handler.start(tag)
    }
    guard tag.namespace == .flatPackage else { return }
    switch tag.name {
    case .part:
      isWanted = tag[.name].map(ZipEntry.key) == key
      guard !isWanted || !found else { throw .duplicatePart(tag[.name] ?? key) }
    case .xmlData where isWanted: (depth, found) = (1, true)
    case .binaryData where isWanted: (isBinary, found) = (true, true)
    default: break
    }
  }

  func end(_ tag: XMLEndTag) throws(OfficeError) {
    if depth > 0 {
      depth -= 1
      if depth > 0 { try handler.end(tag) }
    } else if tag.name == .binaryData {
      isWanted = false
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(OfficeError) {
    if depth > 0 { return try handler.text(bytes) }
    if isBinary, isWanted { digits += bytes }
  }

  /// The base64 digits as bytes (RFC 4648); characters outside the alphabet are line ends and padding.
  var binary: [UInt8] {
    var result: [UInt8] = []
    var bits = 0
    var value: UInt32 = 0
    for digit in digits {
      guard let six = FlatPart.value(digit) else { continue }
      value = value << 6 | UInt32(six)
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: value >> UInt32(bits)))
      }
    }
    return result
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x41...0x5A: digit - 0x41
    case 0x61...0x7A: digit - 0x61 + 26
    case 0x30...0x39: digit - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
