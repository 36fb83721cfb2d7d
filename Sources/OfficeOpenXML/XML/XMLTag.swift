/// What a part's XML is told to, event by event. Errors stop the reading and come out of `XMLReader.parse`.
protocol XMLHandler: AnyObject {
  func start(_ tag: XMLTag) throws(OfficeError)
  func end(_ tag: XMLEndTag) throws(OfficeError)
  /// Character data, in as many pieces as the parser likes; the bytes are valid during the call only.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(OfficeError)
}

/// A start tag; valid only during the call that hands it over.
struct XMLTag {
  let namespace: Namespace
  let name: Name
  let place: XMLTagPlace
  let attributes: UnsafeBufferPointer<XMLAttribute>
  let scope: UnsafePointer<XMLScope>

  /// Byte offsets in the part, from `<` to after `>`.
  var range: Range<Int> { place.range }

  /// The namespace that a prefix stands for here; `nil` where it is not declared.
  func namespace(ofPrefix prefix: Substring) -> Namespace? { scope.pointee.namespace(ofPrefix: prefix) }

  /// The value of an attribute in the element's own namespace or in none.
  subscript(_ name: Name) -> String? { value(name) { $0 == .none || $0 == namespace } }

  subscript(_ name: Name, in space: Namespace) -> String? { value(name) { $0 == space } }

  private func value(_ name: Name, where fits: (Namespace) -> Bool) -> String? {
    attributes.first { $0.name == name && fits($0.namespace) }?.string
  }
}

/// An end tag; valid only during the call that hands it over.
struct XMLEndTag {
  let namespace: Namespace
  let name: Name
  let place: XMLTagPlace

  /// Byte offsets of the end tag, or of the whole tag of an empty element.
  var range: Range<Int> { place.range }
}

/// An attribute that declares no namespace.
struct XMLAttribute {
  var namespace: Namespace
  var name: Name
  /// The bytes between the quotes, with the five entities that XML itself defines as they were written; libxml2
  /// resolves all of them but the ampersand, which it leaves as `&#38;`.
  var value: UnsafeBufferPointer<UInt8>

  var string: String {
    guard value.contains(0x26) else { return String(decoding: value, as: UTF8.self) }
    var result: [UInt8] = []
    var rest = value[...]
    while let byte = rest.first {
      let reference = byte == 0x26 ? PlainReference.all.first { rest.starts(with: $0.bytes) } : nil
      result.append(reference?.character ?? byte)
      rest = rest.dropFirst(reference?.bytes.count ?? 1)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// A reference that stands for one character in every document (XML 1.0, 4.6).
struct PlainReference {
  let bytes: [UInt8]
  let character: UInt8

  static let all = [
    ("&amp;", "&"), ("&#38;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"),
  ]
  .map { PlainReference(bytes: Array($0.utf8), character: Array($1.utf8)[0]) }
}

/// The namespaces that open elements declare.
struct XMLScope {
  /// With the depth of the element, innermost last; the prefix is empty for the default namespace.
  private(set) var declarations: [(prefix: String, namespace: Namespace, depth: Int)] = []

  func namespace(ofPrefix prefix: Substring) -> Namespace? {
    declarations.last { $0.prefix == prefix }?.namespace
  }

  mutating func declare(_ prefix: String, _ namespace: Namespace, depth: Int) {
    declarations.append((prefix, namespace, depth))
  }

  /// Ends what an element and those inside it declare.
  /// - Returns: whether there was anything to end.
  mutating func forget(depth: Int) -> Bool {
    guard let last = declarations.last, last.depth >= depth else { return false }
    while let last = declarations.last, last.depth >= depth { declarations.removeLast() }
    return true
  }
}
