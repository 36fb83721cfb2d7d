/// A growing list that one owner has for the time of a whole document: emptied and filled again for each sentence without
/// an allocation, and without the look for other owners that an array has at each change.
struct Buffer<Value: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Value>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  init(repeating value: Value, count: Int) {
    self.init(capacity: max(1, count))
    extend(to: count, with: value)
  }

  deinit { base.deallocate() }

  var isEmpty: Bool { count == 0 }
  var indices: Range<Int> { 0..<count }
  var last: Value? { count == 0 ? nil : base[count - 1] }

  subscript(index: Int) -> Value {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return base[index]
    }
    _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      yield &base[index]
    }
  }

  mutating func append(_ value: Value) {
    if count == capacity { grow(to: count + 1) }
    (base + count).initialize(to: value)
    count += 1
  }

  mutating func popLast() -> Value? {
    guard count > 0 else { return nil }
    count -= 1
    return base[count]
  }

  mutating func removeLast() {
    precondition(count > 0)
    count -= 1
  }

  /// Keeps the first values.
  mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= self.count)
    self.count = count
  }

  mutating func removeAll() { count = 0 }

  /// Makes the list this long at least, new places with the value.
  mutating func extend(to count: Int, with value: Value) {
    guard count > self.count else { return }
    if count > capacity { grow(to: count) }
    (base + self.count).initialize(repeating: value, count: count - self.count)
    self.count = count
  }

  /// The values, for the time of the call.
  func withValues<Result>(_ body: (UnsafeBufferPointer<Value>) throws -> Result) rethrows -> Result {
    try body(UnsafeBufferPointer(start: base, count: count))
  }

  @inline(never)
  private mutating func grow(to count: Int) {
    capacity = max(count, capacity * 2)
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    larger.moveInitialize(from: base, count: self.count)
    base.deallocate()
    base = larger
  }
}
