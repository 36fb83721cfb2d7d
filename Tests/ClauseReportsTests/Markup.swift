import Testing

/// A reader of XML and of our HTML that only looks whether every element is closed in order.
enum Markup {
  struct Fault: Error { var at: String }

  private static let void: Set<Substring> = ["meta", "link", "br", "hr", "img"]

  static func check(_ text: String) throws {
    var open: [Substring] = []
    var ids: Set<Substring> = []
    var links: Set<Substring> = []
    for match in text.matches(of: #/<([!?\/]?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>/#) {
      let (_, mark, name, rest) = match.output
      for id in rest.matches(of: #/\sid="([^"]*)"/#) where !ids.insert(id.1).inserted {
        throw Fault(at: "the id \(id.1) is given twice")
      }
      for link in rest.matches(of: #/\shref="#([^"]*)"/#) { links.insert(link.1) }
      switch mark {
      case "/": guard open.popLast() == name else { throw Fault(at: "\(match.0)") }
      case "!", "?": continue
      default: if !rest.hasSuffix("/"), !void.contains(name) { open.append(name) }
      }
    }
    #expect(open.isEmpty)
    #expect(links.subtracting(ids).isEmpty, "links that lead nowhere")
    let outside = text.replacing(#/<[^<>]*>/#, with: "")
    #expect(!outside.contains("<"), "a bare angle bracket")
  }
}
