import ClauseLint

/// The shipped library several times over, each copy with other words in its phrases: as many patterns more, that look
/// for something else in the same text.
enum LargerLibrary {
  static func times(_ count: Int, _ library: ClauseLibrary) -> ClauseLibrary {
    var larger = library
    let words = vocabulary(of: library)
    for copy in 1..<max(1, count) {
      larger.families += library.families.map { family in
        var family = family
        family.id += "-\(copy)"
        for index in family.elements.indices {
          family.elements[index].satisfied = family.elements[index].satisfied.map { changed($0, copy, words) }
          for term in family.elements[index].adverse.indices {
            family.elements[index].adverse[term].phrases =
              family.elements[index].adverse[term].phrases.map { changed($0, copy, words) }
          }
        }
        return family
      }
    }
    return larger
  }

  /// The plain words that the patterns use, in order.
  private static func vocabulary(of library: ClauseLibrary) -> [String] {
    let patterns = library.families.flatMap(\.elements).flatMap { element in
      element.satisfied + element.adverse.flatMap(\.phrases)
    }
    return Set(patterns.flatMap { words(in: $0.text) }).sorted()
  }

  private static func words(in pattern: String) -> [String] {
    pattern.split { !$0.isLetter && $0 != "{" && $0 != "}" }.map(String.init).filter {
      $0.count > 3 && isPlain($0)
    }
  }

  private static func isPlain(_ word: String) -> Bool {
    word.utf8.allSatisfy { (0x61...0x7A).contains($0) } && !["shall"].contains(word)
  }

  /// The pattern with each of its longer words replaced by the one that stands a number of places further in the list.
  private static func changed(_ pattern: PatternSource, _ copy: Int, _ words: [String]) -> PatternSource {
    var pattern = pattern
    var result = ""
    var word = ""
    var depth = 0
    func flush() {
      if depth == 0, word.count > 3, isPlain(word), let at = words.firstIndex(of: word) {
        result += words[(at + copy * 37) % words.count]
      } else {
        result += word
      }
      word = ""
    }
    for character in pattern.text {
      if character.isLetter {
        word.append(character)
        continue
      }
      flush()
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      result.append(character)
    }
    flush()
    pattern.text = result
    return pattern
  }
}
