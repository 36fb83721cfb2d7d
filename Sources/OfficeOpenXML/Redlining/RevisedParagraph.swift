/// A paragraph with its tracked changes, as both sides of a negotiation see it.
package struct RevisedParagraph: Sendable, Equatable {
  package enum Kind: Sendable, Equatable { case kept, inserted, struck }

  package struct Piece: Sendable, Equatable {
    package var kind: Kind
    /// Who made the change; empty where there is none.
    package var author: String
    package var text: String
  }

  package var pieces: [Piece]
  /// Whose inserted or deleted paragraph mark it has.
  package var insertedBy: String?
  package var deletedBy: String?
  /// The ids of comments that are attached to it.
  package var comments: [String]

  /// The text with all changes rejected.
  package var original: String {
    pieces.lazy.filter { $0.kind != .inserted }.map(\.text).joined()
  }

  /// The text with all changes accepted.
  package var accepted: String { pieces.lazy.filter { $0.kind != .struck }.map(\.text).joined() }

  /// The text as one author leaves it, the others' changes rejected.
  package func accepted(by author: String) -> String {
    pieces.lazy.filter { piece in
      switch piece.kind {
      case .kept: true
      case .inserted: piece.author == author
      case .struck: piece.author != author
      }
    }.map(\.text).joined()
  }

  package func isChanged(by author: String) -> Bool {
    insertedBy == author || deletedBy == author
      || pieces.contains { $0.kind != .kept && $0.author == author }
  }

  /// Whether anybody but this author changed it with a mark.
  package func isChanged(byOtherThan author: String) -> Bool {
    pieces.contains { $0.kind != .kept && $0.author != author && !$0.author.isEmpty }
      || [insertedBy, deletedBy].contains { $0.map { $0 != author } ?? false }
  }
}

extension WordSource {
  /// The paragraphs of the main part in order, with everybody's changes.
  package func revisedParagraphs() -> [RevisedParagraph] {
    tree.elements.indices.filter { tree.isWord($0, "p") && !tree.isInside($0, "p") }.map { tree.revised($0) }
  }

  /// The texts of the comments by id; none where there are no comments.
  package func commentTexts() throws(RedlineError) -> [String: String] {
    guard let archive, let name = try PartLinks(of: mainPart, in: archive).target(ofType: "/comments"),
      let bytes = try archive.part(name)
    else { return [:] }
    let comments = try MarkupTree(bytes, part: name)
    var texts: [String: String] = [:]
    for index in comments.elements.indices where comments.isWord(index, "comment") {
      guard let id = comments.attribute("id", of: index) else { continue }
      let paragraphs = (index..<comments.elements[index].next).filter { comments.isWord($0, "p") }
      texts[id] = paragraphs.map(comments.shownText).joined(separator: "\n")
    }
    return texts
  }
}

extension MarkupTree {
  fileprivate func revised(_ paragraph: Int) -> RevisedParagraph {
    var result = RevisedParagraph(pieces: [], comments: [])
    if let properties = child("pPr", of: paragraph), let mark = child("rPr", of: properties) {
      result.insertedBy = child("ins", of: mark).flatMap(author)
      result.deletedBy = child("del", of: mark).flatMap(author)
    }
    for index in paragraph + 1..<elements[paragraph].next where elements[index].isWord {
      let text: String
      switch localName(index) {
      case "commentReference":
        if let id = attribute("id", of: index) { result.comments.append(id) }
        continue
      case "t", "delText": text = MarkupText.unescaped(self.text(content(of: index)))
      case "tab": text = "\t"
      case "br", "cr": text = "\n"
      default: continue
      }
      guard let run = elements[index].parent, isWord(run, "r"), self.paragraph(around: run) == paragraph
      else {
        continue
      }
      let (kind, author) = revision(of: run)
      if let last = result.pieces.last, last.kind == kind, last.author == author {
        result.pieces[result.pieces.count - 1].text += text
      } else {
        result.pieces.append(RevisedParagraph.Piece(kind: kind, author: author, text: text))
      }
    }
    return result
  }

  private func author(_ index: Int) -> String? { attribute("author", of: index).map(MarkupText.unescaped) }

  private func revision(of run: Int) -> (RevisedParagraph.Kind, String) {
    var above = elements[run].parent
    var inserted: (RevisedParagraph.Kind, String)?
    while let index = above, !isWord(index, "p") {
      switch localName(index) {
      case "del", "moveFrom": return (.struck, author(index) ?? "")
      case "ins", "moveTo": inserted = (.inserted, author(index) ?? "")
      default: break
      }
      above = elements[index].parent
    }
    return inserted ?? (.kept, "")
  }
}
