/// Turns insertions into splices.
struct InsertionWriter {
  /// New bytes before an offset of the original; of two at one offset the lower rank comes first.
  private struct Splice {
    var offset: Int
    var rank: Int
    var bytes: [UInt8]
  }

  /// All that goes to one place, in order.
  private struct Group {
    var place: InsertionPlace
    var paragraphs: [WordInsertion.Paragraph]
    var comments: [(text: String, on: Range<Int>?)]
  }

  let tree: MarkupTree
  let stamp: RevisionStamp
  /// Whether the package has the character style that Word gives to comment marks.
  let commentStyle: Bool
  var nextID: Int
  private var splices: [Splice] = []
  /// The existing `w:t` elements that were given `xml:space`.
  var preserved: Set<Int> = []
  /// Existing paragraphs whose marks count as inserted by us.
  private var shifted: Set<Int> = []
  private(set) var revisions: [Int] = []
  private(set) var comments: [TrackedChanges.Comment] = []
  private(set) var paragraphs = 0
  lazy var bookmarks = Bookmarks(tree)
  var bookmarkIDs: [Int] = []
  /// The number of fields that lead to clauses.
  var references = 0
  /// What is copied from each paragraph that new ones take after.
  private var looks: [Int: ParagraphLook] = [:]

  init(tree: MarkupTree, stamp: RevisionStamp, firstID: Int, commentStyle: Bool) {
    self.tree = tree
    self.stamp = stamp
    self.commentStyle = commentStyle
    nextID = firstID
  }

  mutating func write(
    _ insertions: [WordInsertion], rewrites: [WordRewrite] = [], fields: [Range<Int>] = [], comments: Bool
  ) throws(RedlineError) {
    let groups = try grouped(insertions)
    for group in groups { try write(group) }
    for var rewrite in rewrites {
      if !comments { rewrite.comment = nil }
      try write(rewrite, fields: fields)
    }
    guard comments else { return }
    for group in groups {
      for comment in group.comments { try attach(comment.text, to: comment.on, of: group) }
    }
  }

  /// The original with the splices in it.
  func spliced() -> [UInt8] {
    let ordered = splices.enumerated().sorted {
      ($0.element.offset, $0.element.rank, $0.offset) < ($1.element.offset, $1.element.rank, $1.offset)
    }
    var result: [UInt8] = []
    result.reserveCapacity(tree.bytes.count + splices.reduce(0) { $0 + $1.bytes.count })
    var at = 0
    for (_, splice) in ordered {
      result += tree.bytes[at..<splice.offset]
      result += splice.bytes
      at = splice.offset
    }
    return result + tree.bytes[at...]
  }

  private func grouped(_ insertions: [WordInsertion]) throws(RedlineError) -> [Group] {
    var groups: [Group] = []
    var known: [Int: Int] = [:]
    for insertion in insertions {
      let place = try tree.place(after: insertion.after)
      let index = known[place.offset] ?? groups.count
      if index == groups.count { groups.append(Group(place: place, paragraphs: [], comments: [])) }
      known[place.offset] = index
      groups[index].paragraphs += insertion.paragraphs.filter { $0.text.contains { !$0.isWhitespace } }
      if let comment = insertion.comment { groups[index].comments.append((comment, insertion.commentOn)) }
    }
    return groups.sorted { $0.place.offset < $1.place.offset }
  }

  private mutating func write(_ group: Group) throws(RedlineError) {
    guard !group.paragraphs.isEmpty else { return }
    let vocabulary = WordVocabulary(tree: tree, at: group.place.anchor)
    if group.place.pattern == .shifted { try markInserted(group.place.anchor, vocabulary) }
    var bytes: [UInt8] = []
    for (index, paragraph) in group.paragraphs.enumerated() {
      let isLast = index == group.paragraphs.count - 1
      let takesOver = group.place.pattern == .shifted && isLast ? group.place.anchor : nil
      bytes += try element(paragraph, takingOverMarkOf: takesOver, vocabulary)
    }
    paragraphs += group.paragraphs.count
    splices.append(Splice(offset: group.place.offset, rank: 3, bytes: bytes))
  }

  mutating func revision() -> Int {
    defer { nextID += 1 }
    revisions.append(nextID)
    return nextID
  }

  func attributes(_ id: Int, _ vocabulary: WordVocabulary) throws(RedlineError) -> String {
    let a = vocabulary.attributePrefix
    return
      " \(a)id=\"\(id)\" \(a)author=\"\(try MarkupText.escaped(stamp.author))\" \(a)date=\"\(stamp.date)\""
  }

