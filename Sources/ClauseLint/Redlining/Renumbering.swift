/// The clause numbers that change once a redline is accepted: Word counts on by itself, and typed references do not.
package struct Renumbering: Sendable, Equatable {
  package struct Change: Sendable, Equatable {
    package var old: String
    package var new: String
    /// The block of the original.
    package var block: Int
  }

  package var changes: [Change]
  /// References typed by hand that would then lead elsewhere.
  package var references: [Reference] = []

  package struct Reference: Sendable, Equatable {
    /// The block of the original that it stands in, and its words: "clause 9.2".
    package var block: Int
    package var words: String
    /// The number that its clause has then.
    package var new: String
  }

  package init(from original: Document, to accepted: Document) {
    let alignment = Alignment(of: accepted, to: original)
    changes = accepted.blocks.indices.compactMap { index in
      guard let block = alignment.exact(index) else { return nil }
      let (old, new) = (original.blocks[block].number, accepted.blocks[index].number)
      guard old != new, !old.isEmpty, !new.isEmpty else { return nil }
      return Change(old: old, new: new, block: block)
    }
  }

  /// Adds the references of the original to clauses that get another number.
  /// - Parameter isCounted: whether Word keeps the words at a place right by itself.
  package mutating func findReferences(in original: Document, isCounted: (Rewrite) -> Bool) {
    guard !changes.isEmpty else { return }
    let new = Dictionary(changes.map { ($0.block, $0.new) }, uniquingKeysWith: { first, _ in first })
    let known = CrossReferences(original)
    for (block, value) in original.blocks.enumerated() {
      for reference in known.references(in: value.text) {
        guard let target = reference.target, let number = new[target] else { continue }
        let words = Rewrite(
          block: block, manner: .modal, edits: [Rewrite.Edit(range: reference.range, text: "")])
        if isCounted(words) { continue }
        references.append(
          Reference(
            block: block, words: String(decoding: Array(value.text.utf8)[reference.range], as: UTF8.self),
            new: ClauseNumber.core(number)))
      }
    }
  }

  /// "12 is now 13, 13.1 is now 14.1 …" for a remark, of the outermost numbers only.
  package func summary(limit: Int = 8) -> String? {
    let outer = changes.filter {
      !ClauseNumber.core($0.old).contains(".") && $0.old.contains(where: \.isNumber)
    }
    let shown = outer.isEmpty ? changes : outer
    guard !shown.isEmpty else { return nil }
    let words = shown.prefix(limit).map {
      "\(ClauseNumber.core($0.old)) becomes \(ClauseNumber.core($0.new))"
    }
    return words.joined(separator: ", ") + (shown.count > limit ? " …" : "")
  }
}
