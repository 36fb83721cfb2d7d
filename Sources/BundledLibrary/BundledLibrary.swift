package import ClauseLint

/// The clause library that the program ships with.
package enum BundledLibrary {
  /// Decodes the embedded library. It was encoded by the build itself, so bytes that cannot be decoded mean a
  /// broken build, and the program stops.
  package static func load() -> ClauseLibrary {
    sound { () throws(ArchiveError) in try LibraryArchive(decoding: bytes(EmbeddedLibrary.archive)).library }
  }

  /// What the embedded library needs to judge, with its patterns as they were compiled by the build.
  /// - Parameter choose: picks the profile from those of the library, if one is wanted.
  package static func assessor(
    profile choose: (ClauseLibrary) throws -> Profile? = { _ in nil }
  ) rethrows -> Assessor {
    try assessor(adjusting: { $0 }, profile: choose)
  }

  /// - Parameter extent: ``LibraryArchive/Extent/judging`` leaves out the words of the patterns that fired, which only
  ///   explanations and rewrites ask for.
  /// - Parameter adjust: changes severities or the values of parameters; phrases have to stay as they are.
  package static func assessor(
    _ extent: LibraryArchive.Extent = .explaining,
    adjusting adjust: (ClauseLibrary) throws -> ClauseLibrary,
    profile choose: (ClauseLibrary) throws -> Profile?
  ) rethrows -> Assessor {
    let judging = sound { () throws(ArchiveError) in
      try LibraryArchive(decoding: bytes(EmbeddedLibrary.archive), extent).library
    }
    let library = try adjust(judging)
    let table = sound { () throws(ArchiveError) in
      try PatternTable(decoding: bytes(EmbeddedLibrary.patterns))
    }
    return Assessor(library: library, table: table, profile: try choose(library))
  }

  private static func sound<Value>(_ decode: () throws(ArchiveError) -> Value) -> Value {
    do { return try decode() } catch {
      preconditionFailure("\(error) The build step is the plugin EmbedClauseLibrary (LibraryCompiler).")
    }
  }

  /// The bytes that LibraryCompiler embedded, where they lie in the program.
  static func bytes(_ embedded: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: embedded.utf8Start, count: embedded.utf8CodeUnitCount)
  }
}
