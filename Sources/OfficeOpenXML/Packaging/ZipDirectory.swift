/// What the central directory says of one entry (APPNOTE 4.3.12), checked against its local header.
struct ZipEntry: Sendable, Equatable {
  var name: String
  var method: Int
  var crc: UInt32
  /// Offset of the local header in the archive.
  var start: Int
  /// The compressed bytes in the archive.
  var packed: Range<Int>
  /// The size after inflating, in bytes.
  var size: Int
  /// The entry's record in the central directory.
  var record: Range<Int>

  /// Part names compare without regard to ASCII case (ECMA-376 part 2, 6.2.2.3).
  var key: String { ZipEntry.key(name) }

  static func key(_ name: String) -> String {
    let bytes = name.utf8.map { byte -> UInt8 in
      switch byte {
      case 0x41...0x5A: byte + 0x20
      case 0x5C: 0x2F
      default: byte
      }
    }
    return String(decoding: bytes.drop { $0 == 0x2F }, as: UTF8.self)
  }
}

/// The entries of an archive in the order of its central directory.
struct ZipDirectory: Sendable {
  var entries: [ZipEntry]
  /// Offset of the first record of the central directory.
  var start: Int
  var comment: Range<Int>

  init(_ bytes: [UInt8], limits: ReadingLimits) throws(ZipError) {
    let end = try ZipDirectory.endRecord(bytes)
    let count = bytes.number16(end + 10)
    let size = bytes.number32(end + 12)
    start = bytes.number32(end + 16)
    comment = end + 22..<end + 22 + bytes.number16(end + 20)
    guard bytes.number16(end + 4) == 0, bytes.number16(end + 8) == count else {
      throw .damaged("it is spread over several disks")
    }
    guard count != 0xFFFF, start != 0xFFFF_FFFF else { throw .damaged("it uses the zip64 format") }
    guard count <= limits.entries else { throw .tooManyEntries(limit: limits.entries) }
    let gap = end - start - size
    guard gap == 0 || gap >= 76 && bytes.number32(start + size) == 0x0606_4B50 else {
      throw .damaged("its directory is not where it should be")
    }
    entries = []
    entries.reserveCapacity(count)
    var at = start
    for _ in 0..<count {
      let entry = try ZipDirectory.entry(bytes, at: at, limit: start + size)
      at = entry.record.upperBound
      entries.append(entry)
    }
    guard at == start + size || bytes.number32(at) == 0x0505_4B50 else { throw .unlisted }
    try checkNames()
    try checkOverlaps(bytes)
  }

  /// Looks backwards for the end record (APPNOTE 4.3.16); some good files have bytes after it.
  private static func endRecord(_ bytes: [UInt8]) throws(ZipError) -> Int {
    guard bytes.count >= 4, bytes[0] == 0x50, bytes[1] == 0x4B else { throw .notAnArchive }
    var at = bytes.count - 22
    let stop = max(0, bytes.count - (1 << 20))
    while at >= stop {
      if bytes[at] == 0x50, bytes.number32(at) == 0x0605_4B50,
        at + 22 + bytes.number16(at + 20) <= bytes.count,
        bytes.number32(at + 16) + bytes.number32(at + 12) <= at
      {
        return at
      }
      at -= 1
    }
    throw .truncated
  }

