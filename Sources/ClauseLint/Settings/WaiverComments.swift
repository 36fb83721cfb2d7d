/// Waivers that stand in a document: `<!-- clauselint: waive RULE; reason: …; expires: 2027-03-31; clause: … -->` in
/// text and Markdown, a comment that begins with `clauselint: waive` in Word.
package struct WaiverComments: Sendable, Equatable {
  package var waivers: [Waiver] = []
  /// What cannot be understood, with its place: it is never taken for an ordinary comment.
  package var faults: [(message: String, block: Int)] = []

  package static func == (a: WaiverComments, b: WaiverComments) -> Bool {
    a.waivers == b.waivers && a.faults.elementsEqual(b.faults, by: ==)
  }

  /// - Parameter file: the bytes that the document was read from.
  /// - Parameter path: the document as places name it.
  package init(in document: Document, file: [UInt8], path: String, rules: [String]) {
    if [.text, .markdown, .html].contains(document.format) {
      let bytes = SourceText.levelled(file)
      for range in Self.ranges(in: bytes) {
        let line = 1 + bytes[..<range.lowerBound].count { $0 == 0x0A }
        let block = document.blocks.firstIndex { $0.source.bytes.lowerBound >= range.upperBound }
        let text = String(decoding: bytes[range].dropFirst(4).dropLast(3), as: UTF8.self)
        take(text, source: "\(path):\(line)", block: block ?? max(0, document.blocks.count - 1), rules)
      }
    } else {
      for (index, block) in document.blocks.enumerated() where block.kind == .comment {
        guard Self.isDirective(block.text) else { continue }
        take(block.text, source: "\(path):\(index + 1)", block: index, rules)
      }
    }
  }

  private mutating func take(_ text: String, source: String, block: Int, _ rules: [String]) {
    do throws(WaiverFault) {
      waivers.append(try Waiver(directive: text, source: source, block: block, rules: rules))
    } catch {
      faults.append((error.message, block))
    }
  }

  private static func isDirective(_ text: String) -> Bool {
    trimmed(text).prefix(10).lowercased() == "clauselint"
      && !trimmed(text).dropFirst(10).prefix(1).contains {
        $0.isLetter || $0.isNumber || $0 == "-" || $0 == "."
      }
  }

  /// The comments that speak to clauselint, from `<!--` to `-->`.
  private static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while let start = find("<!--", in: bytes, from: index) {
      guard let end = find("-->", in: bytes, from: start + 4) else { break }
      let head = String(decoding: bytes[(start + 4)..<min(end, start + 80)], as: UTF8.self)
      if isDirective(head) { ranges.append(start..<(end + 3)) }
      index = end + 3
    }
    return ranges
  }

  private static func find(_ text: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    let needle = Array(text.description.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      var index = start
      while index + needle.count <= buffer.count {
        if buffer[index] == needle[0], needle.indices.allSatisfy({ buffer[index + $0] == needle[$0] }) {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  /// The bytes of a text with blanks in place of such comments, so that a reason is not read as a clause; every other
  /// byte keeps its place.
  package static func blanked(_ bytes: [UInt8]) -> [UInt8] {
    guard SourceText.utf16Mark(bytes) == nil, !bytes.starts(with: FileSignature.zip),
      FileSignature.xmlRoot(bytes) == nil
    else { return bytes }
    var blanked = bytes
    for range in ranges(in: bytes) {
      for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D { blanked[index] = 0x20 }
    }
    return blanked
  }
}

/// Why a waiver in a document cannot be understood.
package enum WaiverFault: Error, Equatable {
  case noWaiver
  case unknownRule(String, suggestion: String?)
  case noReason
  case unknownPart(String, suggestion: String)
  case twice(String)
  case badDate(String)
  case badFingerprint(String)

  package var message: String {
    switch self {
    case .noWaiver:
      "A comment to clauselint is written as “clauselint: waive RULE; reason: …”; this one is not."
    case .unknownRule(let id, let near):
      "The waiver is for a rule “\(id)” that there is not; "
        + (near.map { "did you mean “\($0)”?" } ?? "`clauselint rules` lists them.")
    case .noReason: "The waiver has no reason; add “; reason: …”."
    case .unknownPart(let name, let near): "The waiver has a part “\(name)”; did you mean “\(near)”?"
    case .twice(let name): "The waiver says “\(name)” twice; keep one."
    case .badDate(let text): "The waiver expires on “\(text)”, which is no date; write it as 2027-03-31."
    case .badFingerprint(let text):
      "“\(text)” is not the number of a clause; it has 16 digits, and `clauselint waive` writes it."
    }
  }
}

extension Waiver {
  private static let parts = ["reason", "approved-by", "expires", "clause"]

  /// Reads `clauselint: waive RULE; reason: …; approved-by: …; expires: …; clause: …`.
  init(directive: String, source: String, block: Int, rules: [String]) throws(WaiverFault) {
    let text = trimmed(directive.map { $0.isWhitespace ? " " : $0 }.reduce(into: "") { $0.append($1) })
    guard text.lowercased().hasPrefix("clauselint:") else { throw .noWaiver }
    let order = trimmed(text.dropFirst("clauselint:".count))
    guard order.lowercased().hasPrefix("waive ") else { throw .noWaiver }
    var pieces = order.dropFirst("waive ".count).split(separator: ";", omittingEmptySubsequences: false)[...]
    let rule = trimmed(pieces.popFirst() ?? "")
    guard rules.contains(rule) else {
      throw .unknownRule(rule, suggestion: suggestion(for: rule, among: rules))
    }
    let values = try Self.values(of: pieces)
    guard let reason = values["reason"], !reason.isEmpty else { throw .noReason }
    self.init(
      rule: rule, clause: try values["clause"].map(Self.fingerprint), reason: reason,
      approvedBy: values["approved-by"], expires: try values["expires"].map(Self.date), source: source,
      block: block, isInDocument: true)
  }

  /// The parts by name; a semicolon in a reason is one of the reason's own unless a part follows it.
  private static func values(of pieces: ArraySlice<Substring>) throws(WaiverFault) -> [String: String] {
    var values: [String: String] = [:]
    var last: String?
    for piece in pieces {
      let name = piece.firstIndex(of: ":").map {
        trimmed(piece[..<$0]).lowercased().replacing(" ", with: "-")
      }
      if let name, parts.contains(name), let colon = piece.firstIndex(of: ":") {
        guard values[name] == nil else { throw .twice(name) }
        values[name] = trimmed(piece[piece.index(after: colon)...])
        last = name
      } else if let name, let near = suggestion(for: name, among: parts) {
        throw .unknownPart(name, suggestion: near)
      } else if let key = last {
        values[key, default: ""] += ";" + piece
      } else if !trimmed(piece).isEmpty {
        throw .noReason
      }
    }
    return values.mapValues { trimmed($0) }
  }

  private static func date(_ text: String) throws(WaiverFault) -> CalendarDate {
    guard let date = CalendarDate(text) else { throw .badDate(text) }
    return date
  }

  private static func fingerprint(_ text: String) throws(WaiverFault) -> ClauseFingerprint {
    guard let clause = ClauseFingerprint(text) else { throw .badFingerprint(text) }
    return clause
  }

  /// The waiver as it stands in a document, without the marks of the comment.
  package var directive: String {
    let parts = [
      "reason: \(reason)", approvedBy.map { "approved-by: \($0)" }, expires.map { "expires: \($0)" },
      clause.map { "clause: \($0)" },
    ]
    return (["clauselint: waive \(rule)"] + parts.compactMap(\.self)).joined(separator: "; ")
  }
}
