package import OfficeOpenXML

/// Turns proposals into insertions and rewrites in a Word file.
package enum WordPlan {
  /// Where each proposal goes in the file the document was read from, and which paragraphs it is to look like.
  /// - Parameter numbers: the numbers that clauses will have, by block, where they are known.
  package static func insertions(
    for proposals: [Proposal], in document: Document, source: WordSource, numbers: [Int: String] = [:]
  ) throws(RedlineError) -> [WordInsertion] {
    var planner = WordPlanner(document: document, source: source, numbers: numbers)
    var result: [WordInsertion] = []
    for proposal in proposals.insertions {
      result.append(try planner.insertion(for: proposal.fix, remark: proposal.remark))
    }
    return result
  }

  /// The words that the proposals change where they stand.
  package static func rewrites(
    for proposals: [Proposal], in document: Document, source: WordSource
  ) throws(RedlineError) -> [WordRewrite] {
    let words = WordRuns(document: document, source: source)
    var result: [WordRewrite] = []
    for proposal in proposals {
      guard let rewrite = proposal.rewrite else { continue }
      do throws(RewriteHindrance) {
        result.append(WordRewrite(edits: try words.edits(of: rewrite), comment: proposal.remark))
      } catch {
        throw .cannotRewrite(error.rawValue)
      }
    }
    return result
  }
}

/// The redline of a Word file: tracked changes and comments for all proposals.
package enum ContractRedline {
  package static func word(
    original: [UInt8], document: Document, proposals: [Proposal], author: String, initials: String,
    date: String
  ) throws(RedlineError) -> WordRedlineResult {
    try word(
      WordSource(original), document: document, proposals: proposals, author: author, initials: initials,
      date: date)
  }

  package static func word(
    _ source: WordSource, document: Document, proposals: [Proposal], numbers: [Int: String] = [:],
    author: String, initials: String, date: String
  ) throws(RedlineError) -> WordRedlineResult {
    let insertions = try WordPlan.insertions(
      for: proposals, in: document, source: source, numbers: numbers)
    let rewrites = try WordPlan.rewrites(for: proposals, in: document, source: source)
    return try WordRedline.write(
      source, insertions: insertions, rewrites: rewrites, author: author, initials: initials, date: date)
  }
}

extension [Proposal] {
  /// The new paragraphs by place; proposals for one place keep their order. A paragraph that heals several findings is
  /// written once, where it comes first.
  var insertions: [(fix: Fix, remark: String?)] {
    let ordered = enumerated().compactMap { offset, proposal in
      proposal.fix.map { (fix: $0, remark: proposal.remark, offset: offset) }
    }.sorted { ($0.fix.after, $0.offset) < ($1.fix.after, $1.offset) }
    var written: Set<String> = []
    return ordered.map { fix, remark, _ in
      var fix = fix
      fix.paragraphs = fix.paragraphs.filter { written.insert($0).inserted }
      return (fix, fix.paragraphs.isEmpty ? nil : remark)
    }
  }
}

private struct WordPlanner {
  let document: Document
  let source: WordSource
  let models: ModelBlocks
  private var numbers: TypedNumbers
  private let shown: [Int: String]
  private lazy var references = CrossReferences(document)

  init(document: Document, source: WordSource, numbers shown: [Int: String]) {
    self.document = document
    self.source = source
    self.shown = shown
    numbers = TypedNumbers(document)
    models = ModelBlocks(
      document: document,
      isMain: { block in
        switch block.kind {
        case .heading, .paragraph, .listItem, .tableCell:
          source.hasParagraph(at: block.source.bytes)
            && (block.source.part.isEmpty || source.isMainPart(block.source.part))
        case .footnote, .endnote, .header, .footer, .textBox, .comment: false
        }
      }, isSetApart: { source.isSetApart(paragraphAt: $0.source.bytes) })
  }

  mutating func insertion(for fix: Fix, remark: String?) throws(RedlineError) -> WordInsertion {
    guard let anchor = models.anchor(fix.after) else { throw .noPlace }
    let paragraphs = fix.heading.isEmpty ? joining(fix, at: anchor) : clause(fix, at: anchor)
    return WordInsertion(
      after: document.blocks[anchor].source.bytes, paragraphs: paragraphs, comment: remark)
  }

