/// Reads a web page: the same shape comes out as of a Word file.
package enum HTMLReader {
  package static func read(
    _ bytes: [UInt8], view: RevisionView = .accepted, limits: ReadingLimits = .standard
  ) throws(OfficeError) -> WordDocument {
    guard bytes.count <= limits.partBytes else { throw .packageTooLarge(limit: limits.partBytes) }
    try HTMLGuard.check(bytes)
    let story = HTMLStory(view: view, limits: limits)
    try HTMLParser.parse(bytes, limits: limits, into: story)
    story.finish()
    let notes =
      (story.contents.revisions > 0 ? [view.note(story.contents.revisions)] : []) + story.contents.notes
    return WordDocument(paragraphs: story.paragraphs, mainPart: "", notes: notes)
  }
}

/// What is checked on the bytes of a page before the parser sees them: the size of its tags, as for XML.
enum HTMLGuard {
  static func check(_ bytes: [UInt8]) throws(OfficeError) {
    var at = 0
    while let start = bytes[at...].firstIndex(of: 0x3C) {
      at = start + 1
      guard at < bytes.count else { return }
      if bytes[at...].starts(with: "!--".utf8) {
        at = end(of: "-->", in: bytes, from: at + 3)
      } else if bytes[at].isLetterByte {
        let name = bytes[at...].prefix { $0.isLetterByte }.map { $0 | 0x20 }
        at = try tagEnd(bytes, at: start)
        // What stands in these is no markup.
        if name.elementsEqual("script".utf8) { at = end(of: "</script", in: bytes, from: at) }
        if name.elementsEqual("style".utf8) { at = end(of: "</style", in: bytes, from: at) }
      }
    }
  }

  private static func tagEnd(_ bytes: [UInt8], at start: Int) throws(OfficeError) -> Int {
    var quote: UInt8 = 0
    var attributes = 0
    var end = start + 1
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return end
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte <= 0x20 || byte == 0x2F {
        attributes += 1
        guard attributes <= 4 * XMLGuard.attributes else { throw .tooManyAttributes(place(bytes, start)) }
      }
      guard end - start <= XMLGuard.tagBytes else { throw .tagTooLarge(place(bytes, start)) }
    }
    return end
  }

  private static func end(of mark: StaticString, in bytes: [UInt8], from start: Int) -> Int {
    let wanted = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
    var at = start
    while at + wanted.count <= bytes.count {
      if wanted.indices.allSatisfy({ bytes[at + $0] == wanted[$0] || bytes[at + $0] | 0x20 == wanted[$0] }) {
        return at
      }
      at += 1
    }
    return bytes.count
  }

  private static func place(_ bytes: [UInt8], _ at: Int) -> XMLPlace { XMLGuard.place(bytes, at, part: "") }
}

extension UInt8 {
  var isLetterByte: Bool { (0x61...0x7A).contains(self | 0x20) }
}
