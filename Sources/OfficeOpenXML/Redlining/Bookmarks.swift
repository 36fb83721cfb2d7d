/// The bookmarks that references of new text lead to: those that stand around a clause already, else ours.
struct Bookmarks {
  private var names: [Int: String] = [:]
  private let taken: Set<String>

  init(_ tree: MarkupTree) {
    taken = Set(
      tree.elements.indices.lazy.filter { tree.isWord($0, "bookmarkStart") }
        .compactMap { tree.attribute("name", of: $0) })
  }

  /// The name of a bookmark around a paragraph, and whether it is new: `id` is then used up.
  mutating func name(around paragraph: Int, in tree: MarkupTree, id: Int) -> (name: String, isNew: Bool) {
    if let known = names[paragraph] { return (known, false) }
    let own = tree.children(of: paragraph).first { tree.isWord($0, "bookmarkStart") }
      .flatMap { tree.attribute("name", of: $0) }
    if let own, own.hasPrefix("_Ref") {
      names[paragraph] = own
      return (own, false)
    }
    var number = 100_000_000 + id
    while taken.contains("_Ref\(number)") { number += 1 }
    names[paragraph] = "_Ref\(number)"
    return ("_Ref\(number)", true)
  }
}

/// References in new text, as fields that Word keeps right.
extension InsertionWriter {
  /// The runs of a text with references in it.
  mutating func runs(
    _ text: String, _ references: [WordReference], properties: String, _ vocabulary: WordVocabulary
  ) throws(RedlineError) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var at = 0
    let e = vocabulary.prefix
    func run(_ content: String) -> String { "<\(e)r>\(properties)\(content)</\(e)r>" }
    func words(_ range: Range<Int>) throws(RedlineError) -> String {
      if range.isEmpty { return "" }
      let text = String(decoding: bytes[range], as: UTF8.self)
      return run(String(decoding: try vocabulary.pieces(text), as: UTF8.self))
    }
    for reference in references
    where reference.range.lowerBound >= at && reference.range.upperBound <= bytes.count {
      guard let name = try bookmark(around: reference.target) else { continue }
      result += try words(at..<reference.range.lowerBound)
      let a = vocabulary.attributePrefix
      result += run("<\(e)fldChar \(a)fldCharType=\"begin\"/>")
      result += run("<\(e)instrText xml:space=\"preserve\"> REF \(name) \\w \\h </\(e)instrText>")
      result += run("<\(e)fldChar \(a)fldCharType=\"separate\"/>")
      result += run(String(decoding: try vocabulary.pieces(reference.number), as: UTF8.self))
      result += run("<\(e)fldChar \(a)fldCharType=\"end\"/>")
      at = reference.range.upperBound
      self.references += 1
    }
    return result + (try words(at..<bytes.count))
  }

  /// The name of a bookmark around an existing paragraph, made where there is none.
  private mutating func bookmark(around range: Range<Int>) throws(RedlineError) -> String? {
    guard let paragraph = tree.element(startingAt: range.lowerBound), tree.isWord(paragraph, "p"),
      !tree.elements[paragraph].isEmptyTag
    else { return nil }
    let (name, isNew) = bookmarks.name(around: paragraph, in: tree, id: nextID)
    guard isNew else { return name }
    let vocabulary = WordVocabulary(tree: tree, at: paragraph)
    let (e, a, declaration) = (vocabulary.prefix, vocabulary.attributePrefix, vocabulary.declaration)
    let start = tree.child("pPr", of: paragraph).map { tree.elements[$0].whole.upperBound }
    add(
      "<\(e)bookmarkStart\(declaration) \(a)id=\"\(nextID)\" \(a)name=\"\(name)\"/>",
      at: start ?? tree.elements[paragraph].tag.upperBound, rank: 1)
    add(
      "<\(e)bookmarkEnd\(declaration) \(a)id=\"\(nextID)\"/>", at: tree.elements[paragraph].contentEnd,
      rank: RunMarkup.closing)
    bookmarkIDs.append(nextID)
    nextID += 1
    return name
  }
}
