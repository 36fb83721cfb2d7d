/// What the parser's own strings stand for, by their address: libxml2 keeps each name once for a whole run, so that
/// an address tells a name, and reading the same few names a million times costs no hashing of them.
struct PointerTable<Value> {
  private var slots: [(key: UnsafePointer<UInt8>?, value: Value?)] = Array(repeating: (nil, nil), count: 256)
  private var count = 0

  /// The value of a string, made when the string is met first.
  mutating func value(of key: UnsafePointer<UInt8>, make: (UnsafePointer<UInt8>) -> Value) -> Value {
    let place = place(of: key)
    if slots[place].key == key, let known = slots[place].value { return known }
    let made = make(key)
    slots[place] = (key, made)
    count += 1
    if count * 2 > slots.count { grow() }
    return made
  }

  /// The slot that holds a key, or the free one where it belongs.
  private func place(of key: UnsafePointer<UInt8>) -> Int {
    let mask = slots.count - 1
    let address = UInt(bitPattern: key)
    var place = Int(truncatingIfNeeded: (address ^ address >> 9) &* 0x9E37_79B9 >> 4) & mask
    while let other = slots[place].key, other != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (nil, nil), count: old.count * 2)
    for slot in old {
      if let key = slot.key { slots[place(of: key)] = slot }
    }
  }
}