  /// A whole new clause: a heading and its sub-clauses.
  private mutating func clause(_ fix: Fix, at anchor: Int) -> [WordInsertion.Paragraph] {
    let heading = models.heading(near: anchor)
    let model = models.clause(under: heading, near: anchor)
    let level = heading.flatMap { models.level(document.blocks[$0]) } ?? 1
    var number = ""
    var label = ""
    if let heading, !document.blocks[heading].number.isEmpty {
      label = ClauseNumber(document.blocks[heading].number)?.next ?? ""
      if isTyped(heading) {
        number = numbers.heading(after: heading, anchor: anchor)
        label = number
      }
    }
    var subnumbers: [String] = []
    if let model, isTyped(model) {
      subnumbers = numbers.subclauses(
        fix.paragraphs.count, of: label, like: model, under: heading, anchor: anchor)
    }
    let title = WordInsertion.Paragraph(
      text: title(fix.heading, like: heading), number: number, role: .heading(level: level),
      model: range(heading))
    return [title] + paragraphs(fix.paragraphs, subnumbers, level: level + 1, model: model)
  }

  /// Sub-clauses that join the clause at the anchor.
  private mutating func joining(_ fix: Fix, at anchor: Int) -> [WordInsertion.Paragraph] {
    let model = models.subclause(near: anchor)
    var subnumbers: [String] = []
    if let model, isTyped(model) {
      subnumbers = numbers.joining(fix.paragraphs.count, after: model, anchor: anchor)
    }
    return paragraphs(fix.paragraphs, subnumbers, level: 2, model: model)
  }

  private mutating func paragraphs(
    _ texts: [String], _ numbers: [String], level: Int, model: Int?
  ) -> [WordInsertion.Paragraph] {
    var result: [WordInsertion.Paragraph] = []
    for (index, text) in texts.enumerated() {
      var paragraph = WordInsertion.Paragraph(
        text: text, number: index < numbers.count ? numbers[index] : "", role: .clause(level: level),
        model: range(model))
      paragraph.references = references(in: text)
      result.append(paragraph)
    }
    return result
  }

  /// The clauses that a text refers to by a number that Word counts; one that is typed stays as it is.
  private mutating func references(in text: String) -> [WordReference] {
    guard Self.mayRefer(text) else { return [] }
    let bytes = Array(text.utf8)
    return references.references(in: text).compactMap { reference in
      guard let target = reference.target, models.isMain(target), !document.blocks[target].number.isEmpty,
        !isTyped(target),
        let start = reference.range.first(where: { bytes[$0] == 0x28 || (0x30...0x39).contains(bytes[$0]) })
      else { return nil }
      let range = start..<reference.range.upperBound
      return WordReference(
        range: range, target: document.blocks[target].source.bytes,
        number: shown[target] ?? String(decoding: bytes[range], as: UTF8.self))
    }
  }

  /// Whether a word for a clause stands before a digit.
  private static func mayRefer(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return ["lause ", "lauses ", "ection ", "ections ", "aragraph ", "aragraphs ", "rticle ", "rticles "]
      .contains {
        guard let at = text.offset(of: $0) else { return false }
        let next = at + $0.utf8.count
        return next < bytes.count && (0x30...0x39).contains(bytes[next])
      }
  }

  /// A title typed in capitals where its sisters are.
  private func title(_ text: String, like heading: Int?) -> String {
    guard let heading else { return text }
    let model = document.blocks[heading].text
    return model.contains(where: \.isLetter) && model == model.uppercased() ? text.uppercased() : text
  }

  private func range(_ block: Int?) -> Range<Int>? { block.map { document.blocks[$0].source.bytes } }

  /// Whether a block's number stands in its text, where Word would not count on by itself.
  private func isTyped(_ block: Int) -> Bool {
    let number = document.blocks[block].number
    guard !number.isEmpty, let text = source.text(ofParagraphAt: document.blocks[block].source.bytes) else {
      return false
    }
    return text.drop(while: \.isWhitespace).hasPrefix(number)
  }
}
