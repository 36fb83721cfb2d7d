/// Lists of different lengths in one array: row `i` is `values[range(i)]`.
struct Rows<Value: Sendable>: Sendable {
  private(set) var starts: [Int32]
  private(set) var values: [Value]

  init(_ rows: [[Value]]) {
    starts = [0]
    values = []
    starts.reserveCapacity(rows.count + 1)
    for row in rows {
      values += row
      starts.append(Int32(values.count))
    }
  }

  /// - Precondition: `starts` begins with 0, rises, and ends with the number of values.
  init(starts: [Int32], values: [Value]) {
    self.starts = starts
    self.values = values
  }

  var count: Int { starts.count - 1 }

  func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  func row(_ row: Int) -> ArraySlice<Value> { values[range(row)] }

  /// One number for each row, made of its values in order, from 0.
  func folded(_ join: (UInt64, Value) -> UInt64) -> [UInt64] {
    values.withUnsafeBufferPointer { values in
      Array(unsafeUninitializedCapacity: count) { folded, made in
        var at = 0
        for row in 0..<count {
          var number: UInt64 = 0
          let end = Int(starts[row + 1])
          while at < end {
            number = join(number, values[at])
            at += 1
          }
          folded.initializeElement(at: row, to: number)
        }
        made = count
      }
    }
  }
}
