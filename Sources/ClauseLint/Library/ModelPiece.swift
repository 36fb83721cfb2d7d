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
    var rest = text[...]
    var offset = 0
    func take(_ kind: Kind, through end: String.Index, in pieces: inout [ModelPiece]) {
      pieces.append(ModelPiece(kind: kind, offset: offset))
      offset += rest[..<end].unicodeScalars.count
      rest = rest[end...]
    }
    while let first = rest.first {
      if first == "}" {
        take(.stray, through: rest.index(after: rest.startIndex), in: &pieces)
      } else if first != "{" {
        let end = rest.firstIndex { $0 == "{" || $0 == "}" } ?? rest.endIndex
        take(.words(String(rest[..<end])), through: end, in: &pieces)
      } else {
        let inner = rest.dropFirst()
        let close = inner.firstIndex { $0 == "{" || $0 == "}" }
        if let close, inner[close] == "}", close > inner.startIndex {
          take(.slot(String(inner[..<close])), through: inner.index(after: close), in: &pieces)
        } else {
          take(.stray, through: inner.startIndex, in: &pieces)
        }
      }
    }
    return pieces
  }
}
