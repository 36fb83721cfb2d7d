import CLibXML2

/// Where a tag stands.
enum XMLTagPlace {
  case known(Range<Int>)
  case mark(XMLMark)

  var range: Range<Int> {
    switch self {
    case .known(let range): range
    case .mark(let mark): mark.range
    }
  }
}

/// Where a tag ends, as libxml2 knows it during the call that hands the tag over; looked for only when somebody asks.
struct XMLMark {
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

/// Reads the XML of one part: the plain beginning, which is nearly always the whole, by ``PlainMarkup``, and the rest with
/// libxml2's push parser: no network, no document type, no entities of its own, and never more than libxml2's own limit
/// on a text (10 MB).
enum XMLReader {
  private static let initialised: Void = xmlInitParser()

  /// - Parameter bytes: UTF-8, as `XMLGuard.utf8` gives it.
  static func parse(
    _ bytes: [UInt8], part: String, limits: ReadingLimits = .standard, into handler: any XMLHandler
  ) throws(OfficeError) {
    let failure = bytes.withUnsafeBufferPointer { bytes -> OfficeError? in
      do throws(OfficeError) {
        let tags = try withScope { scope throws(OfficeError) in
          try PlainMarkup.tell(bytes, to: handler, limits: limits, scope: scope)
        }
        guard let tags else { return nil }
        return whole(bytes, part: part, limits: limits, into: handler, after: tags)
      } catch { return error }
    }
    if let failure { throw failure }
  }

  /// Reads everything with libxml2.
  /// - Parameter tags: how many tags the handler knows already, and is not told again.
  static func whole(
    _ bytes: UnsafeBufferPointer<UInt8>, part: String, limits: ReadingLimits, into handler: any XMLHandler,
    after tags: Int = 0
  ) -> OfficeError? {
    _ = initialised
    do throws(OfficeError) { try XMLGuard.check(bytes, part: part) } catch { return error }
    let dictionary = UnsafeMutablePointer<XMLDictionary>.allocate(capacity: 1)
    dictionary.initialize(to: XMLDictionary())
    defer {
      dictionary.deinitialize(count: 1)
      dictionary.deallocate()
    }
    return withScope { scope in
      var session = XMLSession(
        handler, part: part, limits: limits, source: bytes, dictionary: dictionary, scope: scope, after: tags)
      withUnsafeMutablePointer(to: &session) { XMLSession.run($0) }
      return session.failure
    }
  }

  private static func withScope<Result, Failure: Error>(
    _ body: (UnsafeMutablePointer<XMLScope>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let scope = UnsafeMutablePointer<XMLScope>.allocate(capacity: 1)
    scope.initialize(to: XMLScope())
    defer {
      scope.deinitialize(count: 1)
      scope.deallocate()
    }
    return try body(scope)
  }
}

/// What the names and namespaces of one run stand for.
private struct XMLDictionary {
  private var names = PointerTable<Name>()
  private var namespaces = PointerTable<Namespace>()

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
  private let scope: UnsafeMutablePointer<XMLScope>
  /// How many tags are still to come that the handler knows already.
  private var known: Int
  private var context: xmlParserCtxtPtr?
  private var elements = 0
  /// What the open elements are, outermost first, so that an end tag needs no look at its name.
  private var open: [(namespace: Namespace, name: Name)] = []
  private var attributes: [XMLAttribute] = []
  private var isAtEnd = false
  private var hasFailed = false
  private(set) var failure: OfficeError? { didSet { hasFailed = true } }

  init(
    _ handler: any XMLHandler, part: String, limits: ReadingLimits, source: UnsafeBufferPointer<UInt8>,
    dictionary: UnsafeMutablePointer<XMLDictionary>, scope: UnsafeMutablePointer<XMLScope>, after tags: Int
  ) {
    self.handler = handler
    self.part = part
    self.limits = limits
    self.source = source
    self.dictionary = dictionary
    self.scope = scope
    known = tags
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

  private var offset: Int { place(isAfter: false).mark }

  private func place(isAfter: Bool) -> XMLMark {
    XMLMark(source: source, context: context, isAfter: isAfter)
  }

  fileprivate mutating func start(
    _ name: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
    _ declared: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ declaredCount: Int,
    _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {
    guard !hasFailed else { return }
    elements += 1
    guard elements <= limits.elements else { return stop(.tooMany("XML elements", limit: limits.elements)) }
    guard open.count < XMLSession.depthLimit else { return stop(.tooDeep(place(offset))) }
    if declaredCount > 0 { declare(declared, declaredCount) }
    let (namespace, name) = (dictionary.pointee.namespace(uri), dictionary.pointee.name(name))
    open.append((namespace, name))
    guard known == 0 else { return known -= 1 }
    attributes.removeAll(keepingCapacity: true)
    for at in stride(from: 0, to: count * 5, by: 5) {
      guard let attribute = list?[at], let start = list?[at + 3], let end = list?[at + 4] else { continue }
      attributes.append(
        XMLAttribute(
          namespace: dictionary.pointee.namespace(list?[at + 2]), name: dictionary.pointee.name(attribute),
          value: UnsafeBufferPointer(start: start, count: end - start)))
    }
    do {
      try attributes.withUnsafeBufferPointer { attributes throws(OfficeError) in
        try handler.start(
          XMLTag(
            namespace: namespace, name: name, place: .mark(place(isAfter: false)), attributes: attributes,
            scope: UnsafePointer(scope)))
      }
    } catch { stop(error) }
  }

  private func declare(_ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) {
    guard let list else { return }
    for at in stride(from: 0, to: count * 2, by: 2) {
      let prefix = list[at].map { String(cString: $0) } ?? ""
      scope.pointee.declare(prefix, dictionary.pointee.namespace(list[at + 1]), depth: open.count + 1)
    }
  }

  fileprivate mutating func end() {
    guard !hasFailed, let (namespace, name) = open.last else { return }
    if known > 0 {
      known -= 1
    } else {
      let tag = XMLEndTag(namespace: namespace, name: name, place: .mark(place(isAfter: true)))
      do { try handler.end(tag) } catch { stop(error) }
    }
    _ = scope.pointee.forget(depth: open.count)
    open.removeLast()
  }

  fileprivate mutating func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
    guard !hasFailed, known == 0 else { return }
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