  /// Adds an inserted mark to an existing paragraph, making the containers it lacks (17.13.5.20).
  private mutating func markInserted(_ paragraph: Int, _ vocabulary: WordVocabulary) throws(RedlineError) {
    shifted.insert(paragraph)
    let stamped = try attributes(revision(), vocabulary)
    let e = vocabulary.prefix
    let properties = tree.child("pPr", of: paragraph)
    let mark = properties.flatMap { tree.child("rPr", of: $0) }
    if let mark, tree.elements[mark].isEmptyTag {
      // The tag's own "/>" comes to close our element; see `EmptyContainer`.
      add("><\(e)ins\(vocabulary.declaration)\(stamped)", at: tree.elements[mark].tag.upperBound - 2)
      add("</\(e)rPr\(EmptyContainer.blank)>", at: tree.elements[mark].tag.upperBound)
    } else if let mark {
      let blank = tree.children(of: mark).isEmpty ? EmptyContainer.blank : ""
      add("<\(e)ins\(vocabulary.declaration)\(stamped)\(blank)/>", at: tree.elements[mark].tag.upperBound)
    } else if let properties {
      let text = "<\(e)rPr\(vocabulary.declaration)><\(e)ins\(stamped)/></\(e)rPr>"
      add(text, at: tree.elements[properties].contentEnd)
    } else {
      let text = "<\(e)pPr\(vocabulary.declaration)><\(e)rPr><\(e)ins\(stamped)/></\(e)rPr></\(e)pPr>"
      add(text, at: tree.elements[paragraph].tag.upperBound)
    }
  }

  mutating func add(_ text: String, at offset: Int, rank: Int = 0) {
    splices.append(Splice(offset: offset, rank: rank, bytes: Array(text.utf8)))
  }

  /// One new `w:p`. With `anchor` it keeps the mark that the anchor had, and says what the anchor's properties were.
  private mutating func element(
    _ paragraph: WordInsertion.Paragraph, takingOverMarkOf anchor: Int?, _ vocabulary: WordVocabulary
  ) throws(RedlineError) -> [UInt8] {
    let e = vocabulary.prefix
    let model = try modelElement(paragraph, vocabulary)
    var look: ParagraphLook?
    if let model { look = self.look(of: model) }
    let properties: [UInt8] = look?.properties ?? []
    var inner = properties
    if let anchor {
      let mark = tree.markProperties(anchor)
      if !mark.isEmpty { inner += Array("<\(e)rPr>".utf8) + mark + Array("</\(e)rPr>".utf8) }
      let old = tree.paragraphProperties(anchor, dropping: ["rPr"])
      if old != properties {
        let stamped = try attributes(revision(), vocabulary)
        inner +=
          Array("<\(e)pPrChange\(stamped)><\(e)pPr>".utf8) + old + Array("</\(e)pPr></\(e)pPrChange>".utf8)
      }
    } else {
      let mark: [UInt8] = look?.mark ?? []
      let stamped = try attributes(revision(), vocabulary)
      inner += Array("<\(e)rPr><\(e)ins\(stamped)/>".utf8) + mark + Array("</\(e)rPr>".utf8)
    }
    var result = Array("<\(e)p\(vocabulary.declaration)>".utf8)
    if !inner.isEmpty { result += Array("<\(e)pPr>".utf8) + inner + Array("</\(e)pPr>".utf8) }
    let stamped = try attributes(revision(), vocabulary)
    result += Array("<\(e)ins\(stamped)>".utf8)
    result += try run(paragraph, look, vocabulary)
    result += Array("</\(e)ins></\(e)p>".utf8)
    return result
  }

  /// The model's element; `nil` where there is none or it is written with another prefix than the place has.
  private func modelElement(
    _ paragraph: WordInsertion.Paragraph, _ vocabulary: WordVocabulary
  ) throws(RedlineError) -> Int? {
    guard let range = paragraph.model else { return nil }
    guard let index = tree.element(startingAt: range.lowerBound), tree.isWord(index, "p") else {
      throw .noAnchor(offset: range.lowerBound)
    }
    return tree.prefix(index) == tree.prefix(vocabulary.anchor) ? index : nil
  }

  private mutating func look(of paragraph: Int) -> ParagraphLook {
    if let known = looks[paragraph] { return known }
    let made = ParagraphLook(
      properties: tree.paragraphProperties(paragraph), mark: tree.markProperties(paragraph),
      run: tree.runProperties(paragraph), gap: Self.gap(in: tree.shownText(paragraph)))
    looks[paragraph] = made
    return made
  }

