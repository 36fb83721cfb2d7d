/// The parts of a Word document and the relationships between them (ECMA-376 part 2), whatever file they came in.
package struct OfficePackage: Sendable {
  package let kind: WordFileKind
  /// The name of the part that `_rels/.rels` calls the office document; empty for a bare `document.xml`.
  package private(set) var mainPart: String
  private let archive: ZipArchive?
  private let bytes: [UInt8]
  private let limits: ReadingLimits
  private var budget: Int

  package init(_ bytes: [UInt8], limits: ReadingLimits = .standard) throws(OfficeError) {
    guard bytes.count <= limits.packageBytes else { throw .packageTooLarge(limit: limits.packageBytes) }
    kind = try WordFileKind.recognise(bytes)
    self.limits = limits
    budget = limits.totalBytes
    if kind == .archive {
      do { archive = try ZipArchive(bytes, limits: limits) } catch { throw .archive(error) }
      self.bytes = []
    } else {
      archive = nil
      self.bytes = try XMLGuard.utf8(bytes, part: "")
    }
    mainPart = ""
    guard kind != .document else { return }
    let types = try relationships(of: "")
    let mains = types.filter { $0.kind == "officeDocument" && !$0.isExternal }
    guard let main = mains.first else { throw OfficePackage.foreign(archive?.names ?? []) }
    guard mains.allSatisfy({ ZipEntry.key($0.target) == ZipEntry.key(main.target) }) else {
      throw .twoMainParts(main.target, mains.last?.target ?? "")
    }
    if main.target.hasPrefix("xl/") { throw .foreign("an Excel workbook") }
    if main.target.hasPrefix("ppt/") { throw .foreign("a PowerPoint presentation") }
    mainPart = main.target
  }

  private static func foreign(_ names: [String]) -> OfficeError {
    names.contains("mimetype") ? .foreign("an OpenDocument file") : .noMainPart
  }

  /// The names of all parts of an archive.
  var names: [String] { archive?.names ?? [] }

  /// The name of a part as paragraphs give it: empty where the file is one part.
  func place(_ part: String) -> String { kind == .archive ? part : "" }

  /// Tells a part's XML to a handler.
  /// - Returns: whether there is such a part.
  mutating func read(_ part: String, into handler: any XMLHandler) throws(OfficeError) -> Bool {
    switch kind {
    case .document:
      guard part == mainPart else { return false }
      try XMLReader.parse(bytes, part: "", limits: limits, into: handler)
      return true
    case .flatPackage:
      let filter = FlatPart(part, into: handler)
      try XMLReader.parse(bytes, part: "", limits: limits, into: filter)
      guard filter.isBinary else { return filter.found }
      try XMLReader.parse(
        XMLGuard.utf8(filter.binary, part: part), part: part, limits: limits, into: handler)
      return true
    case .archive:
      guard let whole = try text(of: part) else { return false }
      try XMLReader.parse(whole, part: part, limits: limits, into: handler)
      return true
    }
  }

  /// The inflated bytes of a part as UTF-8: what the offsets of paragraphs and runs refer to.
  package mutating func text(of part: String) throws(OfficeError) -> [UInt8]? {
    guard let archive else { return kind == .document || part.isEmpty ? bytes : nil }
    budget -= archive.size(of: part) ?? 0
    do {
      guard budget >= 0 else { throw ZipError.totalTooLarge(limit: limits.totalBytes) }
      guard let whole = try archive.contents(of: part) else { return nil }
      return try XMLGuard.utf8(whole, part: part)
    } catch let error as ZipError {
      throw .archive(error)
    } catch let error as OfficeError {
      throw error
    } catch { throw .missingPart(part) }
  }

  /// The relationships of a part, of the package itself for the empty name.
  mutating func relationships(of part: String) throws(OfficeError) -> [Relationship] {
    let (folder, file) = Relationship.split(part)
    let reader = RelationshipReader(folder: folder, limit: limits.items)
    _ = try read("\(folder)_rels/\(file).rels", into: reader)
    return reader.relationships
  }
}
