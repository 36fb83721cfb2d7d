package import ClauseLint

/// A redline for reading: the document as it is on the left, with its changes on the right.
package struct RedlinePage {
  private let document: Document
  private let redline: ProvenRedline
  private let title: String
  /// The unchanged paragraphs that are shown around a change.
  private static let context = 2

  package init(_ redline: ProvenRedline, of document: Document, title: String) {
    (self.redline, self.document, self.title) = (redline, document, title)
  }

  /// One HTML page that needs nothing else and runs no script.
  package var html: String {
    let entries = redline.plan.entries(in: document)
    let omissions = redline.plan.omissions.map {
      "<li>\(Self.escaped($0.rule)): \(Self.escaped($0.reason)).</li>\n"
    }
    let left = omissions.isEmpty ? "" : "<h2>Not written</h2>\n<ul>\n\(omissions.joined())</ul>\n"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Redline of \(Self.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <h1>Redline of \(Self.escaped(title))</h1>
      <p>\(entries.count) proposals. Struck words are <del>so</del>, new words <ins>so</ins>.</p>
      <table>
      <thead><tr><th scope="col">As it is</th><th scope="col">As proposed</th></tr></thead>
      <tbody>
      \(rows(entries))</tbody>
      </table>
      \(left)\(numbers)</body>
      </html>

      """
  }

  /// The clause numbers that change, and the references that then lead elsewhere.
  private var numbers: String {
    guard let renumbering = redline.renumbering, !renumbering.changes.isEmpty else { return "" }
    func place(_ block: Int) -> String {
      document.blocks.indices.contains(block) ? String(document.blocks[block].text.prefix(60)) : ""
    }
    let changes = renumbering.changes.map {
      "<tr><td>\(Self.escaped($0.old))</td><td>\(Self.escaped($0.new))</td><td>\(Self.escaped(place($0.block)))</td></tr>\n"
    }
    let references = renumbering.references.map { reference in
      let number =
        document.blocks.indices.contains(reference.block) ? document.blocks[reference.block].number : ""
      return
        "<tr><td>\(Self.escaped(reference.words))</td><td>\(Self.escaped(reference.new))</td><td>\(Self.escaped(number))</td></tr>\n"
    }
    func table(_ title: String, _ heads: [String], _ rows: [String]) -> String {
      if rows.isEmpty { return "" }
      let head = heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
      return
        "<h2>\(title)</h2>\n<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
    }
    return table("Clause numbers that change", ["Now", "Once accepted", "Clause"], changes)
      + table("References typed by hand", ["Words", "Number then", "In clause"], references)
  }

  private func rows(_ entries: [RedlineEntry]) -> String {
    let byBlock = Dictionary(grouping: entries, by: \.block)
    let shown = Set(
      byBlock.keys.flatMap { ($0 - Self.context...$0 + Self.context).map { $0 } })
    var rows = ""
    var isSkipping = false
    for (index, block) in document.blocks.enumerated() {
      guard shown.contains(index) else {
        if !isSkipping { rows += "<tr class=\"gap\"><td>…</td><td>…</td></tr>\n" }
        isSkipping = true
        continue
      }
      isSkipping = false
      let entries = byBlock[index] ?? []
      let rewrites = entries.filter { $0.kind != "insertion" }
      rows += row(block, rewrites)
      for entry in entries where entry.kind == "insertion" { rows += inserted(entry) }
    }
    return rows
  }

  private func row(_ block: Block, _ rewrites: [RedlineEntry]) -> String {
    let edits = redline.plan.proposals.compactMap(\.rewrite).filter { rewrite in
      rewrites.contains { $0.block == rewrite.block }
    }.flatMap(\.edits).sorted { $0.range.lowerBound < $1.range.lowerBound }
    let pieces = RedlineEntry.pieces(of: block.text, edits)
    let tag = if case .heading = block.kind { "h3" } else { "p" }
    let number = block.number.isEmpty ? "" : Self.escaped(block.number) + " "
    let notes = rewrites.map(note).joined()
    let old = pieces.map { piece -> String in
      switch piece {
      case .kept(let text): Self.escaped(text)
      case .struck(let text): "<del>\(Self.escaped(text))</del>"
      case .inserted: ""
      }
    }.joined()
    let new = pieces.map { piece -> String in
      switch piece {
      case .kept(let text): Self.escaped(text)
      case .struck(let text): "<del>\(Self.escaped(text))</del>"
      case .inserted(let text): "<ins>\(Self.escaped(text))</ins>"
      }
    }.joined()
    return
      "<tr><td><\(tag)>\(number)\(old)</\(tag)></td><td><\(tag)>\(number)\(new)</\(tag)>\(notes)</td></tr>\n"
  }

  private func inserted(_ entry: RedlineEntry) -> String {
    let words = entry.pieces.compactMap { piece -> String? in
      if case .inserted(let text) = piece { "<p><ins>\(Self.escaped(text))</ins></p>" } else { nil }
    }
    return "<tr><td></td><td>\(words.joined())\(note(entry))</td></tr>\n"
  }

  private func note(_ entry: RedlineEntry) -> String {
    let lines = entry.comment.split(separator: "\n").map { Self.escaped(String($0)) }
    let text = lines.isEmpty ? "" : lines.joined(separator: "<br>") + "<br>"
    return "<p class=\"note\">\(text)<code>\(Self.escaped(entry.rule))</code></p>"
  }

  private static let style = """
    body{font:16px/1.45 Georgia,serif;margin:2rem auto;max-width:78rem;padding:0 1rem;color:#1b1b1b;background:#fff}
    table{border-collapse:collapse;width:100%;table-layout:fixed}
    th,td{border-top:1px solid #ccc;padding:.2rem .8rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
    h3{font-size:1em;margin:.6em 0}p{margin:.5em 0}
    ins{color:#0a5c1f;background:#e6f4e8}del{color:#9b1c1c;background:#fbe9e9}
    .note{font:13px/1.4 sans-serif;color:#444;border-left:3px solid #999;padding-left:.6rem}
    .gap td{color:#777;text-align:center}
    """

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

/// A redline as a list of its changes, in Markdown that also reads as plain text.
package enum RedlineList {
  package static func markdown(_ redline: ProvenRedline, of document: Document, title: String) -> String {
    var lines = ["# Redline of \(title)", ""]
    for entry in redline.plan.entries(in: document) {
      let block = document.blocks.indices.contains(entry.block) ? document.blocks[entry.block] : nil
      let place = [block?.number ?? "", block?.headingPath.last ?? ""].filter { !$0.isEmpty }
      let verb = entry.kind == "insertion" ? "New" : "Changed"
      let position = place.isEmpty ? "paragraph \(entry.block + 1)" : place.joined(separator: ", ")
      lines += ["## \(verb)\(entry.kind == "insertion" ? " after" : ":") \(position)", ""]
      lines += entry.kind == "insertion" ? inserted(entry) : [rewritten(entry), ""]
      for comment in entry.comment.split(separator: "\n") { lines.append("> \(comment)") }
      lines += ["> (\(entry.rule))", ""]
    }
    for omission in redline.plan.omissions {
      lines += ["Not written: \(omission.rule), since \(omission.reason).", ""]
    }
    if let renumbering = redline.renumbering, !renumbering.changes.isEmpty {
      lines += ["## Clause numbers that change", "", "| now | once accepted |", "| --- | --- |"]
      lines += renumbering.changes.map { "| \($0.old) | \($0.new) |" } + [""]
      for reference in renumbering.references {
        lines.append("- “\(reference.words)” was typed by hand; its clause is \(reference.new) then.")
      }
      if !renumbering.references.isEmpty { lines.append("") }
    }
    return lines.joined(separator: "\n")
  }

  private static func inserted(_ entry: RedlineEntry) -> [String] {
    entry.pieces.flatMap { piece -> [String] in
      if case .inserted(let text) = piece { ["**\(text)**", ""] } else { [] }
    }
  }

  private static func rewritten(_ entry: RedlineEntry) -> String {
    entry.pieces.map { piece in
      switch piece {
      case .kept(let text): text
      case .struck(let text): "~~\(text)~~"
      case .inserted(let text): "**\(text)**"
      }
    }.joined()
  }
}
