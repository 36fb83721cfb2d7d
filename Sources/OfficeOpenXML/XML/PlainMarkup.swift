import CLibXML2

/// Reads the plain kind of XML that nearly every part consists of, at several times the speed of a whole parser: tags,
/// attributes and text, and no reference but the five that XML defines.
///
/// It accepts less than libxml2 and nothing that libxml2 refuses. At the first byte that it does not know (a comment, a
/// numeric reference, a carriage return, anything that is not well-formed) it steps aside, and libxml2 goes on from the tags
/// that were told already; so all that is refused is refused by libxml2, with its words.
struct PlainMarkup: ~Copyable {
  /// What is left to do after the plain part.
  enum End { case finished, aside }

  /// Deeper elements, more attributes and longer texts are left to libxml2, which has limits for them.
  private static let depthLimit = 200
  private static let attributeLimit = 64
  private static let textLimit = 4 << 20
  private static let nameLimit = 256
  /// Working out what the prefixes stand for costs their number times that of the declarations, each time an element
  /// declares some. Real parts have some thirty of both, declared once, and pictures that declare two more.
  private static let prefixLimit = 64
  private static let declarationLimit = 256
  private static let bindingsLimit = 4096
  private static let interval = 1 << 16
  private static let keptCount = 512
  private static let keptBytes = 512
  private static let attributesKept = 1 << 13

  private struct Open {
    var start: Int
    var count: Int
    var namespace: Namespace
    var name: Name
  }

  private struct Found {
    var number: Int
    var value: Range<Int>
  }

  /// A start tag as it was read.
  private struct Tag {
    var start = 0
    var count = 0
    var nameCount = 0
    var namespace = Namespace.none
    var name = Name.other
    var isEmpty = false
    var attributes = 0..<0
    /// The number of the bindings under which it was read.
    var bindings = 0
  }

  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let handler: any XMLHandler
  private let elementLimit: Int
  private let seconds: Int
  private let isOverdue: (@Sendable () -> Bool)?
  private let scope: UnsafeMutablePointer<XMLScope>
  private let kinds: UnsafePointer<Kind>
  private var at = 0
  /// How many tags were told to the handler; an empty element's counts twice.
  private(set) var tags = 0
  private var elements = 0
  private var overdueAt = 0
  private var names: QualifiedNames
  /// What each prefix stands for; `nil` where it is not declared.
  private var bindings: [Namespace?] = [Namespace.none]
  private var open: [Open] = []
  private var found: [Found] = []
  /// Those of the tags that are kept, and after them those of the tag that is being read.
  private var attributes: [XMLAttribute] = []
  /// The last tag with each hash of its bytes, for most tags of a part are equal to one not far before them and then need
  /// no reading; in the last place the tag that was read last.
  private let kept: UnsafeMutablePointer<Tag>
  /// How many attributes belong to tags that are or were kept.
  private var keptAttributes = 0
  /// Counts the changes of `bindings`.
  private var bindingsNumber = 0

  /// What a byte may be part of.
  private struct Kind: OptionSet {
    let rawValue: UInt8
    static let text = Kind(rawValue: 1)
    static let value = Kind(rawValue: 2)
    static let nameStart = Kind(rawValue: 4)
    static let name = Kind(rawValue: 8)
    static let space = Kind(rawValue: 16)
    static let address = Kind(rawValue: 32)
  }

