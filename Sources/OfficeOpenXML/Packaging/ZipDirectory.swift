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

  init(_ bytes: [UInt8], limits: ZipLimits) throws(ZipError) {
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
    try checkNames()
    try checkOverlaps()
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
    guard data + packed <= bytes.count else { throw .truncated }
    return ZipEntry(
      name: name, method: method, crc: UInt32(bytes.number32(at + 16)), start: start,
      packed: data..<data + packed, size: size, record: at..<recordEnd)
  }

  private func checkNames() throws(ZipError) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key).inserted { throw .duplicateName(entry.name) }
  }

  private func checkOverlaps() throws(ZipError) {
    var free = 0
    for entry in entries.sorted(by: { $0.start < $1.start }) {
      guard entry.start >= free else { throw .overlapping(entry.name) }
      free = entry.packed.upperBound
    }
    guard let last = entries.max(by: { $0.start < $1.start }) else { return }
    guard free <= start else { throw .overlapping(last.name) }
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
