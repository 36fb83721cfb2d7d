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
}
