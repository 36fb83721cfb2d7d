import CLibXML2

/// What a page is told to, tag by tag.
protocol HTMLHandler: AnyObject {
  func start(_ name: String, _ attributes: HTMLAttributes) throws(OfficeError)
  func end(_ name: String) throws(OfficeError)
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(OfficeError)
}

/// The attributes of a start tag; valid only during the call that hands them over.
struct HTMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  subscript(_ name: String) -> String? {
    guard let pairs else { return nil }
    var at = 0
    while let key = pairs[at] {
      if String(cString: key).lowercased() == name { return pairs[at + 1].map { String(cString: $0) } ?? "" }
      at += 2
    }
    return nil
  }
}

/// libxml2's HTML parser, event by event: no network, no tree, no depth of calls.
enum HTMLParser {
  static func parse(_ bytes: [UInt8], limits: ReadingLimits, into handler: any HTMLHandler)
    throws(OfficeError)
  {
    let session = HTMLSession(handler, limits: limits)
    bytes.withUnsafeBufferPointer { session.run($0) }
    if let failure = session.failure { throw failure }
  }
}

private final class HTMLSession {
  /// Pages nest some dozens deep; far deeper ones only cost time.
  static let depthLimit = 1024

  private let handler: any HTMLHandler
  private let limits: ReadingLimits
  private var context: htmlParserCtxtPtr?
  private var depth = 0
  private var elements = 0
  private(set) var failure: OfficeError?

  init(_ handler: any HTMLHandler, limits: ReadingLimits) { (self.handler, self.limits) = (handler, limits) }

  func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    var sax = HTMLSession.callbacks
    let user = Unmanaged.passUnretained(self).toOpaque()
    // Text that is UTF-8 is read as such whatever it declares; else the declaration, or Latin-1, holds.
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    let encoding = isUTF8 ? XML_CHAR_ENCODING_UTF8 : XML_CHAR_ENCODING_NONE
    guard let context = htmlCreatePushParserCtxt(&sax, user, nil, 0, nil, encoding) else {
      failure = .malformed(XMLPlace(part: "", line: 1, byte: 0), "no memory for the parser")
      return
    }
    defer { htmlFreeParserCtxt(context) }
    self.context = context
    let options = [HTML_PARSE_RECOVER, HTML_PARSE_NONET, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING]
    htmlCtxtUseOptions(context, Int32(options.reduce(0) { $0 | $1.rawValue }))
    bytes.withMemoryRebound(to: CChar.self) { bytes in
      var at = 0
      while at < bytes.count, failure == nil {
        if let isOverdue = limits.isOverdue, isOverdue() { return stop(.tooSlow(seconds: limits.seconds)) }
        let count = min(65_536, bytes.count - at)
        htmlParseChunk(context, bytes.baseAddress.map { $0 + at }, Int32(count), 0)
        at += count
      }
      if failure == nil { htmlParseChunk(context, nil, 0, 1) }
    }
    self.context = nil
  }

  fileprivate func start(_ name: UnsafePointer<UInt8>?, _ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?)
  {
    guard failure == nil, let name else { return }
    depth += 1
    elements += 1
    guard elements <= limits.elements else { return stop(.tooMany("HTML elements", limit: limits.elements)) }
    guard depth <= HTMLSession.depthLimit else { return stop(.tooMany("levels of elements", limit: 1024)) }
    do { try handler.start(String(cString: name).lowercased(), HTMLAttributes(pairs: pairs)) } catch {
      stop(error)
    }
  }

  fileprivate func end(_ name: UnsafePointer<UInt8>?) {
    guard failure == nil, let name else { return }
    depth -= 1
    do { try handler.end(String(cString: name).lowercased()) } catch { stop(error) }
  }

  fileprivate func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
    guard failure == nil else { return }
    do { try handler.text(UnsafeBufferPointer(start: bytes, count: count)) } catch { stop(error) }
  }

  private func stop(_ error: OfficeError) {
    if failure == nil { failure = error }
    if let context { xmlStopParser(context) }
  }

  private static var callbacks: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.startElement = { user, name, pairs in session(user)?.start(name, pairs) }
    sax.endElement = { user, name in session(user)?.end(name) }
    sax.characters = { user, bytes, count in session(user)?.text(bytes, Int(count)) }
    sax.ignorableWhitespace = { user, bytes, count in session(user)?.text(bytes, Int(count)) }
    return sax
  }
}

private func session(_ user: UnsafeMutableRawPointer?) -> HTMLSession? {
  user.map { Unmanaged<HTMLSession>.fromOpaque($0).takeUnretainedValue() }
}
