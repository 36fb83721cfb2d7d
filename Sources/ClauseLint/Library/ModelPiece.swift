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
    let bytes = Array(text.utf8)
    var at = 0
    var offset = 0
    func take(_ kind: Kind, through end: Int) {
      pieces.append(ModelPiece(kind: kind, offset: offset))
      // Every scalar has one byte that continues no other.
      for byte in bytes[at..<end] where byte & 0xC0 != 0x80 { offset += 1 }
      at = end
    }
    func brace(from start: Int) -> Int? {
      (start..<bytes.count).first { bytes[$0] == 0x7B || bytes[$0] == 0x7D }
    }
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while at < bytes.count {
      if bytes[at] != 0x7B, bytes[at] != 0x7D {
        let end = brace(from: at) ?? bytes.count
        take(.words(string(at..<end)), through: end)
      } else if bytes[at] == 0x7B, let close = brace(from: at + 1), bytes[close] == 0x7D, close > at + 1 {
        take(.slot(string(at + 1..<close)), through: close + 1)
      } else {
        take(.stray, through: at + 1)
      }
    }
    return pieces
  }
}
