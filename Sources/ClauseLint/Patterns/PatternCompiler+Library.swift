extension PatternCompiler {
  /// Compiles the library's patterns. Each element is one rule, followed by one rule for each of its adverse terms.
  /// - Throws: ``PatternError`` naming the file, line and column of a pattern that cannot be used.
  init(_ library: ClauseLibrary) throws(PatternError) {
    try self.init(lexicon: library.lexicon)
    var owner = 0
    for family in library.families {
      try add(classes: family.classes)
      concern(family.concerns)
      for element in family.elements {
        for patterns in [element.satisfied] + element.adverse.map(\.phrases) {
          for pattern in patterns { try add(pattern, owner: owner) }
          owner += 1
        }
      }
    }
  }
}

extension PatternTable {
  /// Compiles the library's patterns.
  /// - Throws: ``PatternError`` naming the file, line and column of a pattern that cannot be used.
  package init(compiling library: ClauseLibrary) throws(PatternError) {
    self = try PatternCompiler(library).table()
  }

  /// The library's patterns compiled, as bytes that a program can carry.
  package static func archive(of library: ClauseLibrary) throws(PatternError) -> [UInt8] {
    var compiler = try PatternCompiler(library)
    compiler.countAtoms(in: library)
    return compiler.archive()
  }
}
