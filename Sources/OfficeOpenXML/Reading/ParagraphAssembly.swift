/// Paragraphs on their way: open ones, those waiting for the one they run on into, and finished ones.
struct ParagraphAssembly {
  /// Open paragraphs, outermost first: a text box stands inside one.
  private var open: [Draft] = []
  /// For each open container (a story, a note, a cell, a text box) the paragraph whose mark is gone.
  private var waiting: [Draft?] = [nil]
  private(set) var finished: [Draft] = []

  var isInside: Bool { !open.isEmpty }
  var styleID: String? { open.last?.styleID }

  mutating func begin(_ draft: Draft) { open.append(draft) }

  /// Changes the innermost open paragraph.
  mutating func change(_ body: (inout Draft) -> Void) {
    guard let last = open.indices.last else { return }
    body(&open[last])
  }

  /// Ends the innermost paragraph; gives it back as it is without those that run on into it.
  mutating func end(at byte: Int) -> Draft? {
    guard var draft = open.popLast(), let last = waiting.indices.last else { return nil }
    draft.source = draft.source.lowerBound..<max(byte, draft.source.lowerBound)
    let ended = draft
    if var former = waiting[last] {
      waiting[last] = nil
      former.runOn(into: draft)
      draft = former
    }
    if draft.isMarkGone { waiting[last] = draft } else { deliver(draft) }
    return ended
  }

  mutating func beginContainer() { waiting.append(nil) }

  /// A paragraph that would run on into a following one has none, and stands for itself.
  mutating func endContainer() {
    guard let last = waiting.popLast() else { return }
    release(last)
  }

  /// A table comes: what waits for a following paragraph stands for itself.
  mutating func interrupt() {
    guard let last = waiting.indices.last else { return }
    release(waiting[last])
    waiting[last] = nil
  }

  mutating func finish() {
    while !waiting.isEmpty { endContainer() }
  }

  private mutating func release(_ draft: Draft?) {
    guard let draft else { return }
    if draft.text.isEmpty, draft.hidden.isEmpty {
      for child in draft.children { deliver(child) }
    } else {
      deliver(draft)
    }
  }

  private mutating func deliver(_ draft: Draft) {
    if let last = open.indices.last {
      open[last].children.append(draft)
      return
    }
    var draft = draft
    let children = draft.children
    draft.children = []
    let isGone = draft.isMarkHidden && draft.text.isEmpty && draft.hidden.isEmpty
    if !isGone { finished.append(draft) }
    var queue = Array(children.reversed())
    while var child = queue.popLast() {
      queue += child.children.reversed()
      child.children = []
      finished.append(child)
    }
  }
}
