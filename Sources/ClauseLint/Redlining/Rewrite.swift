/// Words of one block that are struck and put in.
package struct Rewrite: Sendable, Equatable {
  /// What the change does, as the receipt names it.
  package enum Manner: String, Sendable, Equatable, CaseIterable {
    /// A weak verb becomes a duty, or a hedge goes.
    case modal, hedge
    /// The other party takes the place of the one that was named.
    case party
    /// What a party may do, it may not; what it may not, it may; what it need not, it shall.
    case permission
    /// What costs extra comes without charge.
    case charge
    /// An exception is added.
    case exception
    /// The sentence gives way to the model text, or goes.
    case replacement, strike
  }

  /// One contiguous change.
  package struct Edit: Sendable, Equatable {
    /// UTF-8 byte offsets in the block's text; empty where words are only put in.
    package var range: Range<Int>
    package var text: String

    package init(range: Range<Int>, text: String) {
      self.range = range
      self.text = text
    }
  }

  /// The index of the block.
  package var block: Int
  package var manner: Manner
  /// Ascending, apart from one another.
  package var edits: [Edit]

  package init(block: Int, manner: Manner, edits: [Edit]) {
    self.block = block
    self.manner = manner
    self.edits = edits
  }

  /// The block's text after the change.
  package func applied(to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.reversed() { bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The part of a text that is struck, in per cent of its bytes.
  package func share(of text: String) -> Int {
    let struck = edits.reduce(0) { $0 + $1.range.count }
    return text.utf8.isEmpty ? 0 : struck * 100 / text.utf8.count
  }

  /// From the first byte that changes to the last.
  var extent: Range<Int> {
    guard let first = edits.first, let last = edits.last else { return 0..<0 }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// Whether two rewrites of one block change the same words, or words side by side.
  func touches(_ other: Rewrite) -> Bool {
    block == other.block
      && edits.contains { edit in
        other.edits.contains {
          $0.range.lowerBound <= edit.range.upperBound && edit.range.lowerBound <= $0.range.upperBound
        }
      }
  }
}

extension [Rewrite] {
  /// The text of a block after all rewrites of it, which change different words.
  package func applied(to text: String, ofBlock block: Int) -> String {
    let edits = filter { $0.block == block }.flatMap(\.edits).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
    return Rewrite(block: block, manner: .modal, edits: edits).applied(to: text)
  }
}
