/// Counts numbered paragraphs in reading order and prints their labels as Word does.
struct ListCounter {
  static let labelCharacters = 256
  private let numbering: Numbering
  private var styles: StyleSheet
  private var counts: [Int: [Int?]] = [:]
  /// The starts of a use that were applied, by use and level.
  private var applied: Set<[Int]> = []
  private var definitions: [Int: Int?] = [:]
  private var linked: [Int: [String: Int?]] = [:]

  init(_ numbering: Numbering, styles: StyleSheet) {
    self.numbering = numbering
    self.styles = styles
  }

  /// The list and level of a paragraph, from its own properties and those of its style (17.9.23).
  mutating func place(numberingID: Int?, level: Int?, style: String?) -> (numberingID: Int, level: Int)? {
    let inherited = style.map { styles.resolved($0) }
    guard let id = numberingID ?? inherited?.numberingID, id != 0, numbering.uses[id] != nil else {
      return nil
    }
    if let level { return (id, min(max(level, 0), 8)) }
    let linked = style.flatMap { linkedLevel(id, style: $0) }
    let own = numberingID == nil ? inherited?.level : nil
    return (id, min(max(linked ?? own ?? 0, 0), 8))
  }

  /// The level that names the style, or one it is based on, as its own (`w:lvl/w:pStyle`).
  private mutating func linkedLevel(_ id: Int, style: String) -> Int? {
    if let known = linked[id]?[style] { return known }
    let found = findLinkedLevel(id, style: style)
    linked[id, default: [:]][style] = .some(found)
    return found
  }

  private mutating func findLinkedLevel(_ id: Int, style: String) -> Int? {
    let levels = (0..<9).map { self.level(id, $0)?.paragraphStyle }
    for candidate in styles.chain(style) {
      if let found = levels.firstIndex(of: candidate) { return found }
    }
    return nil
  }

  private mutating func definition(_ id: Int) -> Int? {
    if let known = definitions[id] { return known }
    let found = numbering.definition(of: id, styles: styles)
    definitions[id] = .some(found)
    return found
  }

  private mutating func level(_ id: Int, _ level: Int) -> ListLevel? {
    numbering.uses[id]?.levels[level]
      ?? definition(id).flatMap { numbering.definitions[$0]?.levels[level] }
  }

  /// Counts one paragraph and gives its label; `nil` where the list does not define the level.
  mutating func next(_ id: Int, _ at: Int) -> (label: String, isBullet: Bool)? {
    guard let definition = definition(id), let current = level(id, at) else { return nil }
    var numbers = counts[definition] ?? Array(repeating: nil, count: 9)
    for higher in 0..<at { startIfOverridden(id, higher, &numbers, once: numbers[higher] == nil) }
    if !startIfOverridden(id, at, &numbers, once: true) {
      numbers[at] = numbers[at].map { $0 + 1 } ?? start(id, at)
    }
    for higher in 0..<at where numbers[higher] == nil { numbers[higher] = start(id, higher) }
    for lower in (at + 1)..<10 where lower < 9 && restarts(id, lower, after: at) { numbers[lower] = nil }
    counts[definition] = numbers
    if current.format == .bullet { return (ListCounter.bullet(current), true) }
    return (current.isHidden ? "" : label(id, current, numbers), false)
  }

  private mutating func start(_ id: Int, _ at: Int) -> Int {
    numbering.uses[id]?.starts[at] ?? level(id, at)?.start ?? 0
  }

  /// Applies a use's own start the first time the use reaches the level (17.9.26).
  @discardableResult
  private mutating func startIfOverridden(
    _ id: Int, _ at: Int, _ numbers: inout [Int?], once: Bool
  ) -> Bool {
    guard once, let start = numbering.uses[id]?.starts[at], applied.insert([id, at]).inserted else {
      return false
    }
    numbers[at] = start
    return true
  }

  private mutating func restarts(_ id: Int, _ lower: Int, after at: Int) -> Bool {
    guard let restart = level(id, lower)?.restart else { return true }
    return restart > 0 && at < restart
  }

  private mutating func label(_ id: Int, _ current: ListLevel, _ numbers: [Int?]) -> String {
    var result = ""
    var rest = current.text[...]
    while let character = rest.popFirst() {
      guard character == "%", let digit = rest.first?.wholeNumberValue, (1...9).contains(digit),
        rest.first?.isASCII == true
      else {
        result.append(character)
        continue
      }
      rest.removeFirst()
      guard let number = numbers[digit - 1] else { continue }
      let format = level(id, digit - 1)?.format ?? .decimal
      let isLegal = current.isLegal && format != .none && format != .bullet
      result += (isLegal && format != .decimalZero ? .decimal : format).string(number)
    }
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    let shown = result.drop(while: isBlank).prefix(ListCounter.labelCharacters)
    return String(shown[..<(shown.lastIndex { !isBlank($0) }.map(shown.index(after:)) ?? shown.startIndex)])
  }

  /// Bullets come from symbol fonts, whose characters mean nothing elsewhere; words used as a bullet stay.
  private static func bullet(_ level: ListLevel) -> String {
    if level.text.isEmpty { return "" }
    let isWord = level.text.count > 1 && level.text.contains { $0.isLetter || $0.isNumber }
    return isWord ? String(level.text.prefix(labelCharacters)) : "•"
  }
}