  private static let kindsOfBytes: [Kind] = (UInt8.min...UInt8.max).map { byte in
    var kind: Kind = []
    let isLetter = (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
    let isDigit = (0x30...0x39).contains(byte)
    if isLetter { kind.formUnion([.nameStart, .name]) }
    if isDigit || byte == 0x2D || byte == 0x2E { kind.insert(.name) }
    if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D { kind.insert(.space) }
    if (0x20..<0x7F).contains(byte), byte != 0x26, byte != 0x3C { kind.insert(.value) }
    if kind.contains(.value), byte != 0x5D { kind.insert(.text) }
    if byte == 0x0A || byte == 0x09 { kind.insert(.text) }
    if isLetter || isDigit || [0x2D, 0x2E, 0x2F, 0x3A, 0x23].contains(byte) { kind.insert(.address) }
    return kind
  }

  /// Tells the bytes to the handler as far as they are plain.
  /// - Parameter bytes: UTF-8, as `XMLGuard.utf8` gives it.
  /// - Returns: how many tags were told, or `nil` where that was all.
  static func tell(
    _ bytes: UnsafeBufferPointer<UInt8>, to handler: any XMLHandler, limits: ReadingLimits,
    scope: UnsafeMutablePointer<XMLScope>
  ) throws(OfficeError) -> Int? {
    guard let base = bytes.baseAddress else { return 0 }
    let kinds = UnsafeMutablePointer<Kind>.allocate(capacity: 256)
    defer { kinds.deallocate() }
    kinds.initialize(from: kindsOfBytes, count: 256)
    var markup = PlainMarkup(
      base: base, end: bytes.count, handler: handler, limits: limits, scope: scope, kinds: kinds)
    return try markup.read() == .finished ? nil : markup.tags
  }

  private init(
    base: UnsafePointer<UInt8>, end: Int, handler: any XMLHandler, limits: ReadingLimits,
    scope: UnsafeMutablePointer<XMLScope>, kinds: UnsafePointer<Kind>
  ) {
    self.base = base
    self.end = end
    self.handler = handler
    elementLimit = limits.elements
    seconds = limits.seconds
    isOverdue = limits.isOverdue
    self.scope = scope
    self.kinds = kinds
    names = QualifiedNames(base: base)
    kept = .allocate(capacity: PlainMarkup.keptCount + 1)
    kept.initialize(repeating: Tag(), count: PlainMarkup.keptCount + 1)
  }

  deinit { kept.deallocate() }

  private func kind(_ offset: Int) -> Kind { offset < end ? kinds[Int(base[offset])] : [] }

  private func has(_ byte: UInt8, at offset: Int) -> Bool { offset < end && base[offset] == byte }

  private mutating func read() throws(OfficeError) -> End {
    guard skipDeclaration() else { return .aside }
    skipSpace()
    repeat {
      let start = at
      guard let tag = textEnd(from: at), tag - start < PlainMarkup.textLimit else { return .aside }
      if tag >= overdueAt {
        if let isOverdue, isOverdue() { throw .tooSlow(seconds: seconds) }
        overdueAt = tag + PlainMarkup.interval
      }
      let isRoot = open.isEmpty
      if isRoot, tag > start { return .aside }
      if has(0x2F, at: tag + 1) {
        guard let close = endTag(at: tag) else { return .aside }
        try tell(text: start..<tag)
        try tell(end: tag..<close)
      } else {
        guard let read = knownTag(at: tag) ?? startTag(at: tag) else { return .aside }
        try tell(text: start..<tag)
        try tell(read, at: tag)
      }
    } while !open.isEmpty
    skipSpace()
    return at == end ? .finished : .aside
  }

  // MARK: Events

  private mutating func tell(text range: Range<Int>) throws(OfficeError) {
    var start = range.lowerBound
    while start < range.upperBound {
      var stop = start
      while stop < range.upperBound, base[stop] != 0x26 { stop += 1 }
      if stop > start { try handler.text(UnsafeBufferPointer(start: base + start, count: stop - start)) }
      guard stop < range.upperBound, let reference = reference(at: stop) else { return }
      var character = reference.character
      do {
        try withUnsafePointer(to: &character) { character throws(OfficeError) in
          try handler.text(UnsafeBufferPointer(start: character, count: 1))
        }
      }
      start = stop + reference.bytes.count
    }
  }

  /// - Parameter number: that of the tag among those that are kept.
  private mutating func tell(_ number: Int, at start: Int) throws(OfficeError) {
    let tag = kept[number]
    let range = start..<start + tag.count
    open.append(Open(start: start + 1, count: tag.nameCount, namespace: tag.namespace, name: tag.name))
    elements += 1
    guard elements <= elementLimit else { throw .tooMany("XML elements", limit: elementLimit) }
    do {
      try attributes.withUnsafeBufferPointer { attributes throws(OfficeError) in
        try handler.start(
          XMLTag(
            namespace: tag.namespace, name: tag.name, place: .known(range),
            attributes: UnsafeBufferPointer(rebasing: attributes[tag.attributes]), scope: UnsafePointer(scope)
          ))
      }
    }
    tags += 1
    if tag.isEmpty { try tell(end: range) } else { at = range.upperBound }
  }

  private mutating func tell(end range: Range<Int>) throws(OfficeError) {
    guard let element = open.popLast() else { return }
    try handler.end(XMLEndTag(namespace: element.namespace, name: element.name, place: .known(range)))
    tags += 1
    at = range.upperBound
    if scope.pointee.forget(depth: open.count + 1) { bind() }
  }

  // MARK: Tags

  /// Where the end tag of the open element ends; `nil` where it is none or not plain.
  private func endTag(at tag: Int) -> Int? {
    guard let element = open.last else { return nil }
    var close = tag + 2 + element.count
    guard close < end, names.isEqual(element.start, tag + 2, element.count) else { return nil }
    while kind(close).contains(.space) { close += 1 }
    return has(0x3E, at: close) ? close + 1 : nil
  }

  /// The number of the tag at an offset where one of the same bytes was read before under the same declarations.
  private mutating func knownTag(at tag: Int) -> Int? {
    guard let slot = slot(at: tag), kept[slot.number].count == slot.count,
      kept[slot.number].bindings == bindingsNumber, open.count < PlainMarkup.depthLimit,
      names.isEqual(kept[slot.number].start, tag, slot.count)
    else { return nil }
    return slot.number
  }

  /// Where a tag is kept, by all its bytes as far as the first ">", and how many these are.
  private mutating func slot(at tag: Int) -> (number: Int, count: Int)? {
    guard let close = memchr(base + tag, 0x3E, min(end - tag, PlainMarkup.keptBytes)) else { return nil }
    let count = UnsafeRawPointer(close) - UnsafeRawPointer(base + tag) + 1
    return (names.hash(tag, count) & (PlainMarkup.keptCount - 1), count)
  }

  /// Reads a start tag.
  /// - Returns: its number; `nil` where it is not plain.
  private mutating func startTag(at tag: Int) -> Int? {
    guard open.count < PlainMarkup.depthLimit, let (number, nameEnd) = name(at: tag + 1) else { return nil }
    found.removeAll(keepingCapacity: true)
    var place = nameEnd
    var declares = false
    while !has(0x3E, at: place) {
      if has(0x2F, at: place) { break }
      guard kind(place).contains(.space) else { return nil }
      while kind(place).contains(.space) { place += 1 }
      if has(0x3E, at: place) || has(0x2F, at: place) { continue }
      guard let (attribute, attributeEnd) = name(at: place), has(0x3D, at: attributeEnd),
        let value = value(at: attributeEnd + 1), found.count < PlainMarkup.attributeLimit,
        !repeats(attribute)
      else { return nil }
      place = value.upperBound + 1
      found.append(Found(number: attribute, value: value))
      if names.entries[attribute].declares { declares = true }
    }
    let isEmpty = has(0x2F, at: place)
    if isEmpty { place += 1 }
    guard has(0x3E, at: place), place - tag < XMLGuard.tagBytes / 2 else { return nil }
    if declares { guard declare() else { return nil } }
    attributes.removeLast(attributes.count - keptAttributes)
    guard resolve(), let namespace = bindings[names.entries[number].prefix] else { return undeclare() }
    var read = Tag(
      start: tag, count: place + 1 - tag, nameCount: nameEnd - tag - 1, namespace: namespace,
      name: names.entries[number].name, isEmpty: isEmpty, attributes: keptAttributes..<attributes.count,
      bindings: bindingsNumber)
    guard !declares, let slot = slot(at: tag), slot.count == read.count,
      keepAttributes(of: &read, in: slot.number)
    else {
      kept[PlainMarkup.keptCount] = read
      return PlainMarkup.keptCount
    }
    kept[slot.number] = read
    return slot.number
  }

  /// Finds a place for the attributes of a tag that is to be kept: that of the tag before it, or a new one.
  private mutating func keepAttributes(of tag: inout Tag, in slot: Int) -> Bool {
    let room = kept[slot].attributes
    if tag.attributes.count <= room.count {
      for at in 0..<tag.attributes.count {
        attributes[room.lowerBound + at] = attributes[tag.attributes.lowerBound + at]
      }
      tag.attributes = room.lowerBound..<room.lowerBound + tag.attributes.count
    } else {
      guard tag.attributes.upperBound <= PlainMarkup.attributesKept else { return false }
      keptAttributes = tag.attributes.upperBound
    }
    return true
  }

  /// Whether an attribute of the tag has the name, or the same one under another prefix that may mean the same.
  private func repeats(_ attribute: Int) -> Bool {
    let entry = names.entries[attribute]
    return found.contains { other in
      let other = names.entries[other.number]
      return other.local == entry.local
        && (other.prefix == entry.prefix || other.prefix != 0 && entry.prefix != 0)
    }
  }

  /// Looks the attributes' namespaces up.
  /// - Returns: whether all their prefixes are declared.
  private mutating func resolve() -> Bool {
    for attribute in found {
      let entry = names.entries[attribute.number]
      if entry.declares { continue }
      guard let namespace = entry.prefix == 0 ? Namespace.none : bindings[entry.prefix] else { return false }
      attributes.append(
        XMLAttribute(
          namespace: namespace, name: entry.name,
          value: UnsafeBufferPointer(
            start: base + attribute.value.lowerBound, count: attribute.value.count)))
    }
    return true
  }

  private mutating func undeclare() -> Int? {
    if scope.pointee.forget(depth: open.count + 1) { bind() }
    return nil
  }

  // MARK: Namespaces

  /// The prefix that an attribute declares, empty for the default namespace; `nil` where it declares none.
  private func declaredPrefix(_ attribute: Int) -> String? {
    let entry = names.entries[attribute]
    guard entry.declares else { return nil }
    guard entry.prefix != 0 else { return "" }
    let local = names.entries[entry.local]
    return names.text(local.start..<local.start + local.count)
  }

  /// Notes what the tag declares.
  /// - Returns: whether that is beyond doubt: prefixes that XML itself gives no meaning, and addresses that libxml2 accepts.
  private mutating func declare() -> Bool {
    for attribute in found {
      guard let prefix = declaredPrefix(attribute.number) else { continue }
      let address = names.text(attribute.value)
      guard !prefix.hasPrefix("xml"), attribute.value.allSatisfy({ kind($0).contains(.address) }),
        let known = xmlParseURI(address)
      else { return undeclare() != nil }
      defer { xmlFreeURI(known) }
      let namespace = Namespace(uri: address)
      guard known.pointee.scheme != nil, namespace != .xml, address != "http://www.w3.org/2000/xmlns/" else {
        return undeclare() != nil
      }
      scope.pointee.declare(prefix, namespace, depth: open.count + 1)
    }
    guard scope.pointee.declarations.count <= PlainMarkup.declarationLimit,
      bindingsNumber < PlainMarkup.bindingsLimit
    else { return undeclare() != nil }
    bind()
    return true
  }

  /// Works out anew what each prefix stands for.
  private mutating func bind() {
    bindingsNumber += 1
    bindings = names.prefixes.map { prefix in
      if prefix == "xml" { return .xml }
      return scope.pointee.namespace(ofPrefix: prefix[...]) ?? (prefix.isEmpty ? Namespace.none : nil)
    }
  }

  // MARK: Pieces

  /// The number of the name at an offset, and where it ends.
  private mutating func name(at start: Int) -> (number: Int, end: Int)? {
    guard kind(start).contains(.nameStart) else { return nil }
    var place = start + 1
    while kind(place).contains(.name) { place += 1 }
    var colon: Int?
    if has(0x3A, at: place) {
      colon = place
      guard kind(place + 1).contains(.nameStart) else { return nil }
      place += 2
      while kind(place).contains(.name) { place += 1 }
    }
    guard place - start < PlainMarkup.nameLimit,
      let number = names.number(at: start, count: place - start, colon: colon)
    else { return nil }
    if bindings.count < names.prefixes.count {
      guard names.prefixes.count <= PlainMarkup.prefixLimit else { return nil }
      bind()
    }
    return (number, place)
  }

  /// The bytes between the quotes at an offset.
  private func value(at start: Int) -> Range<Int>? {
    guard has(0x22, at: start) || has(0x27, at: start) else { return nil }
    let quote = base[start]
    var place = start + 1
    while place < end, base[place] != quote {
      if kinds[Int(base[place])].contains(.value) {
        place += 1
      } else {
        guard let next = afterOther(place) else { return nil }
        place = next
      }
    }
    return place < end ? start + 1..<place : nil
  }

  /// The offset of the tag that ends a text.
  private mutating func textEnd(from start: Int) -> Int? {
    var place = start
    while place < end, base[place] != 0x3C {
      if kinds[Int(base[place])].contains(.text) {
        place += 1
      } else if base[place] == 0x5D {
        // "]]>" may not stand in a text (XML 1.0, 2.4).
        guard !has(0x5D, at: place + 1) else { return nil }
        place += 1
      } else {
        guard let next = afterOther(place) else { return nil }
        place = next
      }
    }
    return place < end ? place : nil
  }

  /// The offset after a reference, or after a character of several bytes.
  private func afterOther(_ place: Int) -> Int? {
    if base[place] == 0x26 { return reference(at: place).map { place + $0.bytes.count } }
    guard base[place] >= 0x80 else { return nil }
    return afterScalar(place)
  }

  private func reference(at place: Int) -> PlainReference? {
    PlainReference.all.first { reference in
      reference.bytes[1] != 0x23 && place + reference.bytes.count <= end
        && reference.bytes.indices.allSatisfy { base[place + $0] == reference.bytes[$0] }
    }
  }

  /// The offset after a character of two to four bytes that XML allows (XML 1.0, 2.2; Unicode, table 3-7).
  private func afterScalar(_ place: Int) -> Int? {
    let first = base[place]
    let count = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard count > 0, place + count <= end else { return nil }
    var scalar = UInt32(first) & (0x7F >> UInt32(count))
    for at in place + 1..<place + count {
      guard base[at] & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(base[at] & 0x3F)
    }
    let isWhole = count == 2 || count == 3 && scalar >= 0x800 || count == 4 && scalar >= 0x1_0000
    let isCharacter = scalar < 0xD800 || 0xE000..<0xFFFE ~= scalar || 0x1_0000..<0x11_0000 ~= scalar
    return isWhole && isCharacter ? place + count : nil
  }

  private mutating func skipSpace() { while kind(at).contains(.space) { at += 1 } }

  /// Passes over a byte order mark and the usual XML declaration.
  /// - Returns: whether there is none, or a usual one.
  private mutating func skipDeclaration() -> Bool {
    _ = skip("\u{FEFF}")
    guard skip("<?xml version=\"1.0\"") else { return has(0x3C, at: at) }
    _ = skip(" encoding=\"UTF-8\"") || skip(" encoding=\"utf-8\"")
    _ = skip(" standalone=\"yes\"") || skip(" standalone=\"no\"")
    return skip("?>")
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= end else { return false }
    for offset in 0..<count where base[at + offset] != text.utf8Start[offset] { return false }
    at += count
    return true
  }
}
