/// Reads a Word document, whatever file it came in, as its paragraphs in one view of its tracked changes.
package enum WordReader {
  package static func read(
    _ bytes: [UInt8], view: RevisionView = .accepted, limits: ReadingLimits = .standard
  ) throws(OfficeError) -> WordDocument {
    var reading = Reading(try OfficePackage(bytes, limits: limits), view: view, limits: limits)
    return try reading.document()
  }
}

/// One reading of a package: the main story first, then what it refers to.
private struct Reading {
  var package: OfficePackage
  var relationships: [Relationship] = []
  var styles = StyleSheet()
  var counter = ListCounter(Numbering(), styles: StyleSheet())
  var paragraphs: [WordParagraph] = []
  var notes: [String] = []
  var unread: [StoryContents.Unread: Int] = [:]
  var revisions = 0
  var tables = 0
  let view: RevisionView
  let limits: ReadingLimits

  init(_ package: OfficePackage, view: RevisionView, limits: ReadingLimits) {
    (self.package, self.view, self.limits) = (package, view, limits)
  }

  mutating func document() throws(OfficeError) -> WordDocument {
    let main = package.mainPart
    relationships = package.kind == .document ? [] : try package.relationships(of: main)
    try readStyles()
    guard let story = try story(.body, part: main) else { throw .missingPart(main) }
    append(story.drafts, part: main)
    try readNotes("footnotes", .footnote, referred: story.footnotes)
    try readNotes("endnotes", .endnote, referred: story.endnotes)
    try readMargins(story.headers, .header)
    try readMargins(story.footers, .footer)
    try readComments()
    if revisions > 0 { notes.insert(view.note(revisions), at: 0) }
    for what in StoryContents.Unread.allCases {
      if let count = unread[what] { notes.append(what.note(count)) }
    }
    return WordDocument(paragraphs: paragraphs, mainPart: main, notes: notes)
  }

  private func target(_ kind: String) -> String? {
    relationships.first { $0.kind == kind && !$0.isExternal }?.target
  }

  private mutating func readStyles() throws(OfficeError) {
    let reader = StyleReader(limit: limits.items)
    try readSupport(target("styles"), into: reader, loss: "headings and numbers may be missing")
    styles = reader.sheet
    let numbering = NumberingReader(limit: limits.items)
    try readSupport(target("numbering"), into: numbering, loss: "numbers may be missing")
    counter = ListCounter(numbering.numbering, styles: styles)
  }

  /// Reads a part that the text can do without: if it is absent or broken, a note says what is lost.
  private mutating func readSupport(
    _ part: String?, into handler: any XMLHandler, loss: String
  ) throws(OfficeError) {
    guard let part else { return }
    do {
      if try !package.read(part, into: handler) { notes.append("\(part) is missing, so \(loss)") }
    } catch {
      guard case .malformed(let place, _) = error else { throw error }
      notes.append("\(place): the XML is not well formed, so \(loss)")
    }
  }

  /// Reads a story; once more without the fields that turn out never to end, so that they swallow nothing.
  private mutating func story(
    _ kind: WordParagraph.Story, part: String
  ) throws(OfficeError) -> StoryContents? {
    var ignored: Set<Int> = []
    for attempt in 0..<3 {
      let reader = StoryReader(
        kind, styles: styles, view: view, limits: limits, firstTable: tables, ignoredFields: ignored)
      guard try package.read(part, into: reader) else { return nil }
      reader.finish()
      if kind == .body, reader.rootNamespace != .word || reader.root != .document {
        throw .notWord(part: package.place(part))
      }
      if attempt == 2 || reader.contents.unclosedFields.isEmpty {
        tables = reader.tableCount
        revisions += reader.contents.revisions
        unread.merge(reader.contents.unread, uniquingKeysWith: +)
        if !ignored.isEmpty { unread[.unclosedField, default: 0] += ignored.count }
        return reader.contents
      }
      ignored.formUnion(reader.contents.unclosedFields)
    }
    return nil
  }

  /// Notes come after the body, each once, in the order in which the body refers to them.
  private mutating func readNotes(
    _ kind: String, _ story: WordParagraph.Story, referred: [Int]
  ) throws(OfficeError) {
    guard let part = target(kind), !referred.isEmpty,
      let contents = try optionalStory(story, part: part)
    else { return }
    let byNote = Dictionary(grouping: contents.drafts) { $0.note ?? Int.min }
    var seen: Set<Int> = []
    for id in referred where seen.insert(id).inserted { append(byNote[id] ?? [], part: part) }
  }

  private mutating func readMargins(_ ids: [String], _ story: WordParagraph.Story) throws(OfficeError) {
    var seen: Set<String> = []
    for id in ids where seen.insert(id).inserted {
      guard let part = relationships.first(where: { $0.id == id && !$0.isExternal })?.target,
        seen.insert("/" + part).inserted, let contents = try optionalStory(story, part: part)
      else { continue }
      append(contents.drafts, part: part)
    }
  }

  private mutating func readComments() throws(OfficeError) {
    guard let part = target("comments"), let contents = try optionalStory(.comment, part: part) else {
      return
    }
    append(contents.drafts, part: part)
  }

  private mutating func optionalStory(
    _ kind: WordParagraph.Story, part: String
  ) throws(OfficeError) -> StoryContents? {
    do {
      if let contents = try story(kind, part: part) { return contents }
      notes.append("\(part) is missing, so its text was not read")
    } catch {
      guard case .malformed(let place, _) = error else { throw error }
      notes.append("\(place): the XML is not well formed, so the text of this part was not read")
    }
    return nil
  }

  private mutating func append(_ drafts: [Draft], part: String) {
    for draft in drafts { paragraphs.append(paragraph(draft, part: package.place(part))) }
  }

  private mutating func paragraph(_ draft: Draft, part: String) -> WordParagraph {
    let styleID = draft.styleID ?? styles.defaultParagraph
    let style = styleID.map { styles.resolved($0) }
    let name = styleID.flatMap { styles.styles[$0]?.name }
    let isUncounted = draft.text.isEmpty && (draft.endsSection || draft.isMarkHidden)
    let place =
      isUncounted
      ? nil : counter.place(numberingID: draft.numberingID, level: draft.level, style: styleID)
    let label = place.flatMap { counter.next($0.numberingID, $0.level) }
    let text = String(decoding: draft.text, as: UTF8.self)
    return WordParagraph(
      story: draft.story, text: text, runs: draft.runs, part: part, source: draft.source, styleID: styleID,
      styleName: name, outlineLevel: outlineLevel(draft, style: style, name: name ?? styleID),
      label: label?.label ?? "", listLevel: label == nil ? nil : place?.level,
      isBullet: label?.isBullet ?? false, cell: draft.cell,
      hiddenText: String(decoding: draft.hidden, as: UTF8.self),
      isEmphasised: !draft.hasPlainText && text.prefix(1024).contains(where: \.isLetter))
  }

  /// Levels 0 to 8 are headings, 9 is body text (17.3.1.20); built-in heading styles tell it by their name.
  private func outlineLevel(_ draft: Draft, style: Style?, name: String?) -> Int? {
    if let level = draft.outlineLevel ?? style?.outlineLevel { return (0...8).contains(level) ? level : nil }
    guard let name = name?.lowercased(), name.hasPrefix("heading"), let level = Int(name.filter(\.isNumber)),
      (1...9).contains(level)
    else { return nil }
    return level - 1
  }
}
