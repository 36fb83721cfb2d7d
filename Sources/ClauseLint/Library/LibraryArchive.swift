/// The clause library as one run of bytes that a program carries within itself.
///
/// The bytes are UTF-8 text, so that they can stand in a string literal: each text is preceded by the number of
/// its UTF-8 bytes (`5:owner`), each number is followed by a space. Reading needs no parser and no Foundation.
package struct LibraryArchive: Sendable, Equatable {
  package var library: ClauseLibrary

  /// The first bytes of an archive; the number changes with the format.
  static let signature = "clause library 4"

  package init(library: ClauseLibrary) { self.library = library }

  package func encoded() -> [UInt8] {
    var writer = ArchiveWriter()
    writer.put(library)
    var whole = ArchiveWriter()
    whole.put(Self.signature)
    whole.put(writer.files) { $0.put($1) }
    whole.bytes += writer.bytes
    return whole.bytes
  }

  /// How much of a library is read.
  package enum Extent: Int, Sendable, Comparable {
    /// What judging with compiled patterns needs: without the words of patterns.
    case judging
    /// What explaining a judgement needs: without word classes, examples, measurements, and the places of phrases in
    /// their files.
    case explaining
    /// What rewriting sentences needs: the modal verbs and hedges of the lexicon as well.
    case writing
    case everything

    package static func < (a: Extent, b: Extent) -> Bool { a.rawValue < b.rawValue }
  }

  /// - Throws: ``ArchiveError`` for bytes of another version, or that are damaged.
  package init(decoding bytes: UnsafeBufferPointer<UInt8>, _ extent: Extent = .everything)
    throws(ArchiveError)
  {
    var reader = ArchiveReader(bytes: bytes, extent: extent)
    guard try reader.text() == Self.signature else { throw .foreign }
    reader.files = try reader.list { (reader) throws(ArchiveError) in try reader.text() }
    library = try reader.library()
    guard reader.isAtEnd else { throw .damaged(at: reader.position) }
  }
}

extension ClauseLibrary {
  /// The library alone as an archive.
  package func archived() -> [UInt8] { LibraryArchive(library: self).encoded() }
}

/// Bytes that are no archive of this version.
package enum ArchiveError: Error, Equatable, CustomStringConvertible {
  case foreign
  /// The offset in UTF-8 bytes at which reading failed.
  case damaged(at: Int)

  package var description: String {
    switch self {
    case .foreign: "These bytes are no clause library of this version; compile the library anew."
    case .damaged(let offset):
      "The compiled clause library is damaged at byte \(offset); compile the library anew."
    }
  }
}
