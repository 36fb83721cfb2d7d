/// The pattern table as bytes that can stand in a string literal: every number in four digits of six bits, least
/// first, as the characters from "0" to "o". A program reads hundreds of thousands of them at each start, so all are
/// of one width and lie as their columns lie in memory: a column is read in one loop without a branch, several numbers
/// at a time.
struct TableWriter {
  private(set) var bytes: [UInt8] = []

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

  mutating func put<Value: BitwiseCopyable>(rows: [[Value]]) {
    var starts: [Int32] = [0]
    for row in rows { starts.append((starts.last ?? 0) + Int32(row.count)) }
    put(starts)
    put(rows.flatMap { $0 })
  }

  /// Hashes of 48 bits as two columns of halves.
  mutating func put(hashes: [UInt64]) {
    put(hashes.map { Int32(truncatingIfNeeded: $0 & 0xFF_FFFF) })
    put(hashes.map { Int32(truncatingIfNeeded: $0 >> 24) })
  }
}

/// Lays the columns that a `TableWriter` wrote one after another into memory of their own.
struct TableReader {
  let memory: TableMemory
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  /// What is made besides the columns themselves, the hash table, takes less than twice their room.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = UnsafeRawBufferPointer(bytes)
    memory = TableMemory(capacity: bytes.count * 3 + 1 << 16)
  }

  /// A column of values that consist of whole numbers of 32 bits.
  /// - Throws: ``ArchiveError/damaged(at:)`` for bytes that end early.
  mutating func column<Value: BitwiseCopyable>(
    of type: Value.Type = Value.self
  ) throws(ArchiveError) -> Column<Value> {
    let digits = try digits()
    let width = MemoryLayout<Value>.stride / 4
    let count = digits.count / 4
    guard count.isMultiple(of: width) else { throw .damaged(at: at) }
    return memory.column(of: Value.self, count: count / width) { values in
      guard let digits = digits.baseAddress else { return }
      let numbers = UnsafeMutableRawPointer(values)
      for index in 0..<count {
        let number = Self.number(digits.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
        numbers.storeBytes(of: number, toByteOffset: index &* 4, as: UInt32.self)
      }
    }
  }

  mutating func rows<Value: BitwiseCopyable>() throws(ArchiveError) -> Rows<Value> {
    let rows = Rows<Value>(starts: try column(), values: try column())
    guard rows.starts.first == 0, rows.starts.last.map(Int.init) == rows.values.count else {
      throw .damaged(at: at)
    }
    return rows
  }

  mutating func hashes() throws(ArchiveError) -> Column<UInt64> {
    let (low, high) = (try digits(), try digits())
    guard low.count == high.count else { throw .damaged(at: at) }
    let count = low.count / 4
    return memory.column(count: count) { values in
      guard let low = low.baseAddress, let high = high.baseAddress else { return }
      for place in 0..<count {
        let low = Self.number(low.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self))
        let high = Self.number(high.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self))
        values[place] = UInt64(low) | UInt64(high) << 24
      }
    }
  }

  /// The digits of the next column, four for each number.
  private mutating func digits() throws(ArchiveError) -> UnsafeRawBufferPointer {
    guard at + 4 <= bytes.count else { throw .damaged(at: at) }
    let count = Int(Self.number(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))) * 4
    at += 4
    guard count <= bytes.count - at else { throw .damaged(at: at) }
    defer { at += count }
    return UnsafeRawBufferPointer(rebasing: bytes[at..<at + count])
  }

  /// Four digits as one number.
  private static func number(_ digits: UInt32) -> UInt32 {
    let plain = UInt32(littleEndian: digits) &- 0x3030_3030
    return plain & 0x3F | plain >> 2 & 0xFC0 | plain >> 4 & 0x3_F000 | plain >> 6 & 0xFC_0000
  }
}
