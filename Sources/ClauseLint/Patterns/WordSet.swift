/// A few words by their hashes. Asked of most words of a text, so it hashes nothing anew: the hash itself tells the slot.
struct WordSet: Sendable {
  /// 0 where a slot is free; no word has that hash.
  private let slots: [UInt64]

  init(_ hashes: [UInt64]) {
    var capacity = 16
    while capacity < hashes.count * 4 { capacity *= 2 }
    var slots = [UInt64](repeating: 0, count: capacity)
    for hash in hashes {
      var at = Self.start(of: hash, capacity)
      while slots[at] != 0, slots[at] != hash { at = (at + 1) & (capacity - 1) }
      slots[at] = hash
    }
    self.slots = slots
  }

  func contains(_ hash: UInt64) -> Bool {
    var at = Self.start(of: hash, slots.count)
    while slots[at] != 0 {
      if slots[at] == hash { return true }
      at = (at + 1) & (slots.count - 1)
    }
    return false
  }

  private static func start(of hash: UInt64, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 9) & (capacity - 1)
  }
}
