/// The clause numbers that change once a redline is accepted: Word counts on by itself, and typed references do not.
package struct Renumbering: Sendable, Equatable {
  package struct Change: Sendable, Equatable {
    package var old: String
    package var new: String
    /// The block of the original.
    package var block: Int
  }

  package var changes: [Change]

  package init(from original: Document, to accepted: Document) {
    let alignment = Alignment(of: accepted, to: original)
    changes = accepted.blocks.indices.compactMap { index in
      guard let block = alignment.exact(index) else { return nil }
      let (old, new) = (original.blocks[block].number, accepted.blocks[index].number)
      guard old != new, !old.isEmpty, !new.isEmpty else { return nil }
      return Change(old: old, new: new, block: block)
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
