/// What a style says of itself, before inheritance (ECMA-376 part 1, 17.7.4.17).
struct Style: Sendable, Equatable {
  var name: String?
  var basedOn: String?
  var numberingID: Int?
  var level: Int?
  var outlineLevel: Int?
  var isBold: Bool?
  var isCapitals: Bool?
  var isHidden: Bool?

  /// Takes from a parent what this style leaves open.
  mutating func inherit(_ parent: Style) {
    if numberingID == nil { numberingID = parent.numberingID }
    level = level ?? parent.level
    outlineLevel = outlineLevel ?? parent.outlineLevel
    isBold = isBold ?? parent.isBold
    isCapitals = isCapitals ?? parent.isCapitals
    isHidden = isHidden ?? parent.isHidden
  }
}

/// The styles of a document with their inheritance followed.
struct StyleSheet: Sendable {
  static let hops = 64
  var styles: [String: Style] = [:]
  var defaultParagraph: String?
  private var known: [String: Style] = [:]

  init() {}

  /// A style with all that it inherits. Chains end at a style seen before or after 64 hops.
  mutating func resolved(_ id: String) -> Style {
    if let style = known[id] { return style }
    var style = styles[id] ?? Style()
    for parent in chain(id).dropFirst() { style.inherit(styles[parent] ?? Style()) }
    known[id] = style
    return style
  }

  /// The style and those it is based on, nearest first.
  func chain(_ id: String) -> [String] {
    var chain: [String] = []
    var next: String? = id
    while let id = next, chain.count < StyleSheet.hops, !chain.contains(id) {
      chain.append(id)
      next = styles[id]?.basedOn
    }
    return chain
  }
}

/// Reads `styles.xml`.
final class StyleReader: XMLHandler {
  private(set) var sheet = StyleSheet()
  private let limit: Int
  private var id: String?
  private var style = Style()
  private var skipped = 0

  init(limit: Int) { self.limit = limit }

  func start(_ tag: XMLTag) throws(OfficeError) {
    if skipped > 0 {
      skipped += 1
      return
    }
    guard tag.namespace == .word else { return }
    switch tag.name {
    case .style:
      id = tag[.styleId]
      style = Style()
      if tag[.type] == "paragraph", isOn(tag[.default]) == true, tag[.default] != nil {
        sheet.defaultParagraph = id
      }
    // Conditional formats of table styles, and what the style was before a tracked change.
    case .tblStylePr, .pPrChange, .rPrChange: skipped = 1
    case .name: style.name = tag[.val]
    case .basedOn: style.basedOn = tag[.val]
    case .numId: style.numberingID = number(tag[.val])
    case .ilvl: style.level = number(tag[.val])
    case .outlineLvl: style.outlineLevel = number(tag[.val])
    case .b: style.isBold = isOn(tag[.val])
    case .caps: style.isCapitals = isOn(tag[.val])
    case .vanish: style.isHidden = isOn(tag[.val])
    default: break
    }
  }

  func end(_ tag: XMLEndTag) throws(OfficeError) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard tag.namespace == .word, tag.name == .style, let id else { return }
    guard sheet.styles.count < limit else { throw .tooMany("styles", limit: limit) }
    if sheet.styles[id] == nil { sheet.styles[id] = style }
    self.id = nil
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// An on-off value: present without a value means on (17.17.4).
func isOn(_ value: String?) -> Bool {
  switch value {
  case "0", "false", "off", "none": false
  default: true
  }
}

/// A decimal number, held within 32 bits as Word does.
func number(_ value: String?) -> Int? {
  guard let value = value.flatMap({ Int($0) ?? Double($0).flatMap { Int(exactly: $0.rounded()) } }) else {
    return nil
  }
  return min(max(value, Int(Int32.min)), Int(Int32.max))
}