  private static func entry(_ bytes: [UInt8], at: Int, limit: Int) throws(ZipError) -> ZipEntry {
    guard at + 46 <= limit, bytes.number32(at) == 0x0201_4B50 else {
      throw .damaged("its directory has a broken record")
    }
    let nameEnd = at + 46 + bytes.number16(at + 28)
    let recordEnd = nameEnd + bytes.number16(at + 30) + bytes.number16(at + 32)
    guard recordEnd <= limit else { throw .damaged("its directory has a broken record") }
    let name = String(decoding: bytes[at + 46..<nameEnd], as: UTF8.self)
    guard !bytes[at + 46..<nameEnd].contains(0) else { throw .nulInName }
    let packed = bytes.number32(at + 20)
    let size = bytes.number32(at + 24)
    let start = bytes.number32(at + 42)
    let method = bytes.number16(at + 10)
    guard packed != 0xFFFF_FFFF, size != 0xFFFF_FFFF else { throw .damaged("it uses the zip64 format") }
    guard start + 30 <= bytes.count, bytes.number32(start) == 0x0403_4B50 else {
      throw .damaged("the part “\(name)” is not where the directory says")
    }
    let localName = start + 30..<start + 30 + bytes.number16(start + 26)
    let data = localName.upperBound + bytes.number16(start + 28)
    guard localName.upperBound <= bytes.count, bytes[localName] == bytes[at + 46..<nameEnd] else {
      throw .nameMismatch(name)
    }
    guard (bytes.number16(at + 8) | bytes.number16(start + 6)) & 1 == 0 else { throw .encrypted(name) }
    guard method == 0 || method == 8 else { throw .unsupportedMethod(name, method) }
    guard bytes.number16(start + 8) == method else {
      throw .damaged("the part “\(name)” is packed by two methods")
    }
    // Bit 3 leaves sizes and checksum to a descriptor behind the data (APPNOTE 4.3.9).
    if bytes.number16(start + 6) & 8 == 0 {
      let isSame = [(14, 16), (18, 20), (22, 24)].allSatisfy {
        bytes.number32(start + $0) == bytes.number32(at + $1)
      }
      guard isSame else { throw .sizeMismatch(name) }
    }
    guard
      !isRenamed(bytes, name: bytes[at + 46..<nameEnd], extra: nameEnd..<nameEnd + bytes.number16(at + 30))
    else { throw .nameMismatch(name) }
    guard data + packed <= bytes.count else { throw .truncated }
    return ZipEntry(
      name: name, method: method, crc: UInt32(bytes.number32(at + 16)), start: start,
      packed: data..<data + packed, size: size, record: at..<recordEnd)
  }

  /// Whether an extra field gives an ASCII name another one, which some readers follow (APPNOTE 4.6.9).
  private static func isRenamed(_ bytes: [UInt8], name: ArraySlice<UInt8>, extra: Range<Int>) -> Bool {
    guard name.allSatisfy({ $0 < 0x80 }) else { return false }
    var at = extra.lowerBound
    while at + 4 <= extra.upperBound {
      let end = at + 4 + bytes.number16(at + 2)
      guard end <= extra.upperBound else { return false }
      if bytes.number16(at) == 0x7075, end >= at + 9, bytes[at + 9..<end] != name { return true }
      at = end
    }
    return false
  }

  private func checkNames() throws(ZipError) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(ZipDirectory.plain(entry.key)).inserted {
      throw .duplicateName(entry.name)
    }
  }

  /// A name as readers may understand it that follow dots and percent signs (ECMA-376 part 2, 6.2.2.3).
  private static func plain(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == 0x25 || $0 == 0x2E }) else { return key }
    var bytes: [UInt8] = []
    var rest = Array(key.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append((0x41...0x5A).contains(value) ? value + 0x20 : value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return Relationship.resolve(String(decoding: bytes, as: UTF8.self), in: "")
  }

  /// Entries must not share bytes, and what lies between them must not look like an entry, which readers that
  /// go from the first byte on would find.
  private func checkOverlaps(_ bytes: [UInt8]) throws(ZipError) {
    var free = 0
    for entry in entries.sorted(by: { $0.start < $1.start }) {
      guard entry.start >= free else { throw .overlapping(entry.name) }
      try checkGap(bytes[free..<entry.start])
      free = entry.packed.upperBound
    }
    guard let last = entries.max(by: { $0.start < $1.start }) else { return }
    guard free <= start else { throw .overlapping(last.name) }
    try checkGap(bytes[free..<start])
  }

  private func checkGap(_ gap: ArraySlice<UInt8>) throws(ZipError) {
    guard gap.count >= 30 else { return }
    for at in gap.startIndex...gap.endIndex - 30
    where gap[at] == 0x50 && gap[at + 1] == 0x4B && gap[at + 2] == 3 && gap[at + 3] == 4 {
      throw .unlisted
    }
  }
}

extension [UInt8] {
  /// Two bytes, the lowest first.
  func number16(_ at: Int) -> Int { Int(self[at]) | Int(self[at + 1]) << 8 }

  /// Four bytes, the lowest first.
  func number32(_ at: Int) -> Int { number16(at) | number16(at + 2) << 16 }

  mutating func append16(_ value: Int) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  mutating func append32(_ value: Int) {
    append16(value)
    append16(value >> 16)
  }

  mutating func put32(_ value: Int, at: Int) {
    for byte in 0..<4 { self[at + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
  }
}
