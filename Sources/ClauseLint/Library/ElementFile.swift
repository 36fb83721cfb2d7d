extension Element {
  /// Decodes an element's own file; `name` is the file's name without its ending, `family` the ids of all
  /// elements beside it.
  static func decode(
    _ file: LibraryFile, name: String, family: [String]
  ) throws(LibraryFault) -> Element {
    let fields = try LibraryValue(file: file).fields(.element)
    var adverse: [AdverseTerm] = []
    for term in try fields["adverse"]?.list() ?? [] {
      adverse.append(try AdverseTerm.decode(term, family: family))
    }
    let examples = try fields.need("examples")
    return Element(
      id: try fields.id(as: name), key: try fields.need("key").truth(),
      requires: try fields.text("requires"), severity: try fields.need("severity").choice(),
      satisfied: try fields.need("satisfied").patterns(), adverse: adverse,
      guidance: try fields.text("guidance"), comment: try fields.text("comment"),
      references: try fields["references"].map(Reference.decode) ?? [],
      examples: try Examples.decode(examples, withAdverse: !adverse.isEmpty))
  }
}

extension AdverseTerm {
  fileprivate static func decode(
    _ value: LibraryValue, family: [String]
  ) throws(LibraryFault) -> AdverseTerm {
    let fields = try value.fields(.adverse)
    let cures = try fields["cured-by"]?.list() ?? []
    for cure in cures {
      let id = try cure.text()
      if family.contains(id) { continue }
      throw cure.fault(.unknownElement(id, suggestion: suggestion(for: id, among: family)))
    }
    return AdverseTerm(
      phrases: try fields.need("phrases").patterns(), says: try fields.text("says"),
      severity: try fields.need("severity").choice(),
      prohibited: try fields["prohibited"]?.truth() ?? false,
      curedBy: try fields["cured-by"]?.texts() ?? [])
  }
}

extension Examples {
  fileprivate static func decode(
    _ value: LibraryValue, withAdverse: Bool
  ) throws(LibraryFault) -> Examples {
    let fields = try value.fields(.examples)
    if withAdverse, fields["adverse"] == nil { throw value.fault(.adverseWithoutExample) }
    if !withAdverse, let adverse = fields["adverse"] { throw adverse.fault(.adverseExampleWithoutTerm) }
    return Examples(
      satisfied: try Example.decode(fields.need("satisfied")), weak: try Example.decode(fields.need("weak")),
      adverse: try fields["adverse"].map(Example.decode) ?? [],
      silent: try Example.decode(fields.need("silent")))
  }
}

extension Example {
  fileprivate static func decode(_ value: LibraryValue) throws(LibraryFault) -> [Example] {
    var examples: [Example] = []
    for item in try value.list() {
      guard let example = Example(marked: try item.text(), place: item.place) else {
        throw item.fault(.badMark)
      }
      examples.append(example)
    }
    return examples
  }

  /// Takes the marks ⟦ ⟧ out of `text`; nil where they do not enclose exactly one range of words.
  package init?(marked text: String, place: Place) {
    let opening = text.split(separator: "⟦", omittingEmptySubsequences: false)
    let closing = text.split(separator: "⟧", omittingEmptySubsequences: false)
    if opening.count == 1, closing.count == 1 {
      self.init(text: text, marked: nil, place: place)
      return
    }
    guard opening.count == 2, closing.count == 2,
      let start = text.firstIndex(of: "⟦"), let end = text.firstIndex(of: "⟧"), start < end
    else { return nil }
    let (before, after) = (text[..<start], text[text.index(after: end)...])
    let words = text[text.index(after: start)..<end]
    if words.allSatisfy(\.isWhitespace) { return nil }
    let from = before.utf8.count
    self.init(
      text: "\(before)\(words)\(after)", marked: from..<(from + words.utf8.count), place: place)
  }
}
