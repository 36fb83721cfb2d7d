/// The tables that are open, outermost first.
struct OpenTables {
  /// Real contracts nest eight deep; what is deeper is read as text of the last cell.
  static let depthLimit = 32

  private var open: [OpenTable] = []
  /// Tables inside the deepest one that is kept apart.
  private var beyond = 0

  /// Whether row and cell tags are to be ignored, being those of tables too deep.
  var isTooDeep: Bool { beyond > 0 }
  var cell: WordCell? { open.last?.cell }
  /// Whether the cell being read is not there in the view.
  var isCellGone: Bool { open.last?.isCellGone ?? false }
  /// Whether the cell goes on with the one above it or beside it, so that Word shows nothing of its text.
  var isCellCovered: Bool { open.last?.isCovered ?? false }
  var isRowGone: Bool { open.last?.isRowGone ?? false }

  /// - Returns: whether the table is kept apart.
  mutating func begin(_ index: Int) -> Bool {
    guard open.count < OpenTables.depthLimit else {
      beyond += 1
      return false
    }
    open.append(OpenTable(index: index))
    return true
  }

  mutating func end() {
    if beyond > 0 { beyond -= 1 } else { _ = open.popLast() }
  }

  /// Changes the innermost table, if there is any.
  mutating func change(_ body: (inout OpenTable) -> Void) {
    guard !isTooDeep, let last = open.indices.last else { return }
    body(&open[last])
  }

  var isEmpty: Bool { open.isEmpty }
}

/// One table while it is read (ECMA-376 part 1, 17.4).
struct OpenTable {
  var index: Int
  private var row = -1
  private var column = 0
  /// The grid column of the cell to come.
  private var next = 0
  private(set) var isRowGone = false
  var isCellGone = false
  private(set) var isHeaderRow = false
  private(set) var isCovered = false
  private var mentionsMerge = false
  /// A bit for each column in which a vertical merge is going on (17.4.84).
  private var merged: UInt64 = 0

  init(index: Int) { self.index = index }

  var cell: WordCell {
    WordCell(table: index, row: max(row, 0), column: column, isHeader: isHeaderRow)
  }

  mutating func beginRow() {
    row += 1
    (next, isRowGone, isHeaderRow) = (0, false, false)
  }

  mutating func loseRow() { isRowGone = true }

  mutating func endRow() {
    if isRowGone { row -= 1 }
  }

  mutating func markHeader() { isHeaderRow = true }

  /// Columns that the row leaves out before its first cell (17.4.15).
  mutating func skip(_ columns: Int) { next += columns }

  mutating func beginCell() {
    (column, next) = (next, next + 1)
    (isCellGone, isCovered, mentionsMerge) = (false, false, false)
  }

  mutating func span(_ columns: Int) { next = column + max(columns, 1) }

  /// A cell of a vertical merge: the first shows its text, those that go on with it show none.
  mutating func merge(restarts: Bool) {
    let bit: UInt64 = 1 << UInt64(min(column, 63))
    mentionsMerge = true
    if restarts || merged & bit == 0 { merged |= bit } else { isCovered = true }
  }

  mutating func cover() { isCovered = true }

  mutating func endCell() {
    if !mentionsMerge { merged &= ~(1 << UInt64(min(column, 63))) }
    (isCellGone, isCovered) = (false, false)
  }
}
