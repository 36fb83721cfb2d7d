/// A zip archive held in memory, with an index of our own so that parts which are not replaced keep their very
/// bytes, compressed ones included (PKWARE APPNOTE 6.3, the part of it that ECMA-376 part 2 annex B allows).
package struct ZipArchive: Sendable {
  package let bytes: [UInt8]
  private let directory: ZipDirectory
  private let index: [String: Int]
  private let limits: ReadingLimits

  /// Reads the directory and refuses whatever two readers could understand in two ways.
  package init(_ bytes: [UInt8], limits: ReadingLimits = .standard) throws(ZipError) {
    self.bytes = bytes
    self.limits = limits
    directory = try ZipDirectory(bytes, limits: limits)
    index = Dictionary(
      directory.entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of all entries in the order of the central directory.
  package var names: [String] { directory.entries.map(\.name) }

  /// The size of a part after inflating, in bytes, as the directory gives it; `contents` enforces it.
  package func size(of name: String) -> Int? { entry(name)?.size }

  /// The inflated bytes of a part; `nil` where there is none. Names compare without regard to ASCII case.
  package func contents(of name: String) throws(ZipError) -> [UInt8]? {
    guard let entry = entry(name) else { return nil }
    guard entry.size <= limits.partBytes else {
      throw .partTooLarge(entry.name, limit: limits.partBytes)
    }
    let packed = bytes[entry.packed]
    guard entry.size <= limits.ratioFloor || entry.size <= packed.count * limits.ratio else {
      throw .ratioTooHigh(entry.name, limit: limits.ratio)
    }
    let whole = entry.method == 0 ? Array(packed) : Deflate.inflate(packed, size: entry.size)
    guard let whole, whole.count == entry.size else {
      throw .damaged("the part “\(entry.name)” does not have the size that the directory says")
    }
    guard Deflate.checksum(whole) == entry.crc else { throw .badChecksum(entry.name) }
    return whole
  }

  /// The archive with some parts replaced in place or, where there is none of the name, appended. The bytes of
  /// all other entries and their order stay; the central directory is written anew.
  /// - Parameter isPacked: whether the new parts are compressed.
  package func replacing(
    _ parts: [(name: String, bytes: [UInt8])], isPacked: Bool = true
  ) throws(ZipError) -> [UInt8] {
    var replacements: [String: [UInt8]] = [:]
    for part in parts where replacements.updateValue(part.bytes, forKey: ZipEntry.key(part.name)) != nil {
      throw .duplicateName(part.name)
    }
    var writer = ZipWriter(isPacking: isPacked)
    let order = directory.entries.indices.sorted {
      directory.entries[$0].start < directory.entries[$1].start
    }
    writer.bytes = Array(bytes[..<(order.first.map { directory.entries[$0].start } ?? 0)])
    var records = [[UInt8]](repeating: [], count: directory.entries.count)
    for (place, at) in order.enumerated() {
      let entry = directory.entries[at]
      let record = Array(bytes[entry.record])
      if let replacement = replacements[entry.key] {
        records[at] = writer.add(entry.name, replacement, like: record)
      } else {
        let next = place + 1 < order.count ? directory.entries[order[place + 1]].start : directory.start
        records[at] = writer.copy(bytes[entry.start..<next], record: record)
      }
    }
    for part in parts where entry(part.name) == nil {
      records.append(writer.add(part.name, part.bytes, like: nil))
    }
    writer.finish(records, comment: bytes[directory.comment])
    return writer.bytes
  }

  /// A fresh archive with `[Content_Types].xml` first, as consumers expect; the same parts give the same bytes.
  package static func make(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var writer = ZipWriter()
    let types = "[Content_Types].xml"
    let ordered = parts.filter { $0.name == types } + parts.filter { $0.name != types }
    let records = ordered.map { writer.add($0.name, $0.bytes, like: nil) }
    writer.finish(records, comment: [])
    return writer.bytes
  }

  /// Whether two archives have the same compressed bytes for a name, or neither has any.
  func holdsTheSame(_ name: String, as other: ZipArchive) -> Bool {
    guard let own = entry(name), let their = other.entry(name) else {
      return entry(name) == nil && other.entry(name) == nil
    }
    return own.method == their.method && own.size == their.size && own.crc == their.crc
      && bytes[own.packed] == other.bytes[their.packed]
  }

  private func entry(_ name: String) -> ZipEntry? {
    index[ZipEntry.key(name)].map { directory.entries[$0] }
  }
}

/// Writes local headers with their data, then the central directory.
private struct ZipWriter {
  var bytes: [UInt8] = []
  var isPacking = true

  /// Appends a new entry and gives back its central record; date and attributes come from the record it replaces.
  mutating func add(_ name: String, _ contents: [UInt8], like record: [UInt8]?) -> [UInt8] {
    let start = bytes.count
    let deflated = isPacking ? Deflate.deflate(contents, effort: record == nil ? 4 : 3) : nil
    let packed = deflated.flatMap { $0.count < contents.count ? $0 : nil } ?? contents
    let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
    var common: [UInt8] = []
    common.append16(20)
    common.append16(isASCII ? 0 : 0x0800)
    common.append16(packed.count < contents.count ? 8 : 0)
    // 1 January 1980, the first day of the format, so that the same parts give the same bytes.
    common.append32(record?.number32(12) ?? 0x0021_0000)
    common.append32(Int(Deflate.checksum(contents)))
    common.append32(packed.count)
    common.append32(contents.count)
    common.append16(name.utf8.count)
    common.append16(0)
    bytes.append32(0x0403_4B50)
    bytes += common
    bytes += Array(name.utf8)
    bytes += packed
    var central: [UInt8] = []
    central.append32(0x0201_4B50)
    central.append16(record?.number16(4) ?? 20)
    central += common
    central.append16(0)
    central.append16(0)
    central.append16(record?.number16(36) ?? 0)
    central.append32(record?.number32(38) ?? 0)
    central.append32(start)
    return central + Array(name.utf8)
  }

  /// Appends an entry as it is and gives back its record, pointing to its new place.
  mutating func copy(_ entry: ArraySlice<UInt8>, record: [UInt8]) -> [UInt8] {
    var record = record
    record.put32(bytes.count, at: 42)
    bytes += entry
    return record
  }

  mutating func finish(_ records: [[UInt8]], comment: ArraySlice<UInt8>) {
    let start = bytes.count
    for record in records { bytes += record }
    let size = bytes.count - start
    bytes.append32(0x0605_4B50)
    bytes.append32(0)
    bytes.append16(records.count)
    bytes.append16(records.count)
    bytes.append32(size)
    bytes.append32(start)
    bytes.append16(comment.count)
    bytes += comment
  }
}
