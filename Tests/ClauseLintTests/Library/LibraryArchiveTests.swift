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

  @Test func sectionsCarryASCII() throws {
    let sections: [String: [UInt8]] = ["patterns": Array(0...0x7F), "empty": []]
    let archive = LibraryArchive(library: try TinyLibrary.library(), sections: sections)
    let bytes = archive.encoded()
    #expect(try LibraryArchive(decoding: bytes) == archive)
    #expect(String(validating: bytes, as: UTF8.self) != nil)
  }

  @Test func sameLibrarySameBytes() throws {
    let sections: [String: [UInt8]] = ["a": [1], "b": [2], "c": [3]]
    let archive = LibraryArchive(library: try TinyLibrary.library(), sections: sections)
    #expect(archive.encoded() == LibraryArchive(library: archive.library, sections: sections).encoded())
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
