/// A Word file opened for redlining: its main part, and what can be said about its paragraphs.
package struct WordSource: Sendable {
  package enum Form: String, Sendable, Equatable { case package, flatOPC, part }

  package let form: Form
  /// The name of the main part; empty for a file that is one part.
  package let mainPart: String
  let original: [UInt8]
  let archive: ZipArchive?
  let tree: MarkupTree
  /// The stretches of complex fields in the main part.
  let fields: [Range<Int>]

  /// Opens a package, a flat OPC file or a bare document part, recognised by content.
  package init(_ bytes: [UInt8]) throws(RedlineError) {
    original = bytes
    guard bytes.starts(with: [0x50, 0x4B]) else {
      archive = nil
      mainPart = ""
      let first = bytes.first { $0 > 0x20 }
      guard first == UInt8(ascii: "<") || (first ?? 0) >= 0x80 else { throw .notWord }
      tree = try MarkupTree(bytes, part: "the file")
      fields = tree.fieldRanges()
      switch tree.localName(0) {
      case "package": form = .flatOPC
      case "document" where tree.elements[0].isWord: form = .part
      default: throw .notWord
      }
      return
    }
    form = .package
    let archive = try ZipArchive.opened(bytes)
    self.archive = archive
    let relationships = try PartLinks(of: "", in: archive)
    guard let main = relationships.target(ofType: "/officeDocument"), let part = try archive.part(main) else {
      throw .noMainPart
    }
    mainPart = main
    tree = try MarkupTree(part, part: main)
    fields = tree.fieldRanges()
  }

  /// The number of tracked changes that the main part carries.
  package var revisions: Int {
    let names: Set<String> = [
      "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
      "sectPrChange", "cellIns", "cellDel",
    ]
    return tree.elements.indices.count { tree.elements[$0].isWord && names.contains(tree.localName($0)) }
  }

  /// Whether a name means the main part; names in flat files begin with a slash.
  package func isMainPart(_ name: String) -> Bool {
    form != .package || name.drop { $0 == "/" }.lowercased() == mainPart.lowercased()
  }

  /// Whether a `w:p` starts there.
  package func hasParagraph(at range: Range<Int>) -> Bool {
    tree.element(startingAt: range.lowerBound).map { tree.isWord($0, "p") } ?? false
  }

  /// Whether most of a paragraph's text is bold, underlined, in italics or in capitals by its runs.
  package func isSetApart(paragraphAt range: Range<Int>) -> Bool {
    tree.element(startingAt: range.lowerBound).map { tree.isWord($0, "p") && tree.isSetApart($0) } ?? false
  }

  /// The text of a `w:p` with its typed number, tabs as U+0009; `nil` where no paragraph starts there.
  package func text(ofParagraphAt range: Range<Int>) -> String? {
    guard let index = tree.element(startingAt: range.lowerBound), tree.isWord(index, "p") else { return nil }
    return tree.shownText(index)
  }
}

extension ZipArchive {
  static func opened(_ bytes: [UInt8]) throws(RedlineError) -> ZipArchive {
    do { return try ZipArchive(bytes) } catch { throw .package(error) }
  }

  func part(_ name: String) throws(RedlineError) -> [UInt8]? {
    do { return try contents(of: name) } catch { throw .package(error) }
  }
}

/// The relationships of a part (ECMA-376 part 2, 9.3).
struct PartLinks {
  /// The name of the relationship part.
  let name: String
  let tree: MarkupTree?
  private let source: String

  /// `source` is the part that the relationships start from; empty for the package itself.
  init(of source: String, in archive: ZipArchive) throws(RedlineError) {
    self.source = source
    let cut = source.lastIndex(of: "/")
    let folder = cut.map { String(source[...$0]) } ?? ""
    let file = cut.map { String(source[source.index(after: $0)...]) } ?? source
    let name = "\(folder)_rels/\(file).rels"
    self.name = name
    tree = try archive.part(name).map { (bytes) throws(RedlineError) in try MarkupTree(bytes, part: name) }
  }

  /// The part that the first internal relationship of a type leads to; the type is given by its last words, as
  /// transitional and strict files differ in the first ones.
  func target(ofType type: String) -> String? {
    guard let tree else { return nil }
    for index in tree.elements.indices where tree.localName(index) == "Relationship" {
      guard let found = tree.attribute("Type", of: index), found.hasSuffix(type),
        tree.attribute("TargetMode", of: index) != "External",
        let target = tree.attribute("Target", of: index)
      else { continue }
      return resolved(MarkupText.unescaped(target))
    }
    return nil
  }

  var ids: Set<String> {
    guard let tree else { return [] }
    return Set(tree.elements.indices.compactMap { tree.attribute("Id", of: $0) })
  }

  private func resolved(_ target: String) -> String {
    var path = target.hasPrefix("/") ? [] : source.split(separator: "/").dropLast().map(String.init)
    for step in target.split(separator: "/") {
      if step == ".." {
        _ = path.popLast()
      } else if step != "." {
        path.append(String(step))
      }
    }
    return path.joined(separator: "/")
  }
}
