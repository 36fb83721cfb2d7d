import CLibXML2

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
  fileprivate let place: XMLTagPlace
  fileprivate let dictionary: UnsafeMutablePointer<XMLDictionary>
  fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  fileprivate let attributeCount: Int

  /// Byte offsets in the part, from `<` to after `>`.
  var range: Range<Int> { place.range }

  /// The namespace that a prefix stands for here; `nil` where it is not declared.
  func namespace(ofPrefix prefix: Substring) -> Namespace? {
    dictionary.pointee.declarations.last { $0.prefix == prefix }?.namespace
  }

  /// The value of an attribute in the element's own namespace or in none.
  subscript(_ name: Name) -> String? { value(name) { $0 == .none || $0 == namespace } }

  subscript(_ name: Name, in space: Namespace) -> String? { value(name) { $0 == space } }

  private func value(_ name: Name, where fits: (Namespace) -> Bool) -> String? {
    guard let attributes else { return nil }
    for at in stride(from: 0, to: attributeCount * 5, by: 5) {
      guard dictionary.pointee.name(attributes[at]) == name,
        fits(dictionary.pointee.namespace(attributes[at + 2])),
        let start = attributes[at + 3], let end = attributes[at + 4]
      else { continue }
      return XMLTag.string(UnsafeBufferPointer(start: start, count: end - start))
    }
    return nil
  }

  /// libxml2 leaves an ampersand as `&#38;` where it does not replace entities.
  private static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let value = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(0x26) else { return value }
    let mark = Array("&#38;".utf8)
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      result.append(byte)
      rest = rest.starts(with: mark) ? rest.dropFirst(mark.count) : rest.dropFirst()
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// An end tag; valid only during the call that hands it over.
struct XMLEndTag {
  let namespace: Namespace
  let name: Name
  fileprivate let place: XMLTagPlace

  /// Byte offsets of the end tag, or of the whole tag of an empty element.
  var range: Range<Int> { place.range }
}

/// Where a tag ends, as the parser knows it during the call that hands the tag over; looked for only when somebody asks.
private struct XMLTagPlace {
  let source: UnsafeBufferPointer<UInt8>
  let context: xmlParserCtxtPtr?
  /// Whether the parser stands after the tag's `>`, and not on it or on its `/>`.
  let isAfter: Bool

  /// The parser's place: on the `>` or `/>` of a start tag, after the `>` of an end tag.
  var mark: Int {
    guard let input = context?.pointee.input?.pointee, let cur = input.cur, let base = input.base else {
      return 0
    }
    return min(Int(input.consumed) + (cur - base), source.count)
  }

  var range: Range<Int> {
    let mark = mark
    var start = mark - 1
    while start > 0, source[start] != 0x3C { start -= 1 }
    start = max(start, 0)
    guard !isAfter else { return start..<mark }
    let end = mark + (mark < source.count && source[mark] == 0x2F ? 2 : 1)
    return start..<min(end, source.count)
  }
}

/// Reads the XML of one part with libxml2's push parser: no network, no document type, no entities of its own,
/// and never more than libxml2's own limit on a text (10 MB).
enum XMLReader {
  private static let initialised: Void = xmlInitParser()

  /// - Parameter bytes: UTF-8, as `XMLGuard.utf8` gives it.
  static func parse(
    _ bytes: [UInt8], part: String, limits: ReadingLimits = .standard, into handler: any XMLHandler
  ) throws(OfficeError) {
    _ = initialised
    try XMLGuard.check(bytes, part: part)
    let dictionary = UnsafeMutablePointer<XMLDictionary>.allocate(capacity: 1)
    dictionary.initialize(to: XMLDictionary())
    defer {
      dictionary.deinitialize(count: 1)
      dictionary.deallocate()
    }
    let failure = bytes.withUnsafeBufferPointer { bytes in
      var session = XMLSession(
        handler, part: part, limits: limits, source: bytes, dictionary: dictionary)
      withUnsafeMutablePointer(to: &session) { XMLSession.run($0) }
      return session.failure
    }
    if let failure { throw failure }
  }
}

/// What the names and namespaces of one run stand for.
private struct XMLDictionary {
  private var names = PointerTable<Name>()
  private var namespaces = PointerTable<Namespace>()
  /// The prefixes that open elements declare, with the depth of the element.
  private(set) var declarations: [(prefix: String, namespace: Namespace, depth: Int)] = []

  mutating func declare(
    _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int, depth: Int
  ) {
    guard let list else { return }
    for at in stride(from: 0, to: count * 2, by: 2) {
      let prefix = list[at].map { String(cString: $0) } ?? ""
      declarations.append((prefix, namespace(list[at + 1]), depth))
    }
  }

  mutating func forget(depth: Int) {
    while let last = declarations.last, last.depth >= depth { declarations.removeLast() }
  }

  mutating func name(_ pointer: UnsafePointer<UInt8>?) -> Name {
    guard let pointer else { return .other }
    return names.value(of: pointer) { Name(local: String(cString: $0)) }
  }

  mutating func namespace(_ pointer: UnsafePointer<UInt8>?) -> Namespace {
    guard let pointer else { return .none }
    return namespaces.value(of: pointer) { Namespace(uri: String(cString: $0)) }
  }
}

/// One run of the parser, kept inside one synchronous call. The parser hands its address to every callback: a value
/// in memory of its own, where a class would check each access to each of its properties at run time.
private struct XMLSession {
  static let chunk = 65_536
  /// The largest depth seen in real documents is 29.
  static let depthLimit = 256

