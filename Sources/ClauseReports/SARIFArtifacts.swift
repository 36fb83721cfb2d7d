import ClauseLint

/// The files of a run, with the parts inside of Word files where the profile names them.
struct SARIFArtifacts: Sendable {
  let values: [JSONValue]
  private let profile: SARIFProfile
  private let documents: [DocumentReport]
  private let parts: [String: Int]

  init(_ report: Report, profile: SARIFProfile) {
    self.profile = profile
    documents = report.documents
    var values = documents.map { Self.artifact($0) }
    var parts: [String: Int] = [:]
    for (index, document) in documents.enumerated() where profile == .strict {
      for reported in document.reported {
        guard let part = Self.part(reported, of: document) else { continue }
        let key = "\(index) \(part.part)"
        guard parts[key] == nil else { continue }
        parts[key] = values.count
        values.append(
          .object([
            ("location", .object([("uri", .string(Self.uri(part.part)))])), ("parentIndex", .number(index)),
            ("mimeType", .string("application/xml")),
          ]))
      }
    }
    (self.values, self.parts) = (values, parts)
  }

  func location(of index: Int) -> JSONValue {
    .object([
      ("uri", .string(Self.uri(documents[index].repositoryPath))), ("index", .number(index)),
    ])
  }

  /// Where a finding stands: lines of a text; of a Word file the ordinal of the paragraph, or bytes of a part.
  func physical(_ reported: ReportedFinding, of document: DocumentReport, _ index: Int) -> JSONValue {
    guard profile == .strict, let source = Self.part(reported, of: document),
      let part = parts["\(index) \(source.part)"]
    else {
      return .object([
        ("artifactLocation", location(of: index)), ("region", region(reported)),
      ])
    }
    return .object([
      (
        "artifactLocation",
        .object([("uri", .string(Self.uri(source.part))), ("index", .number(part))])
      ),
      (
        "region",
        .object([
          ("byteOffset", .number(source.bytes.lowerBound)), ("byteLength", .number(source.bytes.count)),
        ])
      ),
    ])
  }

  private func region(_ reported: ReportedFinding) -> JSONValue {
    let (place, text) = (reported.place, reported.finding.passage.text)
    let snippet: [(name: String, value: JSONValue)] =
      text.isEmpty ? [] : [("snippet", .object([("text", .string(text))]))]
    return .object(
      [
        ("startLine", .number(place.line)), ("startColumn", .number(place.column)),
        ("endLine", .number(place.endLine)), ("endColumn", .number(place.endColumn)),
      ] + snippet)
  }

  /// The part of a Word file and the bytes of the paragraph in it.
  private static func part(_ reported: ReportedFinding, of document: DocumentReport) -> SourceRange? {
    guard let read = document.document, read.blocks.indices.contains(reported.finding.passage.block) else {
      return nil
    }
    let source = read.blocks[reported.finding.passage.block].source
    return source.part.isEmpty ? nil : source
  }

  private static func artifact(_ document: DocumentReport) -> JSONValue {
    let type: [(name: String, value: JSONValue)] =
      document.document.map { [("mimeType", .string(mimeType(of: $0.format)))] } ?? []
    return .object([("location", .object([("uri", .string(uri(document.repositoryPath)))]))] + type)
  }

  private static func mimeType(of format: Document.Format) -> String {
    switch format {
    case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .flatOPC, .wordXML: "application/xml"
    case .openDocument: "application/vnd.oasis.opendocument.text"
    case .html: "text/html"
    case .pdf: "application/pdf"
    case .text: "text/plain"
    case .markdown: "text/markdown"
    }
  }

  /// A path as a URI reference (RFC 3986): everything but unreserved characters and slashes is percent-encoded.
  static func uri(_ path: String) -> String {
    var uri = ""
    for byte in path.utf8 {
      let isKept =
        byte == 0x2F || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
        || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      uri += isKept ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }
    return uri
  }
}
