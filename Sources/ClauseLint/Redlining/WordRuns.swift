package import OfficeOpenXML

/// The places of a block's words in a Word file.
package struct WordRuns {
  private let document: Document
  private let source: WordSource

  package init(document: Document, source: WordSource) {
    (self.document, self.source) = (document, source)
  }

  /// Why a rewrite cannot be written here, if it cannot.
  package func hindrance(to rewrite: Rewrite) -> String? {
    do throws(RewriteHindrance) {
      for edit in try edits(of: rewrite) {
        if let hindrance = source.hindrance(to: edit) { throw hindrance }
      }
      return nil
    } catch {
      return error.rawValue
    }
  }

  func edits(of rewrite: Rewrite) throws(RewriteHindrance) -> [WordRewrite.Edit] {
    let block = document.blocks[rewrite.block]
    guard block.source.part.isEmpty || source.isMainPart(block.source.part) else { throw .noText }
    var result: [WordRewrite.Edit] = []
    for edit in rewrite.edits { result.append(try self.edit(edit, in: block)) }
    return result
  }

  private func edit(_ edit: Rewrite.Edit, in block: Block) throws(RewriteHindrance) -> WordRewrite.Edit {
    if edit.range.isEmpty {
      return WordRewrite.Edit(
        struck: [], place: try place(edit.range.lowerBound, in: block), inserted: edit.text)
    }
    var struck: [Range<Int>] = []
    var covered = edit.range.lowerBound
    for run in block.runs where run.text.overlaps(edit.range) {
      let text = run.text.clamped(to: edit.range)
      guard text.lowerBound == covered else { throw .otherContent }
      covered = text.upperBound
      guard let lower = source.byte(ofText: text.lowerBound - run.text.lowerBound, inRun: run.bytes),
        let upper = source.byte(ofText: text.upperBound - run.text.lowerBound, inRun: run.bytes)
      else { throw .unusualMarkup }
      struck.append(lower..<upper)
    }
    guard covered == edit.range.upperBound, let first = struck.first else { throw .otherContent }
    return WordRewrite.Edit(struck: struck, place: first.lowerBound, inserted: edit.text)
  }

  /// New words take after those before them.
  private func place(_ offset: Int, in block: Block) throws(RewriteHindrance) -> Int {
    let run =
      block.runs.first { $0.text.lowerBound < offset && offset <= $0.text.upperBound }
      ?? block.runs.first { $0.text.lowerBound == offset }
    guard let run, let byte = source.byte(ofText: offset - run.text.lowerBound, inRun: run.bytes) else {
      throw .noText
    }
    return byte
  }
}
