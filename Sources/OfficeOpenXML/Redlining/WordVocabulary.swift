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
    var piece = ""
    func close() throws(RedlineError) {
      guard !piece.isEmpty else { return }
      result += "<\(prefix)t xml:space=\"preserve\">\(try MarkupText.escaped(piece))</\(prefix)t>"
      piece = ""
    }
    for character in text {
      if character == "\t" || character.isLineBreak {
        try close()
        result += character == "\t" ? "<\(prefix)tab/>" : "<\(prefix)br/>"
      } else {
        piece.append(character)
      }
    }
    try close()
    return Array(result.utf8)
  }
}

extension Character {
  fileprivate var isLineBreak: Bool { self == "\n" || self == "\r\n" }
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
