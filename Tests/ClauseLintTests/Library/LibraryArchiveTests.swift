import BundledLibrary
import Testing

@testable import ClauseLint

@Suite struct LibraryArchiveTests {
  @Test func tinyLibraryComesBack() throws {
    let library = try TinyLibrary.library()
    #expect(try LibraryArchive(decoding: library.archived()).library == library)
  }

  @Test func theShippedLibraryComesBack() throws {
    let library = BundledLibrary.load()
    #expect(!library.lexicon.classes.isEmpty)
    #expect(try LibraryArchive(decoding: library.archived()).library == library)
  }

  @Test func judgingNeedsNoWordsOfPatterns() throws {
    let bytes = BundledLibrary.load().archived()
    let judging = try LibraryArchive(decoding: bytes, .judging).library
    let explaining = try LibraryArchive(decoding: bytes, .explaining).library
    for (short, long) in zip(judging.families.flatMap(\.elements), explaining.families.flatMap(\.elements)) {
      #expect(short.satisfied.isEmpty && !long.satisfied.isEmpty, "\(long.id)")
      #expect(short.requires == long.requires && short.adverse.count == long.adverse.count, "\(long.id)")
    }
  }

  @Test func sameLibrarySameBytes() throws {
    #expect(try TinyLibrary.library().archived() == TinyLibrary.library().archived())
  }

  @Test func patternsComeBackAsTheyWere() throws {
    let table = try PatternTable.archive(of: try TinyLibrary.library())
    let again = try table.withUnsafeBufferPointer { try PatternTable(decoding: $0) }
    let first = try PatternTable(compiling: try TinyLibrary.library())
    #expect(Array(again.steps) == Array(first.steps) && Array(again.programs) == Array(first.programs))
    #expect(again.anchored.values.count == first.anchored.values.count)
    #expect(Array(again.words.hashes) == Array(first.words.hashes))
    for count in stride(from: 0, to: table.count, by: 7) {
      #expect(throws: ArchiveError.self) {
        try table.prefix(count).withUnsafeBufferPointer { try PatternTable(decoding: $0) }
      }
    }
  }

  @Test func cutBytesAreRefused() throws {
    let bytes = try TinyLibrary.library().archived()
    for count in 0..<bytes.count {
      #expect(throws: ArchiveError.self) { try LibraryArchive(decoding: Array(bytes[..<count])) }
    }
    #expect(throws: ArchiveError.damaged(at: bytes.count)) { try LibraryArchive(decoding: bytes + [32]) }
  }

  @Test func changedBytesNeverTrap() throws {
    let bytes = try TinyLibrary.library().archived()
    for index in bytes.indices {
      for byte in [UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "-"), 0xFF] {
        var changed = bytes
        changed[index] = byte
        _ = try? LibraryArchive(decoding: changed)
      }
    }
  }

  @Test(arguments: [
    (ArchiveError.foreign, "These bytes are no clause library of this version; compile the library anew."),
    (.damaged(at: 7), "The compiled clause library is damaged at byte 7; compile the library anew."),
  ])
  func messages(error: ArchiveError, message: String) {
    #expect(error.description == message)
  }

  @Test func foreignBytesAreRefused() {
    #expect(throws: ArchiveError.foreign) { try LibraryArchive(decoding: Array("3:abc".utf8)) }
  }

  @Test func literalsAreEscaped() {
    #expect(EmbeddedSource.escaped("a\"b\\(c)\n\t\0é".utf8) == #"a\"b\\(c)\n\u{9}\u{0}é"#)
  }
}

extension LibraryArchive {
  fileprivate init(decoding bytes: [UInt8], _ extent: Extent = .everything) throws(ArchiveError) {
    self = try bytes.withUnsafeBufferPointer { bytes throws(ArchiveError) in
      try LibraryArchive(decoding: bytes, extent)
    }
  }
}
