import Yams

/// The keys that a mapping in the library may and must have.
package struct LibraryShape: Sendable {
  /// What the mapping is, for messages: "an element".
  package var title: String
  package var required: [String]
  package var optional: [String]

  package init(_ title: String, required: [String], optional: [String] = []) {
    self.title = title
    self.required = required
    self.optional = optional
  }

  package var keys: [String] { required + optional }
}

/// A value of a YAML file. It knows its name and place, so that every wrong answer says where it stands.
struct LibraryValue {
  var node: Node
  var file: String
  /// The keys that lead here: "examples.weak".
  var name: String

  var place: Place { Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }

  func fault(_ cause: LibraryFault.Cause) -> LibraryFault { LibraryFault(cause, at: place) }

  private func wrongType(_ expected: String) -> LibraryFault {
    fault(.wrongType(name.isEmpty ? "the file" : name, expected: expected))
  }

  private func part(_ node: Node, _ key: String) -> LibraryValue {
    LibraryValue(node: node, file: file, name: name.isEmpty ? key : "\(name).\(key)")
  }

  /// A scalar as text, trimmed; plain numbers and truth values are text where text is asked for.
  func text() throws(LibraryFault) -> String {
    guard case .scalar(let scalar) = node else { throw wrongType("text") }
    let text = trimmed(scalar.string)
    if text.isEmpty { throw fault(.empty(name)) }
    return text
  }

  func truth() throws(LibraryFault) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any,
      let value = Bool(scalar.string)
    else { throw wrongType("true or false") }
    return value
  }

  /// A whole number; in quotation marks only where `quotable`.
  func number(quotable: Bool = false) throws(LibraryFault) -> Int {
    guard case .scalar(let scalar) = node, quotable || scalar.style == .plain || scalar.style == .any,
      let value = Int(scalar.string)
    else { throw wrongType("a whole number") }
    return value
  }

  /// One of the raw values of an enumeration.
  func choice<T: RawRepresentable & CaseIterable>() throws(LibraryFault) -> T where T.RawValue == String {
    let text = try text()
    guard let value = T(rawValue: text) else {
      throw fault(.unknownValue(name, value: text, allowed: T.allCases.map(\.rawValue)))
    }
    return value
  }

  /// A list of at least `minimum` values.
  func list(minimum: Int = 1) throws(LibraryFault) -> [LibraryValue] {
    guard case .sequence(let items) = node else { throw wrongType("a list") }
    if items.count < minimum { throw fault(.empty(name)) }
    return items.map { LibraryValue(node: $0, file: file, name: name) }
  }

  func texts() throws(LibraryFault) -> [String] {
    var texts: [String] = []
    for item in try list() { texts.append(try item.text()) }
    return texts
  }

  func patterns() throws(LibraryFault) -> [PatternSource] {
    var patterns: [PatternSource] = []
    for item in try list() { patterns.append(PatternSource(text: try item.text(), place: item.place)) }
    return patterns
  }

  /// The pairs of a mapping whose keys are names that the author chose, in the order written.
  func named() throws(LibraryFault) -> [(key: LibraryValue, name: String, value: LibraryValue)] {
    guard case .mapping(let mapping) = node else { throw wrongType("a mapping of names to values") }
    var pairs: [(key: LibraryValue, name: String, value: LibraryValue)] = []
    for (keyNode, value) in mapping {
      let key = part(keyNode, "name")
      let name = try key.text()
      guard isLibraryName(name) else { throw key.fault(.badName(name)) }
      pairs.append((key, name, part(value, name)))
    }
    return pairs
  }

  /// The pairs of a mapping with fixed keys: no unknown one, none missing.
  func fields(_ shape: LibraryShape) throws(LibraryFault) -> LibraryFields {
    guard case .mapping(let mapping) = node else {
      throw wrongType("a mapping with the keys \(listed(shape.keys))")
    }
    var values: [String: LibraryValue] = [:]
    for (keyNode, value) in mapping {
      let key = part(keyNode, "key")
      let name = try key.text()
      guard shape.keys.contains(name) else {
        let near = suggestion(for: name, among: shape.keys)
        throw key.fault(.unknownKey(name, suggestion: near, in: shape.title, known: shape.keys))
      }
      values[name] = part(value, name)
    }
    for key in shape.required where values[key] == nil {
      throw fault(.missingKey(key, in: shape.title))
    }
    return LibraryFields(whole: self, title: shape.title, values: values)
  }
}

/// The values of a mapping whose keys have been checked.
struct LibraryFields {
  var whole: LibraryValue
  var title: String
  var values: [String: LibraryValue]

  /// The value of a required key.
  func need(_ key: String) throws(LibraryFault) -> LibraryValue {
    guard let value = values[key] else { throw whole.fault(.missingKey(key, in: title)) }
    return value
  }

  func text(_ key: String) throws(LibraryFault) -> String { try need(key).text() }

  /// The value of an optional key.
  subscript(key: String) -> LibraryValue? { values[key] }
}

/// Names of families, elements, classes and parameters.
func isLibraryName(_ name: String) -> Bool {
  name.utf8.first.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } == true
    && name.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
}

/// `text` without white space at both ends.
func trimmed(_ text: some StringProtocol) -> String {
  let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
  let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
  return String(text[start..<end])
}
