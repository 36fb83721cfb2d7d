/// Word hashes to small numbers, by open addressing.
struct WordTable: Sendable {
  private var slots: [(hash: UInt64, id: Int32)] = Array(repeating: (0, -1), count: 1024)
  /// The hashes in the order of their numbers.
  private(set) var hashes: [UInt64] = []

  var count: Int { hashes.count }

  init() {}

  init(hashes: [UInt64]) {
    var capacity = 1024
    while capacity < hashes.count * 4 { capacity *= 2 }
    slots = Array(repeating: (0, -1), count: capacity)
    self.hashes = hashes
    for (id, hash) in hashes.enumerated() { place(hash, Int32(id)) }
  }

  /// The word's number; a new one if it is not known yet.
  mutating func insert(_ hash: UInt64) -> Int {
    let known = self[hash]
    if known >= 0 { return Int(known) }
    if count * 4 >= slots.count { grow() }
    place(hash, Int32(count))
    hashes.append(hash)
    return count - 1
  }

  /// The word's number; -1 for a word that no pattern has.
  subscript(hash: UInt64) -> Int32 {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[at].id >= 0 {
      if slots[at].hash == hash { return slots[at].id }
      at = (at + 1) & mask
    }
    return -1
  }

  private mutating func place(_ hash: UInt64, _ id: Int32) {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[at].id >= 0 { at = (at + 1) & mask }
    slots[at] = (hash, id)
  }

  private mutating func grow() {
    slots = Array(repeating: (0, -1), count: slots.count * 2)
    for (id, hash) in hashes.enumerated() { place(hash, Int32(id)) }
  }
}
