import Testing

@testable import ClauseLint

@Suite struct WordCountTests {
  @Test(arguments: [
    ("", 0), ("lamp", 1), (" lamp post ", 2), ("seven 7", 2), ("eight by eight bytes", 4),
    ("exactly8 exactly8", 2), ("tab\tand\nline\u{0}end", 4), ("Straße – Ö", 3), ("\u{7F}a !", 2),
  ])
  func words(_ text: String, _ count: Int) {
    #expect(Document(format: .text, blocks: [Block(text: text)]).words == count)
  }

  /// Wherever in the eight bytes that are looked at together a word begins and ends.
  @Test func everyPlace() {
    for blanks in 0..<20 {
      for length in 1..<20 {
        let text = String(repeating: " ", count: blanks) + String(repeating: "x", count: length) + " y"
        #expect(Document(format: .text, blocks: [Block(text: text)]).words == 2, "\(blanks) \(length)")
      }
    }
  }
}
