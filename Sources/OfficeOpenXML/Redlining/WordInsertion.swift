/// New paragraphs that follow an existing one, as tracked insertions (ECMA-376 part 1, 17.13.5.18 and 17.13.5.20).
package struct WordInsertion: Sendable, Equatable {
  /// What a new paragraph is, for paragraphs without a model to copy from.
  package enum Role: Sendable, Equatable { case heading(level: Int), clause(level: Int) }

  package struct Paragraph: Sendable, Equatable {
    /// The text; tabs as U+0009 and line breaks as U+000A.
    package var text: String
    /// A number to be typed before the text ("7.4"); empty where Word numbers the paragraph or nothing does.
    package var number: String
    package var role: Role
    /// The `w:p` whose paragraph and run properties are copied, as bytes of the part; `nil` for a plain one.
    package var model: Range<Int>?
    /// Numbers in the text that point to clauses of the document, in order.
    package var references: [WordReference] = []

    package init(text: String, number: String = "", role: Role, model: Range<Int>?) {
      self.text = text
      self.number = number
      self.role = role
      self.model = model
    }
  }

  /// The `w:p` that the new paragraphs follow, as bytes of the part, from `<` to after `>`.
  package var after: Range<Int>
  package var paragraphs: [Paragraph]
  /// The comment's text; line feeds separate its paragraphs.
  package var comment: String?
  /// The `w:p` the comment is attached to; the anchor where there is none.
  package var commentOn: Range<Int>?

  package init(
    after: Range<Int>, paragraphs: [Paragraph], comment: String? = nil, commentOn: Range<Int>? = nil
  ) {
    self.after = after
    self.paragraphs = paragraphs
    self.comment = comment
    self.commentOn = commentOn
  }
}

/// A clause number in new text, which Word keeps right as a field (17.16.5.51) that leads to a bookmark.
package struct WordReference: Sendable, Equatable {
  /// UTF-8 byte offsets in the new text.
  package var range: Range<Int>
  /// The `w:p` that it leads to, as bytes of the part.
  package var target: Range<Int>
  /// The number that is shown until Word counts again.
  package var number: String

  package init(range: Range<Int>, target: Range<Int>, number: String) {
    (self.range, self.target, self.number) = (range, target, number)
  }
}

/// Who changed the document and when, as every revision and comment says it.
package struct RevisionStamp: Sendable, Equatable {
  package let author: String
  package let initials: String
  /// `yyyy-mm-ddThh:mm:ssZ`.
  package let date: String

  /// Word rejects files whose revisions have no author or a malformed date, so both are checked here.
  package init(author: String, initials: String, date: String) throws(RedlineError) {
    guard author.contains(where: { !$0.isWhitespace }) else { throw .noAuthor }
    guard Self.isDate(date) else { throw .badDate(date) }
    self.author = author
    self.initials = initials
    self.date = date
  }

  private static func isDate(_ date: String) -> Bool {
    let form = Array("0000-00-00T00:00:00Z".utf8)
    let bytes = Array(date.utf8)
    guard bytes.count == form.count else { return false }
    for (byte, wanted) in zip(bytes, form) {
      if wanted == UInt8(ascii: "0") {
        guard (0x30...0x39).contains(byte) else { return false }
      } else if byte != wanted {
        return false
      }
    }
    func number(_ at: Int) -> Int { Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30) }
    return (1...12).contains(number(5)) && (1...31).contains(number(8)) && number(11) < 24 && number(14) < 60
      && number(17) < 60
  }
}
