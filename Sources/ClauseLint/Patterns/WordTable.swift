/// Word hashes to small numbers, by open addressing: the words of a pattern table while it is compiled.
struct WordTable: Sendable {
  /// As ``WordIndex`` has them.
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)
  /// The hashes in the order of their numbers.
  private(set) var hashes: [UInt64] = []

  var count: Int { hashes.count }

  init() {}

  /// At most every other slot is taken.
  fileprivate static func capacity(for count: Int) -> Int {
    var capacity = 1024
    while capacity < count * 2 { capacity *= 2 }
    return capacity
  }

  /// The word's number; a new one if it is not known yet.
  ///
  /// - Precondition: fewer than a million words are known.
  mutating func insert(_ hash: UInt64) -> Int {
    let known = self[hash]
    if known >= 0 { return Int(known) }
    precondition(count < 1 << 20 - 1, "The library has more words than the table can number.")
    hashes.append(hash)
    let capacity = Self.capacity(for: count)
    if capacity > slots.count { fill(capacity) } else { place(count - 1) }
    return count - 1
  }

  /// The word's number; -1 for a word that is not known.
  subscript(hash: UInt64) -> Int32 {
    WordIndex.number(of: hash, capacity: slots.count, slot: { slots[$0] }, hash: { hashes[$0] })
  }

  private mutating func fill(_ capacity: Int) {
    slots = Array(repeating: 0, count: capacity)
    for number in hashes.indices { place(number) }
  }

  private mutating func place(_ number: Int) {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hashes[number] >> 9) & mask
    while slots[at] != 0 { at = (at + 1) & mask }
    slots[at] = WordIndex.tag(of: hashes[number]) | UInt32(number + 1)
  }
}

/// The words of a pattern table, as they lie in its memory.
struct WordIndex: Sendable {
  /// A word's number plus one in the low 20 bits, and twelve bits of its hash above them, so that most other words
  /// are told apart without a look at `hashes`; 0 where a slot is free.
  let slots: Column<UInt32>
  /// The hashes in the order of their numbers.
  let hashes: Column<UInt64>

  init(hashes: Column<UInt64>, in memory: TableMemory) {
    self.hashes = hashes
    let capacity = WordTable.capacity(for: hashes.count)
    slots = memory.column(count: capacity) { slots in
      slots.initialize(repeating: 0, count: capacity)
      for number in hashes.indices {
        var at = Int(truncatingIfNeeded: hashes[number] >> 9) & (capacity - 1)
        while slots[at] != 0 { at = (at + 1) & (capacity - 1) }
        slots[at] = Self.tag(of: hashes[number]) | UInt32(number + 1)
      }
    }
  }

  /// The word's number; -1 for a word that no pattern has.
  subscript(hash: UInt64) -> Int32 {
    Self.number(of: hash, capacity: slots.count, slot: { slots[$0] }, hash: { hashes[$0] })
  }

  /// - Parameter capacity: how many slots there are, a power of two.
  @inline(__always)
  static func number(
    of hash: UInt64, capacity: Int, slot: (Int) -> UInt32, hash known: (Int) -> UInt64
  ) -> Int32 {
    let tag = tag(of: hash)
    var at = Int(truncatingIfNeeded: hash >> 9) & (capacity - 1)
    while true {
      let found = slot(at)
      if found == 0 { return -1 }
      if found & tagMask == tag, known(Int(found & numberMask) - 1) == hash {
        return Int32(bitPattern: found & numberMask) - 1
      }
      at = (at + 1) & (capacity - 1)
    }
  }

  private static let numberMask: UInt32 = 0x000F_FFFF
  private static let tagMask: UInt32 = 0xFFF0_0000

  static func tag(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 16) & tagMask }
}
