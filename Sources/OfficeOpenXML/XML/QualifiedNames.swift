import CLibXML2

/// The element and attribute names of one part, each kept once: a part has millions of names and some fifty different ones.
///
/// A name is looked up by a hash of its bytes, and then compared as a whole.
struct QualifiedNames {
  struct Entry {
    /// Where the name stood first.
    var start: Int
    var count: Int
    /// The number of its prefix; 0 where it has none.
    var prefix: Int
    /// The number of the name without its prefix: its own where it has none.
    var local: Int
    var name: Name
    /// Whether an attribute of this name declares a namespace.
    var declares: Bool
  }

  private let base: UnsafePointer<UInt8>
  private(set) var entries: [Entry] = []
  /// The prefixes as they were met; the first is the empty one.
  private(set) var prefixes: [String] = [""]
  /// The numbers of names by the hash of their bytes; -1 where there is none.
  private var slots: [Int32]
  private static let slotCount = 4096

  init(base: UnsafePointer<UInt8>) {
    self.base = base
    slots = Array(repeating: -1, count: QualifiedNames.slotCount)
    entries.reserveCapacity(64)
  }

  /// The number of the name that stands at an offset; `nil` where the part has more names than any document needs.
  /// - Parameter colon: the offset of its only colon, if it has one.
  mutating func number(at start: Int, count: Int, colon: Int?) -> Int? {
    var slot = hash(start, count)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].count == count, isEqual(entries[number].start, start, count) { return number }
      slot = (slot + 1) & (QualifiedNames.slotCount - 1)
    }
    guard entries.count < QualifiedNames.slotCount / 2 else { return nil }
    slots[slot] = Int32(entries.count)
    let number = entries.count
    entries.append(Entry(start: start, count: count, prefix: 0, local: number, name: .other, declares: false))
    guard let colon else {
      let whole = text(start..<start + count)
      entries[number].name = Name(local: whole)
      entries[number].declares = whole == "xmlns"
      return number
    }
    let prefix = text(start..<colon)
    if !prefixes.contains(prefix) { prefixes.append(prefix) }
    guard let local = self.number(at: colon + 1, count: start + count - colon - 1, colon: nil) else {
      return nil
    }
    entries[number].prefix = prefixes.firstIndex(of: prefix) ?? 0
    entries[number].local = local
    entries[number].name = entries[local].name
    entries[number].declares = prefix == "xmlns"
    return number
  }

  /// Whether the same bytes stand at two offsets.
  func isEqual(_ one: Int, _ other: Int, _ count: Int) -> Bool {
    memcmp(base + one, base + other, count) == 0
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
  }

  /// A hash of some bytes, of as many bits as there are slots.
  func hash(_ start: Int, _ count: Int) -> Int {
    var mixed = UInt64(truncatingIfNeeded: count)
    if count >= 8 {
      var at = start
      while at < start + count - 8 {
        mixed = (mixed ^ word(at)) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        at += 8
      }
      mixed ^= word(start + count - 8)
    } else {
      for at in start..<start + count { mixed = mixed << 8 ^ UInt64(base[at]) }
    }
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 52)
  }

  private func word(_ at: Int) -> UInt64 { UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self) }
}
