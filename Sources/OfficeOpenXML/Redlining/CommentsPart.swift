/// The comments of a package (17.13.4.6): the part, its relationship and its content type.
struct CommentsPart {
  private static let contentType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

  let archive: ZipArchive
  let mainPart: String
  /// Whether the package has the styles that Word gives to comments.
  let hasStyle: Bool
  private let relationships: PartLinks

  init(archive: ZipArchive, mainPart: String) throws(RedlineError) {
    self.archive = archive
    self.mainPart = mainPart
    relationships = try PartLinks(of: mainPart, in: archive)
    let styles = try relationships.target(ofType: "/styles").flatMap { (name) throws(RedlineError) in
      try archive.part(name).map { (bytes) throws(RedlineError) in try MarkupTree(bytes, part: name) }
    }
    hasStyle =
      styles.map { tree in
        tree.elements.indices.contains {
          tree.isWord($0, "style") && tree.attribute("styleId", of: $0) == "CommentReference"
        }
      } ?? false
  }

  /// The parts to write so that these comments are there; none where there are no comments.
  func adding(
    _ comments: [TrackedChanges.Comment], stamp: RevisionStamp, strict: Bool
  ) throws(RedlineError) -> [(name: String, bytes: [UInt8])] {
    guard !comments.isEmpty else { return [] }
    if let name = relationships.target(ofType: "/comments"), let bytes = try archive.part(name) {
      let tree = try MarkupTree(bytes, part: name)
      return [(name, tree.appending(try elements(comments, stamp, CommentVocabulary(tree: tree))))]
    }
    if let (name, tree) = try unusedPart() {
      let part = (name, tree.appending(try elements(comments, stamp, CommentVocabulary(tree: tree))))
      return [part, try relationship(to: name, strict: strict)] + (try contentTypes(declaring: name))
    }
    let name = freeName()
    let vocabulary = CommentVocabulary(namespace: strict ? WordNamespace.strict : WordNamespace.transitional)
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
    bytes += Array("<w:comments xmlns:w=\"\(vocabulary.namespace)\">".utf8)
    bytes += Array(try elements(comments, stamp, vocabulary).utf8)
    bytes += Array("</w:comments>".utf8)
    return [(name, bytes), try relationship(to: name, strict: strict), try contentTypes(with: name)]
  }

  /// A comments part that nothing refers to and that holds no comment, as some programs leave it behind.
  private func unusedPart() throws(RedlineError) -> (name: String, tree: MarkupTree)? {
    let name = folder + "comments.xml"
    guard let bytes = try archive.part(name) else { return nil }
    let tree = try MarkupTree(bytes, part: name)
    let isEmpty = tree.isWord(0, "comments") && tree.children(of: 0).isEmpty
    return isEmpty ? (name, tree) : nil
  }

  private func elements(
    _ comments: [TrackedChanges.Comment], _ stamp: RevisionStamp, _ vocabulary: CommentVocabulary
  ) throws(RedlineError) -> String {
    var result = ""
    for comment in comments { result += try element(comment, stamp, vocabulary) }
    return result
  }

  private func element(
    _ comment: TrackedChanges.Comment, _ stamp: RevisionStamp, _ vocabulary: CommentVocabulary
  ) throws(RedlineError) -> String {
    let author = try MarkupText.escaped(stamp.author)
    let initials = try MarkupText.escaped(stamp.initials)
    var result =
      "<w:comment\(vocabulary.declaration) w:id=\"\(comment.id)\" w:author=\"\(author)\" w:date=\"\(stamp.date)\""
      + " w:initials=\"\(initials)\">"
    let lines = comment.text.utf8.split { $0 == 0x0A || $0 == 0x0D }.map(Substring.init)
    for (index, line) in lines.enumerated() {
      let style = hasStyle ? "<w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>" : ""
      let mark = index == 0 ? "<w:r>\(style)<w:annotationRef/></w:r>" : ""
      result +=
        "<w:p>\(mark)<w:r><w:t xml:space=\"preserve\">\(try MarkupText.escaped(String(line)))</w:t></w:r></w:p>"
    }
    return result + (lines.isEmpty ? "<w:p/>" : "") + "</w:comment>"
  }

  private var folder: String { mainPart.lastIndex(of: "/").map { String(mainPart[...$0]) } ?? "" }

  private func freeName() -> String {
    let taken = Set(archive.names.map { $0.lowercased() })
    var name = folder + "comments.xml"
    var number = 1
    while taken.contains(name.lowercased()) {
      name = folder + "comments\(number).xml"
      number += 1
    }
    return name
  }

  private func relationship(to name: String, strict: Bool) throws(RedlineError) -> (
    name: String, bytes: [UInt8]
  ) {
    let ids = relationships.ids
    var number = 1
    while ids.contains("rId\(number)") { number += 1 }
    let base = strict ? "http://purl.oclc.org/ooxml" : "http://schemas.openxmlformats.org"
    let type = strict ? "\(base)/officeDocument/relationships" : "\(base)/officeDocument/2006/relationships"
    let space = "http://schemas.openxmlformats.org/package/2006/relationships"
    let attributes =
      "Id=\"rId\(number)\" Type=\"\(type)/comments\" Target=\"\(name.dropFirst(folder.count))\""
    guard let tree = relationships.tree else {
      let text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<Relationships xmlns=\"\(space)\"><Relationship \(attributes)/></Relationships>"
      return (relationships.name, Array(text.utf8))
    }
    return (relationships.name, tree.appending("<\(tree.rootPrefix)Relationship \(attributes)/>"))
  }

  /// The content types where they do not name the part yet.
  private func contentTypes(declaring part: String) throws(RedlineError) -> [(name: String, bytes: [UInt8])] {
    let name = "[Content_Types].xml"
    guard let bytes = try archive.part(name) else { throw .noMainPart }
    let tree = try MarkupTree(bytes, part: name)
    let isNamed = tree.elements.indices.contains { tree.attribute("PartName", of: $0) == "/" + part }
    return isNamed ? [] : [try contentTypes(with: part)]
  }

  private func contentTypes(with part: String) throws(RedlineError) -> (name: String, bytes: [UInt8]) {
    let name = "[Content_Types].xml"
    guard let bytes = try archive.part(name) else { throw .noMainPart }
    let tree = try MarkupTree(bytes, part: name)
    let element =
      "<\(tree.rootPrefix)Override PartName=\"/\(part)\" ContentType=\"\(Self.contentType)\"/>"
    return (name, tree.appending(element))
  }
}

/// How comments are written in a comments part: always with the prefix "w", declared where the part has not done so.
private struct CommentVocabulary {
  let namespace: String
  let declaration: String

  init(namespace: String) {
    self.namespace = namespace
    declaration = ""
  }

  init(tree: MarkupTree) {
    namespace = tree.wordNamespace
    declaration = tree.prefix(0) == "w" ? "" : " xmlns:w=\"\(tree.wordNamespace)\""
  }
}

extension MarkupTree {
  /// The prefix of the root element with its colon.
  fileprivate var rootPrefix: String { prefix(0).isEmpty ? "" : prefix(0) + ":" }

  /// The bytes with more content at the end of the root element.
  fileprivate func appending(_ text: String) -> [UInt8] {
    let root = elements[0]
    guard root.isEmptyTag else {
      return bytes[..<root.contentEnd] + Array(text.utf8) + bytes[root.contentEnd...]
    }
    let slash = root.tag.upperBound - 2
    let close = ">" + text + "</" + self.text(root.name) + ">"
    return bytes[..<slash] + Array(close.utf8) + bytes[root.tag.upperBound...]
  }
}
