import CLibXML2

/// What a part's XML is told to, event by event. Errors stop the reading and come out of `XMLReader.parse`.
protocol XMLHandler: AnyObject {
  func start(_ tag: XMLTag) throws(OfficeError)
  /// - Parameter range: the bytes of the end tag, or of the whole tag of an empty element.
  func end(_ namespace: Namespace, _ name: Name, _ range: Range<Int>) throws(OfficeError)
  /// Character data, in as many pieces as the parser likes; the bytes are valid during the call only.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(OfficeError)
}

/// A start tag; valid only during the call that hands it over.
struct XMLTag {
  let namespace: Namespace
  let name: Name
  /// Byte offsets in the part, from `<` to after `>`.
  let range: Range<Int>
  fileprivate let session: XMLSession
  fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  fileprivate let attributeCount: Int

  /// The value of an attribute in the element's own namespace or in none.
  subscript(_ name: Name) -> String? { value(name) { $0 == .none || $0 == namespace } }

  subscript(_ name: Name, in space: Namespace) -> String? { value(name) { $0 == space } }

  private func value(_ name: Name, where fits: (Namespace) -> Bool) -> String? {
    guard let attributes else { return nil }
    for at in stride(from: 0, to: attributeCount * 5, by: 5) {
      guard session.name(attributes[at]) == name, fits(session.namespace(attributes[at + 2])),
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

/// Reads the XML of one part with libxml2's push parser: no network, no document type, no entities of its own,
/// and never more than libxml2's own limits on depth (256) and text (10 MB).
enum XMLReader {
  private static let initialised: Void = xmlInitParser()

  /// - Parameter bytes: UTF-8, as `XMLGuard.utf8` gives it.
  static func parse(_ bytes: [UInt8], part: String, into handler: any XMLHandler) throws(OfficeError) {
    _ = initialised
    try XMLGuard.check(bytes, part: part)
    let session = XMLSession(handler, part: part)
    bytes.withUnsafeBufferPointer { session.run($0) }
    if let failure = session.failure { throw failure }
  }
}

/// One run of the parser, kept inside one synchronous call.
private final class XMLSession {
  static let chunk = 65_536
  static let elementLimit = 20_000_000

  private let handler: any XMLHandler
  private let part: String
  private var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var context: xmlParserCtxtPtr?
  private var names: [UnsafePointer<UInt8>: Name] = [:]
  private var namespaces: [UnsafePointer<UInt8>: Namespace] = [:]
  private var elements = 0
  private var isAtEnd = false
  private(set) var failure: OfficeError?

  init(_ handler: any XMLHandler, part: String) {
    self.handler = handler
    self.part = part
  }

  func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    source = bytes
    var sax = XMLSession.callbacks
    let user = Unmanaged.passUnretained(self).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&sax, user, nil, 0, nil) else {
      failure = .malformed(place(0), "no memory for the parser")
      return
    }
    defer { xmlFreeParserCtxt(context) }
    self.context = context
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    feed(context)
    self.context = nil
  }

  private func feed(_ context: xmlParserCtxtPtr) {
    source.withMemoryRebound(to: CChar.self) { bytes in
      var at = 0
      while at < bytes.count, failure == nil {
        let count = min(XMLSession.chunk, bytes.count - at)
        xmlParseChunk(context, bytes.baseAddress.map { $0 + at }, Int32(count), 0)
        at += count
      }
      isAtEnd = true
      if failure == nil { xmlParseChunk(context, nil, 0, 1) }
    }
    if failure == nil, context.pointee.wellFormed == 0 {
      failure = .malformed(place(source.count), "it ends too early")
    }
  }

  func name(_ pointer: UnsafePointer<UInt8>?) -> Name {
    guard let pointer else { return .other }
    if let known = names[pointer] { return known }
    let name = Name(rawValue: String(cString: pointer)) ?? .other
    names[pointer] = name
    return name
  }

  func namespace(_ pointer: UnsafePointer<UInt8>?) -> Namespace {
    guard let pointer else { return .none }
    if let known = namespaces[pointer] { return known }
    let namespace = Namespace(uri: String(cString: pointer))
    namespaces[pointer] = namespace
    return namespace
  }

  // MARK: Events

  /// The parser's place: on the `>` or `/>` of a start tag, after the `>` of an end tag.
  private var offset: Int {
    guard let input = context?.pointee.input?.pointee, let cur = input.cur, let base = input.base else {
      return 0
    }
    return min(Int(input.consumed) + (cur - base), source.count)
  }

  private func tagStart(before end: Int) -> Int {
    var at = end - 1
    while at > 0, source[at] != 0x3C { at -= 1 }
    return max(at, 0)
  }

  fileprivate func start(
    _ name: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {
    elements += 1
    guard elements <= XMLSession.elementLimit else {
      return stop(.tooMany("XML elements", limit: XMLSession.elementLimit))
    }
    let at = offset
    let end = at + (at < source.count && source[at] == 0x2F ? 2 : 1)
    let tag = XMLTag(
      namespace: namespace(uri), name: self.name(name), range: tagStart(before: at)..<min(end, source.count),
      session: self, attributes: attributes, attributeCount: count)
    do { try handler.start(tag) } catch { stop(error) }
  }

  fileprivate func end(_ name: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?) {
    let at = offset
    do { try handler.end(namespace(uri), self.name(name), tagStart(before: at)..<at) } catch { stop(error) }
  }

  fileprivate func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
    do { try handler.text(UnsafeBufferPointer(start: bytes, count: count)) } catch { stop(error) }
  }

  fileprivate func doctype() { stop(.doctype(place(offset))) }

  fileprivate func failed(_ message: UnsafePointer<CChar>?) {
    guard !isAtEnd else { return stop(.malformed(place(source.count), "it ends too early")) }
    let words = message.map { String(cString: $0) } ?? "unknown cause"
    stop(.malformed(place(offset), words.split(whereSeparator: \.isNewline).joined(separator: " ")))
  }

  private func stop(_ error: OfficeError) {
    if failure == nil { failure = error }
    if let context { xmlStopParser(context) }
  }

  private func place(_ byte: Int) -> XMLPlace { XMLGuard.place(source, byte, part: part) }

  /// C functions that find the session again and hand over; they cannot throw, so the session keeps the error.
  private static var callbacks: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.internalSubset = { user, _, _, _ in session(user)?.doctype() }
    sax.startElementNs = { user, name, _, uri, _, _, count, _, attributes in
      session(user)?.start(name, uri, attributes, Int(count))
    }
    sax.endElementNs = { user, name, _, uri in session(user)?.end(name, uri) }
    sax.characters = { user, bytes, count in session(user)?.text(bytes, Int(count)) }
    sax.ignorableWhitespace = { user, bytes, count in session(user)?.text(bytes, Int(count)) }
    sax.cdataBlock = { user, bytes, count in session(user)?.text(bytes, Int(count)) }
    sax.serror = { user, error in
      guard let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      session(user)?.failed(error.message)
    }
    return sax
  }
}

private func session(_ user: UnsafeMutableRawPointer?) -> XMLSession? {
  user.map { Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
}
