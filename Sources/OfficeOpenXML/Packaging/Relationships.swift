/// One arrow from a part to another (ECMA-376 part 2, 6.5).
struct Relationship: Sendable, Equatable {
  var id: String
  /// The last word of the type, which transitional and strict documents share: `styles`, `footnotes` …
  var kind: String
  /// The name of the target part, without a leading slash; a plain string where external.
  var target: String
  var isExternal: Bool

  /// A part's folder, ending in a slash or empty, and its file name.
  static func split(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }

  /// A target as a part name: relative to the folder, `.` and `..` followed, never above the root.
  static func resolve(_ target: String, in folder: String) -> String {
    let path = target.hasPrefix("/") ? target : folder + target
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}

final class RelationshipReader: XMLHandler {
  private static let prefixes = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
  ]
  private let folder: String
  private(set) var relationships: [Relationship] = []

  private let limit: Int

  init(folder: String, limit: Int) { (self.folder, self.limit) = (folder, limit) }

  func start(_ tag: XMLTag) throws(OfficeError) {
    guard tag.namespace == .relationships, tag.name == .relationship, let type = tag[.relationshipType],
      let prefix = RelationshipReader.prefixes.first(where: type.hasPrefix), let target = tag[.target]
    else { return }
    guard relationships.count < limit else { throw .tooMany("relationships", limit: limit) }
    let isExternal = tag[.targetMode] == "External"
    relationships.append(
      Relationship(
        id: tag[.relationshipID] ?? "", kind: String(type.dropFirst(prefix.count)),
        target: isExternal ? target : Relationship.resolve(target, in: folder), isExternal: isExternal))
  }
  func end(_ tag: XMLEndTag) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
