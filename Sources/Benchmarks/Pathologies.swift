/// Text made to be slow, each of about the same size.
struct Pathology {
  var name: String
  /// The file's name, which tells Word from text.
  var file = "slow.txt"
  var bytes: [UInt8]

  /// UTF-8 bytes of each.
  private static let size = 2_000_000

  /// All of them, ordinary text first.
  static func all(ordinary: String) -> [Pathology] {
    [
      Pathology(name: "ordinary text", bytes: Array(repeated(ordinary + "\n\n").utf8)),
      Pathology(name: "one word", bytes: [UInt8](repeating: UInt8(ascii: "a"), count: size)),
      Pathology(
        name: "no full stop", bytes: Array(repeated("the supplier shall not unless it may and ").utf8)),
      Pathology(name: "one long line of commas", bytes: Array(repeated("data, software, ").utf8)),
      Pathology(
        name: "repeated beginnings of clauses", bytes: Array(repeated("The Supplier shall, and shall, ").utf8)
      ),
      Pathology(
        name: "negations", bytes: Array(repeated("The Supplier shall not never not own no data not. ").utf8)),
      Pathology(name: "open brackets", bytes: Array(repeated("(a) (b) ((i) ").utf8)),
      Pathology(name: "blank lines", bytes: Array(repeated("\n \n\t\n").utf8)),
      Pathology(name: "numbers", bytes: Array(repeated("1.1.1 1.1 (1) 2.2 ").utf8)),
      Pathology(
        name: "enumerations",
        bytes: Array(repeated("The Supplier shall: (a) train; (b) not train; (c) train staff. ").utf8)),
      Pathology(
        name: "empty runs of a Word file", file: "slow.docx", bytes: DraftWriter.package(runs(count: 60_000))),
    ]
  }

  private static func repeated(_ text: String) -> String {
    String(repeating: text, count: max(1, size / text.utf8.count))
  }

  private static func runs(count: Int) -> String {
    "<w:p>" + String(repeating: "<w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r>", count: count)
      + "<w:r><w:t>The Council owns the data.</w:t></w:r></w:p>"
  }
}
