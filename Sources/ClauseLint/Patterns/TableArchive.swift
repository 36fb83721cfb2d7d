/// The pattern table as bytes that can stand in a string literal: every number in three digits of six bits, least
/// first, as the characters from "0" to "o". Digits of one width are read without a branch, and a program reads
/// half a million of them at each start.
extension PatternTable {
  package func encoded() -> [UInt8] {
    var writer = TableWriter()
    writer.put(atomCount)
    writer.put(subjects) { $0.put(Int($1) + 1) }
    writer.put(concerns) { $0.put(Int($1) + 1) }
    writer.put(definable) { $0.put(Int($1)) }
    writer.put(words.hashes.count)
    for hash in words.hashes {
      for shift in [0, 16, 32, 48] { writer.put(Int(hash >> UInt64(shift) & 0xFFFF)) }
    }
    writer.put(traits) { $0.put(Int($1.rawValue)) }
    writer.put(units) { $0.put($1) }
    writer.put(atoms) { $0.put(Int($1)) }
    writer.put(openings) { $0.put(Int($1)) }
    writer.put(edges) { writer, edge in
      writer.put(Int(edge.atom))
      writer.put(Int(edge.node))
    }
    writer.put(endings) { $0.put($1) }
    writer.put(steps) { $0.put(Int($1.operand) << 3 | Int($1.action.rawValue)) }
    writer.put(programs) { $0.put($1) }
    writer.put(required) { $0.put(Int($1)) }
    writer.put(openers) { $0.put(Int($1)) }
    writer.put(anchored) { writer, candidate in
      writer.put(Int(candidate.program))
      writer.put(Int(candidate.second))
      writer.put(Int(candidate.third))
    }
    return writer.bytes
  }

  /// - Throws: ``ArchiveError/damaged(at:)`` for bytes that end early or hold what no table has.
  package init(decoding bytes: UnsafeBufferPointer<UInt8>) throws(ArchiveError) {
    var reader = TableReader(bytes: bytes)
    try self.init(from: &reader)
  }

  private init(from reader: inout TableReader) throws(ArchiveError) {
    atomCount = try reader.number()
    subjects = try reader.list { reader throws(ArchiveError) in try reader.short() - 1 }
    guard subjects.count == Subject.allCases.count else { throw .damaged(at: 0) }
    concerns = try reader.list { reader throws(ArchiveError) in try reader.short() - 1 }
    definable = try reader.list { reader throws(ArchiveError) in try reader.short() }
    var hashes: [UInt64] = []
    let count = try reader.count()
    hashes.reserveCapacity(count)
    for _ in 0..<count {
      var hash: UInt64 = 0
      for shift in [UInt64(0), 16, 32, 48] { hash |= UInt64(try reader.number()) << shift }
      hashes.append(hash)
    }
    words = WordTable(hashes: hashes)
    traits = try reader.list { reader throws(ArchiveError) in
      Traits(rawValue: UInt32(truncatingIfNeeded: try reader.number()))
    }
    units = try reader.rows { reader throws(ArchiveError) in try reader.ending() }
    atoms = try reader.rows { reader throws(ArchiveError) in try reader.short() }
    openings = try reader.rows { reader throws(ArchiveError) in try reader.short() }
    edges = try reader.rows { reader throws(ArchiveError) in
      Edge(atom: try reader.short(), node: try reader.short())
    }
    endings = try reader.rows { reader throws(ArchiveError) in try reader.ending() }
    steps = try reader.list { reader throws(ArchiveError) in
      let step = try reader.number()
      return Step(action: try reader.action(step & 7), operand: Int32(truncatingIfNeeded: step >> 3))
    }
    programs = try reader.list { reader throws(ArchiveError) in try reader.program() }
    required = try reader.rows { reader throws(ArchiveError) in try reader.short() }
    openers = try reader.rows { reader throws(ArchiveError) in try reader.short() }
    anchored = try reader.rows { reader throws(ArchiveError) in
      Candidate(program: try reader.short(), second: try reader.short(), third: try reader.short())
    }
  }
}

private struct TableWriter {
  var bytes: [UInt8] = []

  /// - Precondition: the number is below 2 to the 18th.
  mutating func put(_ number: Int) {
    precondition(0..<(1 << 18) ~= number, "The pattern table is too large for its digits.")
    for shift in [0, 6, 12] { bytes.append(48 + UInt8(number >> shift & 63)) }
  }

  mutating func put<T>(_ values: [T], _ each: (inout TableWriter, T) -> Void) {
    put(values.count)
    for value in values { each(&self, value) }
  }

  mutating func put<T>(_ rows: Rows<T>, _ each: (inout TableWriter, T) -> Void) {
    put(rows.count)
    for row in 0..<rows.count { put(rows.range(row).count) }
    put(rows.values, each)
  }

  mutating func put(_ ending: PatternTable.Ending) {
    put(Int(ending.atom))
    put(Int(ending.strength) + 1)
  }

  mutating func put(_ program: PatternTable.Program) {
    put(Int(program.owner))
    put(Int(program.ordinal))
    put(Int(program.start))
    put(Int(program.count))
    let flags = [program.namesAuthority, program.namesSupplier, program.readsDefinitions]
    put(flags.reduce(0) { $0 * 2 + ($1 ? 1 : 0) })
  }
}

private struct TableReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func number() throws(ArchiveError) -> Int {
    guard at + 3 <= bytes.count else { throw .damaged(at: at) }
    let low = Int(bytes[at] &- 48) & 63
    let middle = Int(bytes[at + 1] &- 48) & 63
    let high = Int(bytes[at + 2] &- 48) & 63
    at += 3
    return low | middle << 6 | high << 12
  }

  /// A number of values to come, each of which takes at least one byte.
  mutating func count() throws(ArchiveError) -> Int {
    let count = try number()
    guard count <= bytes.count - at else { throw .damaged(at: at) }
    return count
  }

  mutating func short() throws(ArchiveError) -> Int32 { Int32(truncatingIfNeeded: try number()) }

  func action(_ code: Int) throws(ArchiveError) -> PatternTable.Action {
    guard let action = PatternTable.Action(rawValue: UInt8(truncatingIfNeeded: code)) else {
      throw .damaged(at: at)
    }
    return action
  }

  mutating func ending() throws(ArchiveError) -> PatternTable.Ending {
    PatternTable.Ending(atom: try short(), strength: Int8(truncatingIfNeeded: try number() - 1))
  }

  mutating func program() throws(ArchiveError) -> PatternTable.Program {
    var program = PatternTable.Program(
      owner: try short(), ordinal: try short(), start: try short(), count: try short())
    let flags = try number()
    program.namesAuthority = flags & 4 != 0
    program.namesSupplier = flags & 2 != 0
    program.readsDefinitions = flags & 1 != 0
    return program
  }

  mutating func list<T>(
    _ each: (inout TableReader) throws(ArchiveError) -> T
  ) throws(ArchiveError) -> [T] {
    let count = try count()
    var values: [T] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try each(&self)) }
    return values
  }

  mutating func rows<T: Sendable>(
    _ each: (inout TableReader) throws(ArchiveError) -> T
  ) throws(ArchiveError) -> Rows<T> {
    var starts: [Int32] = [0]
    let count = try count()
    starts.reserveCapacity(count + 1)
    var sum: Int32 = 0
    for _ in 0..<count {
      sum &+= try short()
      starts.append(sum)
    }
    let values = try list(each)
    guard Int(sum) == values.count, !zip(starts, starts.dropFirst()).contains(where: >) else {
      throw .damaged(at: at)
    }
    return Rows(starts: starts, values: values)
  }
}