  private mutating func run(
    _ paragraph: WordInsertion.Paragraph, _ look: ParagraphLook?, _ vocabulary: WordVocabulary
  ) throws(RedlineError) -> [UInt8] {
    let e = vocabulary.prefix
    var properties: [UInt8] = look?.run ?? []
    if look == nil, case .heading = paragraph.role { properties = Array("<\(e)b/>".utf8) }
    var text = paragraph.text
    if !paragraph.number.isEmpty {
      text = paragraph.number + (look?.gap ?? " ") + text
    }
    if !paragraph.references.isEmpty {
      let shift = text.utf8.count - paragraph.text.utf8.count
      let references = paragraph.references.map {
        WordReference(
          range: $0.range.lowerBound + shift..<$0.range.upperBound + shift, target: $0.target,
          number: $0.number)
      }
      let look = properties.isEmpty ? "" : "<\(e)rPr>\(String(decoding: properties, as: UTF8.self))</\(e)rPr>"
      return Array(try runs(text, references, properties: look, vocabulary).utf8)
    }
    var result = Array("<\(e)r>".utf8)
    if !properties.isEmpty { result += Array("<\(e)rPr>".utf8) + properties + Array("</\(e)rPr>".utf8) }
    result += try vocabulary.pieces(text)
    return result + Array("</\(e)r>".utf8)
  }

  /// What stands between a typed number and the text in the model: a tab, or blanks.
  private static func gap(in text: String) -> String {
    let afterNumber = text.drop { $0.isWhitespace }.drop { !$0.isWhitespace }
    let gap = afterNumber.prefix { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    return gap.isEmpty ? " " : String(gap)
  }

  /// Attaches a comment to text that stays whether the insertion is accepted or rejected (17.13.4).
  private mutating func attach(_ text: String, to range: Range<Int>?, of group: Group) throws(RedlineError) {
    let wanted = range.flatMap { tree.element(startingAt: $0.lowerBound) } ?? group.place.anchor
    attach(text, to: wanted, isShifted: group.place.pattern == .shifted && wanted == group.place.anchor)
  }

  private mutating func attach(_ text: String, to wanted: Int, isShifted: Bool) {
    guard let target = commentTarget(wanted, isShifted: isShifted) else { return }
    let start = tree.child("pPr", of: target).map { tree.elements[$0].whole.upperBound }
    mark(
      text, from: (start ?? tree.elements[target].tag.upperBound, 1),
      to: (tree.elements[target].contentEnd, RunMarkup.opening + 1), at: target)
  }

  /// Attaches a comment to whole runs of the original: some of their words stay, whatever is accepted. Runs inside a
  /// link or a content control give their paragraph in their place.
  mutating func attach(_ text: String, from first: Int, to last: Int) {
    guard let paragraph = tree.elements[first].parent, tree.isWord(paragraph, "p"),
      tree.elements[last].parent == paragraph
    else {
      guard let paragraph = tree.paragraph(around: first) else { return }
      attach(text, to: paragraph, isShifted: shifted.contains(paragraph))
      return
    }
    mark(
      text, from: (tree.elements[first].whole.lowerBound, RunMarkup.commentStart),
      to: (tree.elements[last].whole.upperBound, RunMarkup.commentEnd), at: first)
  }

  private mutating func mark(
    _ text: String, from start: (offset: Int, rank: Int), to end: (offset: Int, rank: Int), at element: Int
  ) {
    let vocabulary = WordVocabulary(tree: tree, at: element)
    let id = nextID
    nextID += 1
    comments.append(TrackedChanges.Comment(id: id, text: text))
    let (e, a, declaration) = (vocabulary.prefix, vocabulary.attributePrefix, vocabulary.declaration)
    add("<\(e)commentRangeStart\(declaration) \(a)id=\"\(id)\"/>", at: start.offset, rank: start.rank)
    let style = commentStyle ? "<\(e)rPr><\(e)rStyle \(a)val=\"CommentReference\"/></\(e)rPr>" : ""
    add(
      "<\(e)commentRangeEnd\(declaration) \(a)id=\"\(id)\"/>"
        + "<\(e)r\(declaration)>\(style)<\(e)commentReference \(a)id=\"\(id)\"/></\(e)r>",
      at: end.offset, rank: end.rank)
  }

  /// The paragraph itself, or the nearest one before it where its own mark is inserted or deleted by us or others:
  /// LibreOffice joins the wrong paragraphs when such a paragraph holds a comment.
  private func commentTarget(_ wanted: Int, isShifted: Bool) -> Int? {
    func isSteady(_ index: Int) -> Bool {
      tree.isWord(index, "p") && !tree.elements[index].isEmptyTag && tree.markRevision(index) == nil
    }
    if !isShifted, isSteady(wanted) { return wanted }
    let start = tree.elements[wanted].whole.lowerBound
    let before = tree.elements.indices[..<wanted].reversed().prefix(20_000).first {
      isSteady($0) && tree.elements[$0].whole.upperBound <= start && !shifted.contains($0)
        && !tree.isInside($0, "p")
    }
    if let before { return before }
    if let after = tree.sibling(after: wanted), isSteady(after), !shifted.contains(after) { return after }
    return tree.isWord(wanted, "p") && !tree.elements[wanted].isEmptyTag ? wanted : nil
  }
}
