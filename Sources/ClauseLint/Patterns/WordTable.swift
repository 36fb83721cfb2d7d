/// Word hashes to small numbers, by open addressing.
struct WordTable: Sendable {
  /// A word's number plus one in the low 20 bits, and twelve bits of its hash above them, so that most other words
  /// are told apart without a look at `hashes`; 0 where a slot is free.
  private var slots: [UInt32] = Array(repeating: 0, count: 1024)
  /// The hashes in the order of their numbers.
  private(set) var hashes: [UInt64] = []

  var count: Int { hashes.count }

  init() {}

  init(hashes: [UInt64]) {
    self.hashes = hashes
    fill(Self.capacity(for: hashes.count))
  }

  /// At most every other slot is taken.
  private static func capacity(for count: Int) -> Int {
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

  /// The word's number; -1 for a word that no pattern has.
  subscript(hash: UInt64) -> Int32 {
    let mask = slots.count - 1
    let tag = Self.tag(of: hash)
    var at = Int(truncatingIfNeeded: hash >> 9) & mask
    while slots[at] != 0 {
      let slot = slots[at]
      if slot & Self.tagMask == tag, hashes[Int(slot & Self.numberMask) - 1] == hash {
        return Int32(bitPattern: slot & Self.numberMask) - 1
      }
      at = (at + 1) & mask
    }
    return -1
  }

  private static let numberMask: UInt32 = 0x000F_FFFF
  private static let tagMask: UInt32 = 0xFFF0_0000

  private static func tag(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 16) & tagMask }

  private mutating func fill(_ capacity: Int) {
    slots = Array(repeating: 0, count: capacity)
    for number in hashes.indices { place(number) }
  }

  private mutating func place(_ number: Int) {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hashes[number] >> 9) & mask
    while slots[at] != 0 { at = (at + 1) & mask }
    slots[at] = Self.tag(of: hashes[number]) | UInt32(number + 1)
  }
}
