/// Text and fields.
extension StoryReader {
  /// A `w:t` that is being read.
  struct OpenText {
    /// The start in the paragraph's text.
    var start: Int
    /// The start in the part; `nil` where the text cannot be pointed at.
    var byte: Int?
    /// Whether the text is hidden and is kept apart.
    var isHidden: Bool
  }

  /// Whether the text that comes is neither the instruction of a field nor hidden.
  var isShown: Bool { fields.isShown && !look.isHidden }

  private var look: OpenRuns.Look { runs.look(in: paragraphs.styleID, styles: &styles) }

  func beginText(at byte: Int?) {
    guard paragraphs.isInside, fields.isShown else { return }
    let isHidden = look.isHidden
    paragraphs.change { draft in
      let hides = isHidden || draft.isCovered
      if hides { draft.beginHidden() }
      open = OpenText(start: draft.text.count, byte: byte, isHidden: hides)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(OfficeError) {
    guard skipped == 0, let open else { return }
    try grow(bytes.count)
    paragraphs.change { draft in
      if open.isHidden { draft.hidden += bytes } else { draft.text += bytes }
    }
  }

  func endText(_ range: Range<Int>) {
    guard let text = open else { return }
    open = nil
    guard !text.isHidden else { return }
    let isEmphasised = look.isEmphasised
    paragraphs.change { draft in
      let end = draft.text.count
      guard end > text.start else { return }
      if let byte = text.byte {
        draft.runs.append(WordRun(text: text.start..<end, bytes: byte..<max(byte, range.lowerBound)))
      }
      if !draft.hasPlainText, !isEmphasised {
        draft.hasPlainText = StoryReader.hasLowercase(draft.text[text.start..<end])
      }
    }
  }

  private static func hasLowercase(_ text: ArraySlice<UInt8>) -> Bool {
    if text.contains(where: { (0x61...0x7A).contains($0) }) { return true }
    guard text.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: text, as: UTF8.self).unicodeScalars.contains { $0.properties.isLowercase }
  }

  func append(_ scalar: UnicodeScalar) throws(OfficeError) {
    guard paragraphs.isInside, fields.isShown else { return }
    try grow(4)
    let isHidden = look.isHidden
    paragraphs.change { draft in
      if isHidden || draft.isCovered {
        draft.hidden += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      } else {
        draft.text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }

  private func grow(_ bytes: Int) throws(OfficeError) {
    textCount += bytes
    guard textCount <= limits.textBytes else { throw .tooMany("bytes of text", limit: limits.textBytes) }
  }

  // MARK: Fields

  /// Fields show their result and never their instruction (17.16.18).
  func field(_ type: String?) {
    switch type {
    case "begin":
      fieldCount += 1
      if !ignoredFields.contains(fieldCount), !fields.begin(fieldCount) { count(.deepField) }
    case "separate": fields.separate()
    case "end": fields.end()
    default: break
    }
  }

  func closeFields() {
    contents.unclosedFields.formUnion(fields.unfinished)
    fields = FieldStack()
  }
}
