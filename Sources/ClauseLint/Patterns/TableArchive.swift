/// The pattern table as bytes that can stand in a string literal: every number in four digits of six bits, least
/// first, as the characters from "0" to "o". A program reads hundreds of thousands of them at each start, so all are
/// of one width and lie as their columns lie in memory: a column is read in one loop without a branch, several numbers
/// at a time.
extension PatternTable {
  package func encoded() -> [UInt8] {
    var writer = TableWriter()
    writer.put([Int32(atomCount)])
    writer.put(subjects.map { $0 + 1 })
    writer.put(concerns.map { $0 + 1 })
    writer.put(definable)
    writer.put(words.hashes.map { Int32(truncatingIfNeeded: $0 & 0xFF_FFFF) })
    writer.put(words.hashes.map { Int32(truncatingIfNeeded: $0 >> 24) })
    writer.put(traits)
    writer.put(units)
    writer.put(atoms)
    writer.put(openings)
    writer.put(edges)
    writer.put(endings)
    writer.put(steps)
    writer.put(programs)
    writer.put(required)
    writer.put(openers)
    writer.put(anchored)
    return writer.bytes
  }

  /// - Throws: ``ArchiveError/damaged(at:)`` for bytes that end early or hold what no table has.
  package init(decoding bytes: UnsafeBufferPointer<UInt8>) throws(ArchiveError) {
    var reader = TableReader(bytes: UnsafeRawBufferPointer(bytes))
    guard let count = try reader.column(of: Int32.self).first else { throw .damaged(at: 0) }
    atomCount = Int(count)
    subjects = try reader.column(of: Int32.self).map { $0 - 1 }
    guard subjects.count == Subject.allCases.count else { throw .damaged(at: 0) }
    concerns = try reader.column(of: Int32.self).map { $0 - 1 }
    definable = try reader.column()
    let low = try reader.column(of: UInt32.self)
    let high = try reader.column(of: UInt32.self)
    words = WordTable(hashes: zip(low, high).map { UInt64($0) | UInt64($1) << 24 })
    traits = try reader.column()
    units = try reader.rows()
    atoms = try reader.rows()
    openings = try reader.rows()
    edges = try reader.rows()
    endings = try reader.rows()
    steps = try reader.column()
    programs = try reader.column()
    required = try reader.rows()
    openers = try reader.rows()
    anchored = try reader.rows()
    masks = Masks(words: atoms, nodes: edges)
  }
}

private struct TableWriter {
  var bytes: [UInt8] = []

  /// - Precondition: the number is below 2 to the 24th.
  private mutating func put(_ number: Int32) {
    precondition(0..<(1 << 24) ~= number, "The pattern table is too large for its digits.")
    for shift: Int32 in [0, 6, 12, 18] { bytes.append(48 + UInt8(number >> shift & 63)) }
  }

  /// A column: its length in numbers, and the numbers.
  mutating func put<Value: BitwiseCopyable>(_ values: [Value]) {
    values.withUnsafeBytes { raw in
      put(Int32(raw.count / 4))
      for number in raw.bindMemory(to: Int32.self) { put(number) }
    }
  }

  mutating func put<Value: BitwiseCopyable>(_ rows: Rows<Value>) {
    put(rows.starts)
    put(rows.values)
  }
}

private struct TableReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// A column of values that consist of whole numbers of 32 bits.
  mutating func column<Value: BitwiseCopyable>(of type: Value.Type = Value.self) throws(ArchiveError)
    -> [Value]
  {
    guard at + 4 <= bytes.count else { throw .damaged(at: at) }
    let count = Int(Self.number(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
    let width = MemoryLayout<Value>.stride / 4
    at += 4
    guard count <= (bytes.count - at) / 4, count.isMultiple(of: width) else { throw .damaged(at: at) }
    defer { at += count * 4 }
    return Array(unsafeUninitializedCapacity: count / width) { values, made in
      made = count / width
      guard let digits = bytes.baseAddress.map({ $0 + at }), let start = values.baseAddress else { return }
      let numbers = UnsafeMutableRawPointer(start)
      for place in stride(from: 0, to: count * 4, by: 4) {
        let number = Self.number(digits.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        numbers.storeBytes(of: number, toByteOffset: place, as: UInt32.self)
      }
    }
  }

  /// Four digits as one number.
  private static func number(_ digits: UInt32) -> UInt32 {
    let plain = UInt32(littleEndian: digits) &- 0x3030_3030
    return plain & 0x3F | plain >> 2 & 0xFC0 | plain >> 4 & 0x3_F000 | plain >> 6 & 0xFC_0000
  }

  /// Looks at all numbers without a branch, so that several are compared at a time.
  private static func rises(_ numbers: [Int32]) -> Bool {
    numbers.withUnsafeBufferPointer { numbers in
      var falls: Int32 = 0
      for at in 1..<max(1, numbers.count) { falls |= numbers[at] &- numbers[at - 1] }
      return falls >= 0
    }
  }

  mutating func rows<Value: BitwiseCopyable & Sendable>() throws(ArchiveError) -> Rows<Value> {
    let starts = try column(of: Int32.self)
    let values: [Value] = try column()
    guard starts.first == 0, starts.last == Int32(values.count), Self.rises(starts) else {
      throw .damaged(at: at)
    }
    return Rows(starts: starts, values: values)
  }
}
