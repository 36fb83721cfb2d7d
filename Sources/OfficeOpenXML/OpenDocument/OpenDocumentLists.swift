/// Counts the items of lists and the headings of an OpenDocument file (ODF 1.3 part 3, 5.3 and 5.1.2).
struct OpenDocumentLists {
  private struct OpenList {
    var style: String?
    var id: String
    /// Whether the item is yet to show its number.
    var isFresh = false
    var isHeader = false
  }

  private var open: [OpenList] = []
  /// The numbers reached at each level, by list.
  private var numbers: [String: [Int]] = [:]
  /// The list that was last counted with a style.
  private var last: [String: String] = [:]
  private var headings: [Int] = []
  private var lists = 0

  /// The level of the innermost list; `nil` outside of all.
  var level: Int? { open.isEmpty ? nil : open.count - 1 }

  mutating func begin(style: String?, id: String?, continuesLast: Bool, continued: String?) {
    let style = style ?? open.last?.style
    lists += 1
    let own = id ?? "#\(lists)"
    guard open.isEmpty else {
      open.append(OpenList(style: style, id: open[0].id))
      return
    }
    if let continued, let former = numbers[continued] {
      numbers[own] = former
    } else if continuesLast, let former = style.flatMap({ last[$0] }) {
      numbers[own] = numbers[former]
    } else {
      numbers[own] = []
    }
    if let style { last[style] = own }
    open.append(OpenList(style: style, id: own))
  }

  mutating func end() { _ = open.popLast() }

  mutating func beginItem(isHeader: Bool, start: Int?) {
    guard let at = open.indices.last, at < 10 else { return }
    (open[at].isFresh, open[at].isHeader) = (true, isHeader)
    if let start, let id = open.first?.id {
      var reached = Array((numbers[id] ?? []).prefix(at + 1))
      while reached.count < at { reached.append(1) }
      numbers[id] = reached.prefix(at) + [start == Int.min ? start : start - 1]
    }
  }

  /// The label of the paragraph that begins: the first of an item shows the item's number.
  mutating func label(
    paragraphList: String?, _ sheet: OpenDocumentStyles
  ) -> (label: String, isBullet: Bool)? {
    guard let at = open.indices.last, at < 10, open[at].isFresh else { return nil }
    open[at].isFresh = false
    guard !open[at].isHeader, let style = open[at].style ?? paragraphList, let levels = sheet.lists[style],
      let level = levels[at + 1]
    else { return nil }
    let id = open[0].id
    let reached = OpenDocumentLists.counted(numbers[id] ?? [], at: at, levels)
    numbers[id] = reached
    return (level.label(reached[...], levels), level.isBullet)
  }

  /// The number of a heading that stands in no list.
  mutating func heading(_ level: Int, start: Int?, _ sheet: OpenDocumentStyles) -> String {
    guard (1...10).contains(level), let own = sheet.headings[level], own.format != .none else { return "" }
    if let start { headings = headings.prefix(level - 1) + [start - 1] }
    headings = OpenDocumentLists.counted(headings, at: level - 1, sheet.headings)
    return own.label(headings[...], sheet.headings)
  }

  private static func counted(_ numbers: [Int], at: Int, _ levels: [Int: OpenDocumentLevel]) -> [Int] {
    var reached = Array(numbers.prefix(at + 1))
    while reached.count < at { reached.append(levels[reached.count + 1]?.start ?? 1) }
    if reached.count == at {
      reached.append(levels[at + 1]?.start ?? 1)
    } else {
      reached[at] = min(reached[at], Int(Int32.max)) + 1
    }
    return reached
  }
}
