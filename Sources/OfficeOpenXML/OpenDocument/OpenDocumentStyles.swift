/// One level of a list or of the headings (ODF 1.3 part 3, 16.31).
struct OpenDocumentLevel {
  var format = NumberFormat.none
  var prefix = ""
  var suffix = ""
  /// How many levels the label shows.
  var shown = 1
  var start = 1
  var isBullet = false

  /// The label for the numbers of this level and those above it.
  func label(_ numbers: ArraySlice<Int>, _ levels: [Int: OpenDocumentLevel]) -> String {
    if isBullet { return "•" }
    guard format != .none else { return "" }
    let first = max(numbers.startIndex, numbers.endIndex - max(shown, 1))
    let parts = (first..<numbers.endIndex).compactMap { at -> String? in
      let format = at + 1 == numbers.endIndex ? self.format : levels[at + 1]?.format ?? .none
      return format == .none ? nil : format.string(numbers[at])
    }
    return String((prefix + parts.joined(separator: ".") + suffix).prefix(ListCounter.labelCharacters))
      .trimmingBlanks
  }
}

/// The styles of an OpenDocument file, of `styles.xml` and `content.xml` together.
struct OpenDocumentStyles {
  struct Style {
    var name: String?
    var parent: String?
    var listStyle: String?
    var isBold: Bool?
    var isCapitals: Bool?
    var isHidden: Bool?
    var outlineLevel: Int?
  }

  var styles: [String: Style] = [:]
  var lists: [String: [Int: OpenDocumentLevel]] = [:]
  var headings: [Int: OpenDocumentLevel] = [:]
  private var known: [String: Style] = [:]

  /// A style with what it inherits; chains end at a style seen before or after 64 hops.
  mutating func resolved(_ name: String?) -> Style {
    guard let name else { return Style() }
    if let style = known[name] { return style }
    var style = Style()
    var next: String? = name
    var visited: Set<String> = []
    while let name = next, visited.count < StyleSheet.hops, visited.insert(name).inserted {
      guard let own = styles[name] else { break }
      style.name = style.name ?? own.name
      style.listStyle = style.listStyle ?? own.listStyle
      style.isBold = style.isBold ?? own.isBold
      style.isCapitals = style.isCapitals ?? own.isCapitals
      style.isHidden = style.isHidden ?? own.isHidden
      style.outlineLevel = style.outlineLevel ?? own.outlineLevel
      next = own.parent
    }
    known[name] = style
    return style
  }
}

/// Reads the styles of a part into those read before.
final class OpenDocumentStyleReader: XMLHandler {
  private(set) var sheet: OpenDocumentStyles
  private let limit: Int
  private var style: String?
  private var list: String?
  private var isOutline = false
  private var level: Int?

  init(_ sheet: OpenDocumentStyles, limit: Int) { (self.sheet, self.limit) = (sheet, limit) }

  func start(_ tag: XMLTag) throws(OfficeError) {
    switch (tag.namespace, tag.name) {
    case (.odfStyle, .style): try startStyle(tag)
    case (.odfStyle, .textProperties): if let style { properties(tag, of: style) }
    case (.odfText, .listStyle): list = tag[.name, in: .odfStyle]
    case (.odfText, .outlineStyle): isOutline = true
    case (.odfText, .listLevelStyleNumber), (.odfText, .listLevelStyleBullet), (.odfText, .outlineLevelStyle):
      startLevel(tag)
    default: break
    }
  }

  private func startStyle(_ tag: XMLTag) throws(OfficeError) {
    guard sheet.styles.count < limit else { throw .tooMany("styles", limit: limit) }
    guard let name = tag[.name] else { return }
    style = name
    sheet.styles[name] = OpenDocumentStyles.Style(
      name: tag[.displayName] ?? name, parent: tag[.parentStyleName], listStyle: tag[.listStyleName],
      outlineLevel: number(tag[.defaultOutlineLevel]))
  }

  private func properties(_ tag: XMLTag, of style: String) {
    if let weight = tag[.fontWeight, in: .odfFormat] {
      sheet.styles[style]?.isBold = weight == "bold" || (number(weight) ?? 0) >= 600
    }
    if let transform = tag[.textTransform, in: .odfFormat] {
      sheet.styles[style]?.isCapitals = transform == "uppercase"
    }
    if let display = tag[.display, in: .odfText] { sheet.styles[style]?.isHidden = display == "none" }
  }

  private func startLevel(_ tag: XMLTag) {
    guard let at = number(tag[.level]), (1...10).contains(at) else { return }
    var level = OpenDocumentLevel()
    level.isBullet = tag.name == .listLevelStyleBullet
    level.format = OpenDocumentStyleReader.format(tag[.numFormat, in: .odfStyle])
    level.prefix = tag[.numPrefix, in: .odfStyle] ?? ""
    level.suffix = tag[.numSuffix, in: .odfStyle] ?? ""
    level.shown = min(max(number(tag[.displayLevels]) ?? 1, 1), 10)
    level.start = number(tag[.startValue]) ?? 1
    if isOutline {
      sheet.headings[at] = level
    } else if let list {
      sheet.lists[list, default: [:]][at] = level
    }
  }

  private static func format(_ value: String?) -> NumberFormat {
    switch value {
    case "1": .decimal
    case "a": .lowerLetter
    case "A": .upperLetter
    case "i": .lowerRoman
    case "I": .upperRoman
    case "1st": .ordinal
    case "One": .cardinalText
    case "First": .ordinalText
    case nil, "": .none
    default: .decimal
    }
  }

  func end(_ tag: XMLEndTag) {
    switch (tag.namespace, tag.name) {
    case (.odfStyle, .style): style = nil
    case (.odfText, .listStyle): list = nil
    case (.odfText, .outlineStyle): isOutline = false
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

extension String {
  /// Without white space at its ends.
  var trimmingBlanks: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
