/// Which text a document with tracked changes is read as.
package enum RevisionView: String, Sendable, CaseIterable {
  /// As if every change were accepted: what the parties would sign.
  case accepted
  /// As it stood before the changes.
  case original

  /// Whether what the element of a tracked change holds is not there in this view (ECMA-376 part 1, 17.13.5).
  func leavesOut(_ change: Name) -> Bool {
    switch change {
    case .ins, .moveTo, .cellIns: self == .original
    default: self == .accepted
    }
  }

  /// A sentence for the user on what was judged.
  package func note(_ changes: Int) -> String {
    let many = changes == 1 ? "1 tracked change" : "\(changes) tracked changes"
    switch self {
    case .accepted: return "The document has \(many); it was read as if all were accepted"
    case .original: return "The document has \(many); it was read as it stood before them"
    }
  }
}
