/// Properties of paragraphs, runs, rows and cells.
extension StoryReader {
  func startParagraphProperty(_ tag: XMLTag) {
    switch tag.name {
    case .rPr: place = .mark
    case .sectPr: paragraphs.change { $0.endsSection = true }
    case .rPrChange, .sectPrChange, .tabs, .numberingChange: skipped = 1
    case .pPrChange: startFormerProperties()
    case .pStyle: paragraphs.change { $0.styleID = tag[.val] }
    case .numId: paragraphs.change { $0.numberingID = number(tag[.val]) }
    case .ilvl: paragraphs.change { $0.level = number(tag[.val]) }
    case .outlineLvl: paragraphs.change { $0.outlineLevel = number(tag[.val]) }
    case .del, .moveFrom, .ins, .moveTo: startMarkChange(tag.name)
    case .vanish: if place == .mark { paragraphs.change { $0.isMarkHidden = isOn(tag[.val]) } }
    case .headerReference, .footerReference: startMargin(tag)
    default: break
    }
  }

  /// A change of the paragraph mark, or of its number where it stands in `w:numPr`.
  private func startMarkChange(_ change: Name) {
    guard isGone(change) else { return }
    paragraphs.change { draft in
      if place == .mark { draft.isMarkGone = true } else { draft.numberingID = 0 }
    }
  }

  /// The properties before a tracked change of them (17.13.5.29), which come after those that hold now.
  private func startFormerProperties() {
    contents.revisions += 1
    guard view == .original else {
      skipped = 1
      return
    }
    paragraphs.change { ($0.styleID, $0.numberingID, $0.level, $0.outlineLevel) = (nil, nil, nil, nil) }
  }

  func startRunProperty(_ tag: XMLTag) {
    switch tag.name {
    case .rPrChange: startFormerRunProperties()
    case .rStyle: runs.change { $0.styleID = tag[.val] }
    case .b: runs.change { $0.isBold = isOn(tag[.val]) }
    case .caps: runs.change { $0.isCapitals = isOn(tag[.val]) }
    case .vanish: runs.change { $0.isHidden = isOn(tag[.val]) }
    default: break
    }
  }

  private func startFormerRunProperties() {
    contents.revisions += 1
    guard view == .original else {
      skipped = 1
      return
    }
    runs.change { $0 = OpenRuns.Properties() }
  }

  func endRunProperties() {
    switch place {
    case .mark: place = .paragraph
    case .run: place = .none
    default: break
    }
  }

  func startRowProperty(_ tag: XMLTag) {
    switch tag.name {
    case .trPrChange: skipped = 1
    case .ins, .del: if isGone(tag.name) { tables.change { $0.loseRow() } }
    case .tblHeader: if isOn(tag[.val]) { tables.change { $0.markHeader() } }
    case .gridBefore: tables.change { $0.skip(columns(tag[.val]) ?? 0) }
    default: break
    }
  }

  func startCellProperty(_ tag: XMLTag) {
    switch tag.name {
    case .tcPrChange: skipped = 1
    case .cellIns, .cellDel: if isGone(tag.name) { tables.change { $0.isCellGone = true } }
    case .gridSpan: tables.change { $0.span(columns(tag[.val]) ?? 1) }
    case .vMerge: tables.change { $0.merge(restarts: tag[.val] == "restart") }
    case .hMerge: if tag[.val] != "restart" { tables.change { $0.cover() } }
    default: break
    }
  }

  /// Word's tables have at most 63 columns; larger numbers are never allocated for.
  private func columns(_ value: String?) -> Int? { number(value).map { min(max($0, 0), 63) } }
}
