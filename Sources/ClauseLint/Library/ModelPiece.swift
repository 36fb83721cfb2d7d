/// A piece of model text: words as they stand, or a slot such as `{authority}`.
struct ModelPiece: Equatable {
  enum Kind: Equatable {
    case words(String)
    case slot(String)
    /// A brace that opens or closes nothing.
    case stray
  }

  var kind: Kind
  /// The number of Unicode scalars before the piece.
  var offset: Int

  /// Splits model text at its slots.
  static func pieces(of text: String) -> [ModelPiece] {
    var pieces: [ModelPiece] = []
    let bytes = text.utf8
    var at = bytes.startIndex
    var offset = 0
    func take(_ kind: Kind, through end: String.Index) {
      pieces.append(ModelPiece(kind: kind, offset: offset))
      // Every scalar has one byte that continues no other.
      offset += bytes[at..<end].count { $0 & 0xC0 != 0x80 }
      at = end
    }
    func isBrace(_ byte: UInt8) -> Bool { byte == 0x7B || byte == 0x7D }
    while at < bytes.endIndex {
      let next = bytes.index(after: at)
      if !isBrace(bytes[at]) {
        let end = bytes[at...].firstIndex(where: isBrace) ?? bytes.endIndex
        take(.words(String(text[at..<end])), through: end)
      } else if bytes[at] == 0x7B, let close = bytes[next...].firstIndex(where: isBrace),
        bytes[close] == 0x7D, close > next
      {
        take(.slot(String(text[next..<close])), through: bytes.index(after: close))
      } else {
        take(.stray, through: next)
      }
    }
    return pieces
  }
}
