/// One level of a list definition (ECMA-376 part 1, 17.9.6).
struct ListLevel: Sendable, Equatable {
  /// The first number; 0 where the level does not say (17.9.25).
  var start = 0
  var format = NumberFormat.decimal
  /// The label with `%1` to `%9` for the numbers of the levels.
  var text = ""
  /// After which level (from 1) this one starts again; `nil` after any higher one, 0 never.
  var restart: Int?
  /// Whether all numbers of the label are shown as decimal ones (17.9.4).
  var isLegal = false
  var paragraphStyle: String?
  var isHidden = false
}

/// `w:abstractNum`: a list definition of up to nine levels (17.9.1).
struct ListDefinition: Sendable, Equatable {
  var levels: [ListLevel?] = Array(repeating: nil, count: 9)
  var numberingStyle: String?
}

/// `w:num`: one use of a definition, with its own starts and levels (17.9.15).
struct ListUse: Sendable, Equatable {
  var definition: Int?
  var starts: [Int: Int] = [:]
  var levels: [Int: ListLevel] = [:]
}

/// What `numbering.xml` holds.
struct Numbering: Sendable, Equatable {
  var definitions: [Int: ListDefinition] = [:]
  var uses: [Int: ListUse] = [:]
  /// The definitions of numbering styles by the style's id (17.9.27).
  var linked: [String: Int] = [:]

  /// The definition that a use leads to, through `numStyleLink` where there is one (17.9.21).
  func definition(of numberingID: Int, styles: StyleSheet) -> Int? {
    var visited: Set<Int> = []
    var next = uses[numberingID]?.definition
    while let id = next, visited.insert(id).inserted, visited.count <= StyleSheet.hops {
      guard let link = definitions[id]?.numberingStyle else { return definitions[id] == nil ? nil : id }
      let named = styles.styles[link]?.numberingID.flatMap { uses[$0]?.definition }
      guard let target = named.flatMap({ $0 == id ? nil : $0 }) ?? linked[link] else { return id }
      next = target
    }
    return nil
  }
}

/// Reads `numbering.xml`.
final class NumberingReader: XMLHandler {
  private(set) var numbering = Numbering()
  private var definitionID: Int?
  private var definition = ListDefinition()
  /// The numbering style that the definition belongs to.
  private var style: String?
  private var useID: Int?
  private var use = ListUse()
  private var override: Int?
  private var levelIndex: Int?
  private var level = ListLevel()
  private var skipped = 0
  private var alternatives = Alternatives()
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func start(_ tag: XMLTag) throws(OfficeError) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch (tag.namespace, tag.name) {
    case (.compatibility, .alternateContent): alternatives.begin()
    case (.compatibility, .choice): if !alternatives.takes(tag) { skipped = 1 }
    case (.compatibility, .fallback): if !alternatives.takesFallback { skipped = 1 }
    case (.word, _): startWord(tag)
    default: break
    }
  }

  private func startWord(_ tag: XMLTag) {
    switch tag.name {
    case .abstractNum:
      definitionID = number(tag[.abstractNumId])
      (definition, style) = (ListDefinition(), nil)
    case .num:
      useID = number(tag[.numId])
      use = ListUse()
    case .abstractNumId: use.definition = number(tag[.val])
    case .styleLink: style = tag[.val]
    case .numStyleLink: definition.numberingStyle = tag[.val]
    case .lvlOverride: override = number(tag[.ilvl])
    case .startOverride: if let override { use.starts[override] = number(tag[.val]) ?? 0 }
    case .lvl:
      levelIndex = number(tag[.ilvl])
      level = ListLevel()
    case .pPrChange, .rPrChange: skipped = 1
    default: if levelIndex != nil { startLevelProperty(tag) }
    }
  }

  private func startLevelProperty(_ tag: XMLTag) {
    switch tag.name {
    case .start: level.start = number(tag[.val]) ?? 0
    case .numFmt: level.format = NumberFormat(tag[.val], format: tag[.format])
    case .lvlText: level.text = String((tag[.val] ?? "").prefix(ListCounter.labelCharacters))
    case .lvlRestart: level.restart = number(tag[.val])
    case .isLgl: level.isLegal = isOn(tag[.val])
    case .pStyle: level.paragraphStyle = tag[.val]
    case .vanish: level.isHidden = isOn(tag[.val])
    default: break
    }
  }

  func end(_ tag: XMLEndTag) throws(OfficeError) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch (tag.namespace, tag.name) {
    case (.compatibility, .alternateContent): alternatives.end()
    case (.word, .lvl): endLevel()
    case (.word, .lvlOverride): override = nil
    case (.word, .abstractNum):
      guard numbering.definitions.count < limit else { throw .tooMany("list definitions", limit: limit) }
      if let definitionID {
        numbering.definitions[definitionID] = definition
        if let style { numbering.linked[style] = numbering.linked[style] ?? definitionID }
      }
      definitionID = nil
    case (.word, .num):
      guard numbering.uses.count < limit else { throw .tooMany("lists", limit: limit) }
      if let useID { numbering.uses[useID] = use }
      useID = nil
    default: break
    }
  }

  private func endLevel() {
    defer { levelIndex = nil }
    guard let levelIndex, (0..<9).contains(levelIndex) else { return }
    if useID != nil, let override {
      use.levels[override] = level
    } else if definitionID != nil {
      definition.levels[levelIndex] = level
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
