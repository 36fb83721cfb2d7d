/// How the elements and attributes of WordprocessingML are written at one place of a part.
///
/// The part's own prefix is used. Where its elements have the default namespace, attributes still need a
/// prefix, so that ours declare one of their own.
struct WordVocabulary {
  /// The element whose prefix is used.
  let anchor: Int
  /// With its colon: "w:".
  let prefix: String
  /// What our outermost elements declare; empty where the prefix is in scope.
  let declaration: String
  var attributePrefix: String { prefix }

  init(tree: MarkupTree, at anchor: Int) {
    self.anchor = anchor
    let own = tree.prefix(anchor)
    prefix = own.isEmpty ? "w:" : own + ":"
    declaration = own.isEmpty ? " xmlns:w=\"\(tree.wordNamespace)\"" : ""
  }

  /// The prefix "w", declared by the root, as in parts of our own.
  static let standard = WordVocabulary(anchor: 0, prefix: "w:", declaration: "")

  private init(anchor: Int, prefix: String, declaration: String) {
    self.anchor = anchor
    self.prefix = prefix
    self.declaration = declaration
  }

  /// `w:t`, `w:tab` and `w:br` elements for a text.
  func pieces(_ text: String) throws(RedlineError) -> [UInt8] {
    var result = ""
    func put(_ piece: Substring) throws(RedlineError) {
      guard !piece.isEmpty else { return }
      result += "<\(prefix)t xml:space=\"preserve\">\(try MarkupText.escaped(String(piece)))</\(prefix)t>"
    }
    var rest = text[...]
    while let end = rest.utf8.firstIndex(where: { $0 == 0x09 || $0 == 0x0A }) {
      let isTab = rest.utf8[end] == 0x09
      try put(
        !isTab && rest[..<end].utf8.last == 0x0D ? Substring(rest[..<end].utf8.dropLast()) : rest[..<end])
      result += isTab ? "<\(prefix)tab/>" : "<\(prefix)br/>"
      rest = rest[rest.utf8.index(after: end)...]
    }
    try put(rest)
    return Array(result.utf8)
  }
}

extension MarkupTree {
  /// The namespace the part's elements are in.
  var wordNamespace: String {
    let isStrict = elements.indices.prefix(64).contains { index in
      attributes(index).contains { $0.name.hasPrefix("xmlns") && $0.value == WordNamespace.strict }
    }
    return isStrict ? WordNamespace.strict : WordNamespace.transitional
  }
}
