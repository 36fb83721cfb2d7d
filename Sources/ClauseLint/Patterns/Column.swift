#if canImport(Glibc)
  import Glibc
#endif

/// Values that lie one after another in the memory of a table, and are read where they lie. What a table holds was written
/// by our own compiler, so that only debug builds check each index.
struct Column<Value: BitwiseCopyable>: RandomAccessCollection, @unchecked Sendable {
  private let base: UnsafePointer<Value>
  let count: Int

  /// - Precondition: the memory outlives the column, and nobody writes to it.
  init(_ base: UnsafePointer<Value>, count: Int) {
    self.base = base
    self.count = count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> Value {
    assert(UInt(bitPattern: index) < UInt(bitPattern: count))
    return base[index]
  }

  subscript(index: Int32) -> Value { self[Int(index)] }

  /// A part of the column, counted anew from 0.
  func part(_ range: Range<Int>) -> Column {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return Column(base + range.lowerBound, count: range.count)
  }
}

/// Lists of different lengths in one column: row `i` is `values[starts[i]..<starts[i + 1]]`.
struct Rows<Value: BitwiseCopyable>: Sendable {
  let starts: Column<Int32>
  let values: Column<Value>

  var count: Int { starts.count - 1 }

  func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  func row(_ row: Int) -> Column<Value> { values.part(range(row)) }

  func isEmpty(_ row: Int) -> Bool { starts[row] == starts[row + 1] }
}

/// One piece of memory that many columns lie in. Where the system has large pages, it is made of them: the few megabytes
/// are gone through in all directions for every sentence, and looking up thousands of small pages would take a good part
/// of the time.
final class TableMemory: @unchecked Sendable {
  private let base: UnsafeMutableRawPointer
  private let capacity: Int
  private var used = 0

  private static let largePage = 1 << 21

  /// - Parameter capacity: the most bytes that are ever needed; what is not used costs nothing.
  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(byteCount: capacity, alignment: capacity < Self.largePage ? 16 : Self.largePage)
    #if canImport(Glibc)
      if capacity >= Self.largePage { _ = madvise(base, capacity, MADV_HUGEPAGE) }
    #endif
  }

  deinit { base.deallocate() }

  /// A column of so many values, which `fill` writes.
  func column<Value: BitwiseCopyable>(
    of type: Value.Type = Value.self, count: Int, fill: (UnsafeMutablePointer<Value>) -> Void
  ) -> Column<Value> {
    let start = (used + 7) / 8 * 8
    used = start + count * MemoryLayout<Value>.stride
    precondition(used <= capacity)
    let values = (base + start).bindMemory(to: Value.self, capacity: count)
    fill(values)
    return Column(values, count: count)
  }
}
