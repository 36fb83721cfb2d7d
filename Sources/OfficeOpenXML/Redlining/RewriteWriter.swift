/// Writes struck and new words into existing runs.
///
/// Bytes are only added, never taken away or moved, so that taking ours out again gives back the original: a run that
/// is cut keeps its own tags, a blank before the `>` of our tags marks the seam (`</w:t ></w:r >…<w:r ><w:t … >`), and
/// `w:t` becomes `w:delText` by the letters between.
extension InsertionWriter {
  /// The attribute without which blanks at the ends of a text are dropped; the blank at its end marks it as ours.
  static let preserve = " xml:space=\"preserve\" "

  mutating func write(_ rewrite: WordRewrite, fields: [Range<Int>]) throws(RedlineError) {
    var touched: [TextPiece] = []
    for edit in rewrite.edits {
      do throws(RewriteHindrance) {
        let pieces = try tree.pieces(of: edit, fields: fields)
        touched += pieces
        try write(edit, pieces)
      } catch {
        throw .cannotRewrite(error.rawValue)
      }
    }
    guard let text = rewrite.comment, let first = touched.first, let last = touched.last else { return }
    attach(text, from: first.run, to: last.run)
  }

  private mutating func write(_ edit: WordRewrite.Edit, _ pieces: [TextPiece]) throws(RewriteHindrance) {
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      let inserted = isLast && !edit.inserted.isEmpty ? edit.inserted : nil
      if edit.struck.isEmpty {
        if let inserted { try insert(inserted, piece) }
      } else {
        try strike(piece, followedBy: inserted)
      }
    }
  }

  private mutating func insert(_ text: String, _ piece: TextPiece) throws(RewriteHindrance) {
    let (content, run) = (tree.content(of: piece.text), tree.elements[piece.run])
    let new = try insertion(text, like: piece.run)
    let at = piece.range.lowerBound
    let (opening, closing) = (RunMarkup.opening, RunMarkup.closing)
    if at == content.upperBound {
      if tree.elements[piece.text].next == run.next {
        add(new, at: run.whole.upperBound, rank: closing)
      } else {
        add(runSeam(new, piece.run), at: tree.elements[piece.text].whole.upperBound, rank: closing)
      }
    } else if at == content.lowerBound {
      if isFirst(piece) {
        add(new, at: run.whole.lowerBound, rank: opening)
      } else {
        add(runSeam(new, piece.run), at: tree.elements[piece.text].whole.lowerBound, rank: opening)
      }
    } else {
      keepBlanks(of: piece.text)
      add(textSeam(new, piece, closing: "t", opening: "t"), at: at, rank: opening)
    }
  }

  private mutating func strike(_ piece: TextPiece, followedBy text: String?) throws(RewriteHindrance) {
    let (content, run) = (tree.content(of: piece.text), tree.elements[piece.run])
    let element = tree.elements[piece.text]
    let vocabulary = WordVocabulary(tree: tree, at: piece.run)
    let stamped = try stampedAttributes(vocabulary)
    let open = "<\(vocabulary.prefix)del\(vocabulary.declaration)\(stamped)>"
    let close = "</\(vocabulary.prefix)del>"
    if piece.range.lowerBound > content.lowerBound {
      keepBlanks(of: piece.text)
      add(
        textSeam(open, piece, closing: "t", opening: "delText"), at: piece.range.lowerBound,
        rank: RunMarkup.opening)
    } else {
      keepBlanks(of: piece.text)
      add("delTex", at: element.name.lowerBound + element.prefixLength)
      if isFirst(piece) {
        add(open, at: run.whole.lowerBound, rank: RunMarkup.opening)
      } else {
        add(runSeam(open, piece.run), at: element.whole.lowerBound, rank: RunMarkup.opening)
      }
    }
    let new = try text.map { (text) throws(RewriteHindrance) in try insertion(text, like: piece.run) } ?? ""
    if piece.range.upperBound < content.upperBound {
      add(
        textSeam(close + new, piece, closing: "delText", opening: "t"), at: piece.range.upperBound,
        rank: RunMarkup.closing)
    } else {
      add("delTex", at: content.upperBound + 2 + element.prefixLength)
      if element.next == run.next {
        add(close + new, at: run.whole.upperBound, rank: RunMarkup.closing)
      } else {
        add(runSeam(close + new, piece.run), at: element.whole.upperBound, rank: RunMarkup.closing)
      }
    }
  }

  /// Whether nothing of the run's content stands before a piece's `w:t`.
  private func isFirst(_ piece: TextPiece) -> Bool {
    tree.children(of: piece.run).first { !tree.isWord($0, "rPr") } == piece.text
  }

  private mutating func keepBlanks(of text: Int) {
    guard preserved.insert(text).inserted, tree.attribute("space", of: text) == nil else { return }
    add(Self.preserve, at: tree.elements[text].tag.upperBound - 1)
  }

  /// Ends a run and begins it anew, with something between.
  private func runSeam(_ between: String, _ run: Int) -> String {
    "</\(tree.text(tree.elements[run].name)) >\(between)\(reopening(run))"
  }

  private func textSeam(
    _ between: String, _ piece: TextPiece, closing: String, opening: String
  ) -> String {
    let name = tree.elements[piece.text].name
    let prefix = tree.text(name.lowerBound..<name.lowerBound + tree.elements[piece.text].prefixLength)
    return "</\(prefix)\(closing) >" + runSeam(between, piece.run)
      + "<\(prefix)\(opening)\(Self.preserve)>"
  }

  /// The run's start tag and properties once more, the blank before `>` marking them as ours.
  private func reopening(_ run: Int) -> String {
    let tag = tree.text(tree.elements[run].tag)
    let properties = tree.child("rPr", of: run).map { tree.text(tree.elements[$0].whole) } ?? ""
    return tag.dropLast() + " >" + properties
  }

  private mutating func insertion(_ text: String, like run: Int) throws(RewriteHindrance) -> String {
    let vocabulary = WordVocabulary(tree: tree, at: run)
    let stamped = try stampedAttributes(vocabulary)
    let e = vocabulary.prefix
    let properties = tree.child("rPr", of: run).map { tree.text(tree.elements[$0].whole) } ?? ""
    guard let pieces = try? vocabulary.pieces(text) else { throw .unusualMarkup }
    let words = String(decoding: pieces, as: UTF8.self)
    // Accepting takes the outer tag away, so that the run declares the prefix itself.
    let d = vocabulary.declaration
    return "<\(e)ins\(d)\(stamped)><\(e)r\(d)>\(properties)\(words)</\(e)r></\(e)ins>"
  }

  private mutating func stampedAttributes(_ vocabulary: WordVocabulary) throws(RewriteHindrance) -> String {
    guard let attributes = try? attributes(revision(), vocabulary) else { throw .unusualMarkup }
    return attributes
  }
}

/// The order of what is written at one byte between two runs.
enum RunMarkup {
  static let closing = 3
  static let commentEnd = 4
  static let commentStart = 5
  static let opening = 6
}