  private let handler: any XMLHandler
  private let part: String
  private let limits: ReadingLimits
  private let source: UnsafeBufferPointer<UInt8>
  private let dictionary: UnsafeMutablePointer<XMLDictionary>
  private var context: xmlParserCtxtPtr?
  private var elements = 0
  /// What the open elements are, outermost first, so that an end tag needs no look at its name.
  private var open: [(namespace: Namespace, name: Name)] = []
  private var isAtEnd = false
  private var hasFailed = false
  private(set) var failure: OfficeError? { didSet { hasFailed = true } }

  init(
    _ handler: any XMLHandler, part: String, limits: ReadingLimits, source: UnsafeBufferPointer<UInt8>,
    dictionary: UnsafeMutablePointer<XMLDictionary>
  ) {
    self.handler = handler
    self.part = part
    self.limits = limits
    self.source = source
    self.dictionary = dictionary
  }

  static func run(_ session: UnsafeMutablePointer<XMLSession>) {
    var sax = XMLSession.callbacks
    guard let context = xmlCreatePushParserCtxt(&sax, session, nil, 0, nil) else {
      session.pointee.failure = .malformed(session.pointee.place(0), "no memory for the parser")
      return
    }
    defer { xmlFreeParserCtxt(context) }
    session.pointee.context = context
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    feed(session, to: context)
    session.pointee.context = nil
  }

  private static func feed(_ session: UnsafeMutablePointer<XMLSession>, to context: xmlParserCtxtPtr) {
    let (source, limits) = (session.pointee.source, session.pointee.limits)
    source.withMemoryRebound(to: CChar.self) { bytes in
      var at = 0
      while at < bytes.count, session.pointee.failure == nil {
        if let isOverdue = limits.isOverdue, isOverdue() {
          return session.pointee.stop(.tooSlow(seconds: limits.seconds))
        }
        let count = min(XMLSession.chunk, bytes.count - at)
        xmlParseChunk(context, bytes.baseAddress.map { $0 + at }, Int32(count), 0)
        at += count
      }
      session.pointee.isAtEnd = true
      if session.pointee.failure == nil { xmlParseChunk(context, nil, 0, 1) }
    }
    if session.pointee.failure == nil, context.pointee.wellFormed == 0 {
      session.pointee.failure = .malformed(session.pointee.place(source.count), "it ends too early")
    }
  }

  // MARK: Events

  private var offset: Int { XMLTagPlace(source: source, context: context, isAfter: false).mark }

  fileprivate mutating func start(
    _ name: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
    _ declared: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ declaredCount: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {
    guard !hasFailed else { return }
    elements += 1
    guard elements <= limits.elements else { return stop(.tooMany("XML elements", limit: limits.elements)) }
    guard open.count < XMLSession.depthLimit else { return stop(.tooDeep(place(offset))) }
    if declaredCount > 0 { dictionary.pointee.declare(declared, declaredCount, depth: open.count + 1) }
    let tag = XMLTag(
      namespace: dictionary.pointee.namespace(uri), name: dictionary.pointee.name(name),
      place: XMLTagPlace(source: source, context: context, isAfter: false),
      dictionary: dictionary, attributes: attributes, attributeCount: count)
    open.append((tag.namespace, tag.name))
    do { try handler.start(tag) } catch { stop(error) }
  }

  fileprivate mutating func end() {
    guard !hasFailed, let (namespace, name) = open.last else { return }
    let place = XMLTagPlace(source: source, context: context, isAfter: true)
    do { try handler.end(XMLEndTag(namespace: namespace, name: name, place: place)) } catch { stop(error) }
    dictionary.pointee.forget(depth: open.count)
    open.removeLast()
  }

  fileprivate mutating func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
    guard !hasFailed else { return }
    do { try handler.text(UnsafeBufferPointer(start: bytes, count: count)) } catch { stop(error) }
  }

  fileprivate mutating func doctype() { stop(.doctype(place(offset))) }

  fileprivate mutating func failed(_ message: UnsafePointer<CChar>?) {
    guard !isAtEnd else { return stop(.malformed(place(source.count), "it ends too early")) }
    let words = message.map { String(cString: $0) } ?? "unknown cause"
    stop(.malformed(place(offset), words.split(whereSeparator: \.isNewline).joined(separator: " ")))
  }

  private mutating func stop(_ error: OfficeError) {
    if failure == nil { failure = error }
    if let context { xmlStopParser(context) }
  }

  private func place(_ byte: Int) -> XMLPlace { XMLGuard.place(source, byte, part: part) }

  /// C functions that find the session again and hand over; they cannot throw, so the session keeps the error.
  private static var callbacks: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.internalSubset = { user, _, _, _ in session(user)?.pointee.doctype() }
    sax.startElementNs = { user, name, _, uri, declaredCount, declared, count, _, attributes in
      session(user)?.pointee.start(name, uri, declared, Int(declaredCount), attributes, Int(count))
    }
    sax.endElementNs = { user, _, _, _ in session(user)?.pointee.end() }
    sax.characters = { user, bytes, count in session(user)?.pointee.text(bytes, Int(count)) }
    sax.ignorableWhitespace = { user, bytes, count in session(user)?.pointee.text(bytes, Int(count)) }
    sax.cdataBlock = { user, bytes, count in session(user)?.pointee.text(bytes, Int(count)) }
    sax.serror = { user, error in
      guard let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      session(user)?.pointee.failed(error.message)
    }
    return sax
  }
}

private func session(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLSession>? {
  user?.assumingMemoryBound(to: XMLSession.self)
}
