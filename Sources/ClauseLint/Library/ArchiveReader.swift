/// Reads what `ArchiveWriter` wrote. Every length is checked against the bytes that remain, so damaged bytes
/// end in an error and never in a trap or a large allocation.
struct ArchiveReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// What is read; the rest is passed over.
  let extent: LibraryArchive.Extent
  /// The files that places name.
  var files: [String] = []
  private(set) var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>, extent: LibraryArchive.Extent) {
    self.bytes = bytes
    self.extent = extent
  }

  var isAtEnd: Bool { position == bytes.count }

  private var damaged: ArchiveError { .damaged(at: position) }

  /// A number in decimal digits that ends with `terminator`.
  private mutating func digits(until terminator: UInt8) throws(ArchiveError) -> Int {
    var value = 0
    let negative = position < bytes.count && bytes[position] == UInt8(ascii: "-")
    if negative { position += 1 }
    let start = position
    while position < bytes.count, position - start < 18 {
      let byte = bytes[position]
      if byte == terminator, position > start {
        position += 1
        return negative ? -value : value
      }
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { break }
      value = value * 10 + Int(byte &- UInt8(ascii: "0"))
      position += 1
    }
    throw damaged
  }

  mutating func number() throws(ArchiveError) -> Int { try digits(until: UInt8(ascii: " ")) }

  mutating func truth() throws(ArchiveError) -> Bool {
    switch try number() {
    case 0: return false
    case 1: return true
    default: throw damaged
    }
  }

  mutating func text() throws(ArchiveError) -> String {
    let count = try digits(until: UInt8(ascii: ":"))
    guard 0...(bytes.count - position) ~= count else { throw damaged }
    defer { position += count }
    return String(
      decoding: UnsafeBufferPointer(rebasing: bytes[position..<(position + count)]), as: UTF8.self)
  }

  /// A number of values to come, each of which takes at least one byte.
  mutating func count() throws(ArchiveError) -> Int {
    let count = try number()
    guard 0...(bytes.count - position) ~= count else { throw damaged }
    return count
  }

  mutating func list<T>(
    _ each: (inout ArchiveReader) throws(ArchiveError) -> T
  ) throws(ArchiveError) -> [T] {
    let count = try count()
    var values: [T] = []
    values.reserveCapacity(min(count, 1024))
    for _ in 0..<count { values.append(try each(&self)) }
    return values
  }

  /// What the writer put into a section; `rest` where the section is passed over.
  /// - Parameter extent: what has to be asked for at least, for the section to be read.
  mutating func section<T>(
    _ least: LibraryArchive.Extent = .everything, else rest: T,
    _ read: (inout ArchiveReader) throws(ArchiveError) -> T
  ) throws(ArchiveError) -> T {
    let count = try count()
    if extent >= least { return try read(&self) }
    position += count
    return rest
  }

  mutating func texts() throws(ArchiveError) -> [String] {
    try list { (reader) throws(ArchiveError) in try reader.text() }
  }

  mutating func choice<T: RawRepresentable>() throws(ArchiveError) -> T where T.RawValue == String {
    guard let value = T(rawValue: try text()) else { throw damaged }
    return value
  }

  mutating func place() throws(ArchiveError) -> Place {
    let file = try number()
    guard files.indices.contains(file) else { throw damaged }
    return Place(file: files[file], line: try number(), column: try number())
  }

  /// Two numbers in order, where a first number says that they are there.
  mutating func bounds() throws(ArchiveError) -> (lower: Int, upper: Int)? {
    guard try truth() else { return nil }
    let (lower, upper) = (try number(), try number())
    guard lower <= upper else { throw damaged }
    return (lower, upper)
  }
}
