/// Writes the comments of a redline.
struct RedlineRemarks {
  let library: ClauseLibrary
  let audience: CommentAudience

  func comment(on finding: Finding) -> String {
    let element = library.element(finding.rule)
    switch audience {
    case .none: return ""
    case .counterparty:
      let ask = element.map(\.comment) ?? ""
      return [ask.isEmpty ? finding.message : ask, reference(element)].compactMap { $0 }
        .joined(separator: "\n")
    case .internal:
      let place = finding.fix.map { "Placed \($0.reason)." }
      return [
        "\(finding.severity.rawValue.capitalizedWord): \(finding.message)", element?.guidance, place,
        reference(element),
      ]
      .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
  }

  /// The first source that has been seen; an unverified one is nothing to show to others.
  private func reference(_ element: Element?) -> String? {
    guard let reference = element?.references.first(where: { !$0.unverified }) else { return nil }
    return "See \(reference.title), \(reference.body), \(reference.year)."
  }
}

extension ClauseLibrary {
  /// The element of a rule's id, `family.element`.
  package func element(_ rule: String) -> Element? {
    let parts = rule.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    return families.first { $0.id == parts[0] }?.elements.first { $0.id == parts[1] }
  }

  package func family(ofRule rule: String) -> Family? {
    families.first { rule.hasPrefix($0.id + ".") }
  }
}
