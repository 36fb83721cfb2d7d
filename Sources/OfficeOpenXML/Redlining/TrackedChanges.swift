/// A part with tracked insertions, and the ids by which they are known.
package struct TrackedChanges: Sendable, Equatable {
  package struct Comment: Sendable, Equatable {
    package var id: Int
    package var text: String
  }

  /// The part's new bytes.
  package var bytes: [UInt8]
  /// The part as it is once our revisions are accepted; comments stay.
  package var accepted: [UInt8]
  /// The `w:id` of every revision element written, in document order.
  package var revisions: [Int]
  package var comments: [Comment]
  /// The ids of the bookmarks that references lead to.
  package var bookmarks: [Int]
  /// The number of fields that lead to clauses.
  package var references: Int
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
    // What follows looks for ids in the written bytes alone, whatever the writer meant to do.
    let written = try MarkupTree(writer.spliced(), part: "the redlined part")
    let removal = RevisionRemoval(
      tree: written, revisions: writer.revisions, comments: writer.comments.map(\.id),
      bookmarks: writer.bookmarkIDs)
    try prove(written.removing(try removal.rejected()), original: tree.bytes)
    return TrackedChanges(
      bytes: written.bytes, accepted: written.removing(removal.accepted()), revisions: writer.revisions,
      comments: writer.comments, bookmarks: writer.bookmarkIDs, references: writer.references,
      paragraphs: writer.paragraphs)
  }

  /// Throws where rejecting our revisions would not give back the original.
  private static func prove(_ rejected: [UInt8], original: [UInt8]) throws(RedlineError) {
    guard rejected != original else { return }
    let same = zip(rejected, original).prefix { $0 == $1 }.count
    throw .notProven("the bytes differ from byte \(same) on")
  }
}
