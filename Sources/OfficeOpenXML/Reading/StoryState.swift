/// What `StoryReader` keeps for each open element that matters.
enum StoryState {
  /// A place whose last paragraph has no following one: a story, a note, a cell, a text box.
  struct Container { var joined: Draft? }

  struct RunState {
    var styleID: String?
    var isBold: Bool?
    var isCapitals: Bool?
    var isHidden: Bool?
    var look: (hidden: Bool, emphasised: Bool)?
  }

  struct TableState {
    var index: Int
    var row = -1
    var column = 0
    var next = 0
    var isRowDeleted = false
    var isCellDeleted = false
    var cell: WordCell { WordCell(table: index, row: max(row, 0), column: column) }
  }

  /// What a text box sets aside while it is read.
  struct OuterState {
    var tables: [TableState]
    var fields: FieldStack
    var story: WordParagraph.Story
    var runs: [RunState]
  }
}
