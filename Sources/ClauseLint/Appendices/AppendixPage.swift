import OfficeOpenXML

extension Appendix {
  /// The appendix as one HTML page that needs nothing else, with its sections numbered as in Word.
  package func html() -> String {
    var body: [String] = []
    var (section, clause) = (0, 0)
    for piece in content {
      switch piece {
      case .title(let text): body.append("<h1>\(text.escapedForHTML)</h1>")
      case .contents: body.append(contentsList)
      case .heading(_, let text):
        (section, clause) = (section + 1, 0)
        body.append("<h2 id=\"s\(section)\"><span>\(section).</span> \(text.escapedForHTML)</h2>")
      case .clause(_, let text):
        clause += 1
        body.append("<p class=\"clause\"><span>\(section).\(clause)</span> \(text.escapedForHTML)</p>")
      case .paragraph(let text): body.append("<p>\(text.escapedForHTML)</p>")
      case .table(let rows): body.append(Self.table(rows))
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(Self.title.escapedForHTML)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      \(body.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private var contentsList: String {
    let titles = content.compactMap { if case .heading(_, let text) = $0 { text } else { nil } }
    let items = titles.enumerated().map { "<li><a href=\"#s\($0 + 1)\">\($1.escapedForHTML)</a></li>" }
    return "<nav><ol>\n\(items.joined(separator: "\n"))\n</ol></nav>"
  }

  private static func table(_ rows: [[String]]) -> String {
    let lines = rows.enumerated().map { index, row in
      let tag = index == 0 ? "th" : "td"
      return "<tr>" + row.map { "<\(tag)>\($0.escapedForHTML)</\(tag)>" }.joined() + "</tr>"
    }
    return "<table>\n\(lines.joined(separator: "\n"))\n</table>"
  }

  private static let style = """
    body{font:16px/1.5 Georgia,serif;margin:2rem auto;max-width:44rem;padding:0 1rem;color:#1b1b1b;background:#fff}
    h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:1.6em}
    .clause{padding-left:3rem;text-indent:-3rem}.clause span{display:inline-block;min-width:3rem;text-indent:0}
    table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .6rem;text-align:left;vertical-align:top}
    """
}

extension String {
  var escapedForHTML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
