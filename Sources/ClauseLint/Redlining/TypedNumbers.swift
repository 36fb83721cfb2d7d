/// The numbers that new paragraphs get where numbers are typed as text, so that no number is used twice.
struct TypedNumbers {
  private let document: Document
  /// All numbers of the main text and those given away.
  private var taken: Set<String>
  /// The last number given after a block, so that several fixes at one place count on.
  private var last: [Int: String] = [:]

  init(_ document: Document) {
    self.document = document
    taken = Set(document.blocks.lazy.map(\.number).filter { !$0.isEmpty }.map(ClauseNumber.core))
  }

  /// The number of a new clause after the one that `sibling` heads, inserted at `anchor`.
  ///
  /// Where the next number exists already, the new clause takes a letter ("12A"): renumbering what others
  /// wrote would break their cross-references.
  mutating func heading(after sibling: Int, anchor: Int) -> String {
    let start = last[anchor] ?? document.blocks[sibling].number
    let result = following(start)
    last[anchor] = result
    return result
  }

  /// The numbers of the sub-clauses of a new clause numbered `heading`, in the manner of `model`.
  mutating func subclauses(
    _ count: Int, of heading: String, like model: Int, under sibling: Int?, anchor: Int
  ) -> [String] {
    if let before = numberRunningOn(like: model, before: anchor) {
      return counting(count, from: last[anchor] ?? before, anchor: anchor)
    }
    let number = document.blocks[model].number
    let old = sibling.map { ClauseNumber.core(document.blocks[$0].number) } ?? ""
    var text = ClauseNumber(number)?.first ?? ""
    let clause = ClauseNumber.core(heading)
    if !clause.isEmpty, let dot = number.firstIndex(of: "."), old.isEmpty || !number[..<dot].isEmpty {
      let tail = ClauseNumber.core(number)[dot...].dropFirst()
      if tail.allSatisfy(\.isNumber), !tail.isEmpty {
        text = clause + ".1" + String(number.dropFirst(ClauseNumber.core(number).count))
      }
    }
    var result: [String] = []
    for _ in 0..<count where !text.isEmpty {
      result.append(text)
      taken.insert(ClauseNumber.core(text))
      text = ClauseNumber(text, previous: result.dropLast().last ?? "")?.next ?? ""
    }
    return result
  }

  /// The numbers of sub-clauses that join an existing clause after `neighbour`.
  mutating func joining(_ count: Int, after neighbour: Int, anchor: Int) -> [String] {
    counting(
      count, from: last[anchor] ?? lastSister(of: neighbour, before: anchor), of: neighbour, anchor: anchor)
  }

  /// The number of the last sub-clause up to `anchor` that counts like `neighbour`: the neighbour may stand higher up.
  private func lastSister(of neighbour: Int, before anchor: Int) -> String {
    let own = document.blocks[neighbour]
    guard neighbour < anchor, own.number.contains(where: \.isNumber),
      let first = ClauseNumber(own.number)?.first
    else { return own.number }
    let sister = document.blocks[neighbour...anchor].last {
      $0.headingPath == own.headingPath && ClauseNumber($0.number)?.first == first
    }
    return sister?.number ?? own.number
  }

  private mutating func counting(
    _ count: Int, from start: String, of block: Int? = nil, anchor: Int
  ) -> [String] {
    var result: [String] = []
    var number = start
    for _ in 0..<count {
      number = following(number, of: block)
      guard !number.isEmpty else { break }
      result.append(number)
    }
    last[anchor] = result.last
    return result
  }

  /// The last number up to `anchor` where paragraphs numbered like `model` are counted through the document, under
  /// headings or without any ("1.", "2.", "3." …); `nil` where they begin anew with each clause.
  private func numberRunningOn(like model: Int, before anchor: Int) -> String? {
    let number = document.blocks[model].number
    guard let first = ClauseNumber(number)?.first, ClauseNumber.core(number).allSatisfy(\.isNumber) else {
      return nil
    }
    let isAlike = { (block: Block) in ClauseNumber(block.number)?.first == first }
    let beginnings = document.blocks.count { isAlike($0) && $0.number == first }
    guard beginnings == 1 else { return nil }
    return (document.blocks[...anchor].last(where: isAlike) ?? document.blocks[model]).number
  }

  private mutating func following(_ number: String, of block: Int? = nil) -> String {
    guard let counted = ClauseNumber(number, previous: block.flatMap(previous) ?? "") else { return "" }
    let next = counted.next
    // Letters in brackets start anew in every list, so that only numbers with digits can clash.
    if !isAmended(number), !taken.contains(ClauseNumber.core(next)) || !next.contains(where: \.isNumber) {
      taken.insert(ClauseNumber.core(next))
      return next
    }
    let amended = isAmended(number) ? ClauseNumber(unamended(number)) ?? counted : counted
    for letter in "ABCDEFGHJKLMNPQRSTUVWXYZ" {
      let candidate = amended.inserted(letter)
      if taken.insert(ClauseNumber.core(candidate)).inserted { return candidate }
    }
    return next
  }

  /// "12A": digits with one capital at the end.
  private func isAmended(_ number: String) -> Bool {
    let core = ClauseNumber.core(number)
    guard let last = core.last, last.isLetter, last.isUppercase else { return false }
    return core.dropLast().last?.isNumber ?? false
  }

  private func unamended(_ number: String) -> String {
    let core = ClauseNumber.core(number)
    return String(core.dropLast()) + number.dropFirst(core.count)
  }

  private func previous(of block: Int) -> String? {
    guard block > 0 else { return nil }
    return document.blocks[..<block].suffix(8).last {
      !$0.number.isEmpty && $0.kind == document.blocks[block].kind
    }?
    .number
  }
}
