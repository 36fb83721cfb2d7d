package import ClauseLint

/// The clause library that the program ships with.
package enum BundledLibrary {
  /// Decodes the embedded library. It was encoded by the build itself, so bytes that cannot be decoded mean a
  /// broken build, and the program stops.
  package static func load() -> ClauseLibrary { archive().library }

  /// The embedded library with its compiled sections.
  package static func archive() -> LibraryArchive {
    do {
      return try LibraryArchive(decoding: bytes())
    } catch {
      preconditionFailure("\(error) The build step is the plugin EmbedClauseLibrary (LibraryCompiler).")
    }
  }

  /// The bytes that LibraryCompiler embedded.
  static func bytes() -> [UInt8] {
    EmbeddedLibrary.archive.withUTF8Buffer { Array($0) }
  }
}
