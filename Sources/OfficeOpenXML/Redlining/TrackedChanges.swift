/// A part with tracked insertions, and the ids by which they are known.
package struct TrackedChanges: Sendable, Equatable {
  package struct Comment: Sendable, Equatable {
    package var id: Int
    package var text: String
  }

  /// The part's new bytes.
  package var bytes: [UInt8]
  /// The `w:id` of every revision element written, in document order.
  package var revisions: [Int]
  package var comments: [Comment]
  /// The number of new paragraphs.
  package var paragraphs: Int
}

extension TrackedChanges {
  /// Writes insertions into a part by splices alone, then proves that taking them out gives back its bytes.
  ///
  /// `firstID` must be above every id of revisions, bookmarks and comments in all parts, since they share one
  /// space. Without `comments` no comment is written.
  static func inserting(
    _ insertions: [WordInsertion], rewrites: [WordRewrite] = [], into tree: MarkupTree,
    fields: [Range<Int>] = [], stamp: RevisionStamp, firstID: Int, comments: Bool, commentStyle: Bool = false
  ) throws(RedlineError) -> TrackedChanges {
    var writer = InsertionWriter(tree: tree, stamp: stamp, firstID: firstID, commentStyle: commentStyle)
    try writer.write(insertions, rewrites: rewrites, fields: fields, comments: comments)
    let result = TrackedChanges(
      bytes: writer.spliced(), revisions: writer.revisions, comments: writer.comments,
      paragraphs: writer.paragraphs)
    try result.prove(original: tree.bytes)
    return result
  }

  /// Throws where rejecting our revisions would not give back the original.
  private func prove(original: [UInt8]) throws(RedlineError) {
    let rejected = try Self.rejecting(revisions: revisions, comments: comments.map(\.id), in: bytes)
    guard rejected != original else { return }
    let same = zip(rejected, original).prefix { $0 == $1 }.count
    throw .notProven("the bytes differ from byte \(same) on")
  }
}
