package import ClauseLint

/// The clause library that the program ships with.
package enum BundledLibrary {
  /// Decodes the embedded library. It was encoded by the build itself, so bytes that cannot be decoded mean a
  /// broken build, and the program stops.
  package static func load() -> ClauseLibrary { decoded { $0.library } }

  /// The embedded library with its patterns, as they were compiled by the build.
  package static func assessor() -> Assessor {
    decoded { archive in
      let table = try PatternTable(decoding: (archive.sections[PatternTable.section] ?? [])[...])
      return Assessor(library: archive.library, table: table)
    }
  }

  private static func decoded<Value>(_ use: (LibraryArchive) throws -> Value) -> Value {
    do {
      return try use(LibraryArchive(decoding: bytes()))
    } catch {
      preconditionFailure("\(error) The build step is the plugin EmbedClauseLibrary (LibraryCompiler).")
    }
  }

  /// The bytes that LibraryCompiler embedded.
  static func bytes() -> [UInt8] {
    EmbeddedLibrary.archive.withUTF8Buffer { Array($0) }
  }
}
