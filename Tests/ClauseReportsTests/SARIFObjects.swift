import ClauseLint
import ClauseReports
import Foundation
import Testing

/// A JSON value as it was read: numbers and truth values are not mixed up.
indirect enum ReadJSON: Decodable, Hashable {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case list([ReadJSON])
  case object([String: ReadJSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let truth = try? value.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([ReadJSON].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: ReadJSON].self))
    }
  }
}

/// The objects of `Fixtures/sarif/objects.txt`, and what of them a log breaks.
struct SARIFObjects {
  private struct Property {
    var kind: String
    var bounds: [String: Double]
    var isRequired: Bool
    var isUnique: Bool
  }

  private struct Shape {
    var isOpen = false
    var oneOf: [String] = []
    var properties: [String: Property] = [:]
  }

  private var shapes: [String: Shape] = [:]

  init() throws {
    let file = URL(fileURLWithPath: #filePath).appending(path: "../../../Fixtures/sarif/objects.txt")
    var name = ""
    for line in try String(contentsOf: file.standardized, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let first = words.first, !line.hasPrefix("#") else { continue }
      guard line.hasPrefix("  ") else {
        name = first
        shapes[name] = Shape(
          isOpen: words.contains("open"),
          oneOf: words.first { $0.hasPrefix("one-of=") }?.dropFirst("one-of=".count).split(separator: ",")
            .map(String.init) ?? [])
        continue
      }
      var property = Property(
        kind: words[1], bounds: [:], isRequired: first.hasSuffix("!"), isUnique: words.contains("unique"))
      for word in words.dropFirst(2) {
        let sides = word.split(separator: "=")
        if sides.count == 2 { property.bounds[String(sides[0])] = Double(sides[1]) }
      }
      shapes[name]?.properties[first.replacing("!", with: "")] = property
    }
  }

  var count: Int { shapes.count }

  /// What is wrong with a log, each fault with the way to it, such as `runs[0].results[2].level`.
  func faults(of log: String) throws -> [String] {
    object(try JSONDecoder().decode(ReadJSON.self, from: Data(log.utf8)), "log", "")
  }

  private func object(_ value: ReadJSON, _ name: String, _ path: String) -> [String] {
    guard let shape = shapes[name] else { return ["\(path): \(name) is not described"] }
    guard case .object(let members) = value else { return ["\(path): no object"] }
    var faults: [String] = []
    for (key, property) in shape.properties where property.isRequired && members[key] == nil {
      faults.append("\(path): no \(key)")
    }
    if !shape.oneOf.isEmpty, shape.oneOf.allSatisfy({ members[$0] == nil }) {
      faults.append("\(path): none of \(shape.oneOf.joined(separator: ", "))")
    }
    for (key, member) in members {
      let way = path.isEmpty ? key : "\(path).\(key)"
      if let property = shape.properties[key] {
        faults += self.member(member, property, way)
      } else if !shape.isOpen {
        faults.append("\(way): unknown")
      }
    }
    return faults.sorted()
  }

  private func member(_ value: ReadJSON, _ property: Property, _ path: String) -> [String] {
    var faults = kind(value, property.kind, path)
    if case .number(let number) = value {
      if let least = property.bounds["from"], number < least { faults.append("\(path): below \(Int(least))") }
      if let most = property.bounds["to"], number > most { faults.append("\(path): above \(Int(most))") }
    }
    if case .list(let items) = value {
      if let least = property.bounds["at-least"], Double(items.count) < least {
        faults.append("\(path): too few")
      }
      if property.isUnique, Set(items).count != items.count { faults.append("\(path): one item twice") }
    }
    return faults
  }

  private func kind(_ value: ReadJSON, _ kind: String, _ path: String) -> [String] {
    if kind.hasPrefix("[") {
      guard case .list(let items) = value else { return ["\(path): no list"] }
      let inner = String(kind.dropFirst().dropLast())
      return items.enumerated().flatMap { self.kind($1, inner, "\(path)[\($0)]") }
    }
    if kind.hasPrefix("{") {
      guard case .object(let members) = value else { return ["\(path): no mapping"] }
      let inner = String(kind.dropFirst().dropLast())
      return members.sorted { $0.key < $1.key }.flatMap { self.kind($1, inner, "\(path).\($0)") }
    }
    if shapes[kind] != nil { return object(value, kind, path) }
    return isPlain(value, kind) ? [] : ["\(path): no \(kind)"]
  }

  private func isPlain(_ value: ReadJSON, _ kind: String) -> Bool {
    switch (kind, value) {
    case ("any", _), ("truth", .truth), ("number", .number), ("text", .text): true
    case ("integer", .number(let number)): number.rounded() == number
    case ("uri", .text(let text)): isReference(text) && text.contains(":")
    case ("uri-reference", .text(let text)): isReference(text)
    case ("guid", .text(let text)): UUID(uuidString: text) != nil
    case ("language-tag", .text(let text)): text.wholeMatch(of: #/[a-zA-Z]{2}(-[a-zA-Z]{2})?/#) != nil
    case ("media-type", .text(let text)): text.wholeMatch(of: #/[^\/]+\/.+/#) != nil
    case ("2.1.0", .text(let text)): text == "2.1.0"
    case (let words, .text(let text)) where words.contains("|"):
      words.split(separator: "|").contains { $0 == text }
    default: false
    }
  }

  /// The characters of RFC 3986, with whole percent signs.
  private func isReference(_ text: String) -> Bool {
    text.wholeMatch(of: #/(?:[A-Za-z0-9\-._~:\/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*/#) != nil
  }
}

/// A log of ours keeps to the standard, and the check would notice if it did not.
@Suite struct SARIFSchemaTests {
  static func log(_ profile: SARIFProfile = .github) throws -> String {
    SARIFReport(try Samples.decided(), library: Samples.library, profile: profile).text
  }

  @Test(arguments: SARIFProfile.allCases)
  func everyObjectIsAsTheStandardWantsIt(profile: SARIFProfile) throws {
    let objects = try SARIFObjects()
    #expect(objects.count > 15)
    #expect(try objects.faults(of: Self.log(profile)) == [])
    let unread = SARIFReport(Samples.report, library: Samples.library, profile: profile).text
    #expect(try objects.faults(of: unread) == [])
    var word = try Samples.decided()
    let block = Block(text: "x", source: SourceRange(part: "word/document.xml", bytes: 100..<180))
    word.documents[0].document = Document(format: .word, blocks: [block, block, block, block])
    let nested = SARIFReport(word, library: Samples.library, profile: profile).text
    #expect(try objects.faults(of: nested) == [])
  }

  struct Slip: Sendable, CustomTestStringConvertible {
    var find: String
    var put: String
    var says: String
    var testDescription: String { says }
  }

  @Test(arguments: [
    Slip(find: #""version": "2.1.0""#, put: #""version": "2.2""#, says: "version: no 2.1.0"),
    Slip(find: #""startLine": 5"#, put: #""startLine": 0"#, says: "region.startLine: below 1"),
    Slip(find: #""startLine": 5"#, put: #""startLine": "5""#, says: "region.startLine: no integer"),
    Slip(find: #""ruleIndex": 0"#, put: #""ruleIndex": -2"#, says: "ruleIndex: below -1"),
    Slip(
      find: #""level": "error""#, put: #""level": "grave""#, says: ".level: no none|note|warning|error"),
    Slip(find: #""kind": "inSource""#, put: #""knid": "inSource""#, says: "suppressions[0]: no kind"),
    Slip(find: #""kind": "inSource""#, put: #""knid": "inSource""#, says: "suppressions[0].knid: unknown"),
    Slip(
      find: #""uri": "tenders/the%20terms.md""#, put: #""uri": "tenders/the terms.md""#,
      says: "artifactLocation.uri: no uri-reference"),
    Slip(find: #""executionSuccessful": true"#, put: #""exitCode": 0"#, says: "no executionSuccessful"),
    Slip(
      find: #""baselineState": "unchanged""#, put: #""baselineState": "old""#,
      says: "baselineState: no new|unchanged|updated|absent"),
    Slip(find: #""mimeType": "text/markdown""#, put: #""mimeType": "text""#, says: "mimeType: no media-type"),
    Slip(
      find: #""columnKind": "unicodeCodePoints""#, put: #""columnKind": 1"#,
      says: "columnKind: no utf16CodeUnits|unicodeCodePoints"),
    Slip(
      find: #""columnKind": "unicodeCodePoints""#, put: #""graphs": [{}]"#,
      says: "runs[0].graphs[0]: no graph"),
  ])
  func aSlipIsNoticed(slip: Slip) throws {
    let log = try Self.log()
    try #require(log.contains(slip.find), "the sample no longer says \(slip.find)")
    let faults = try SARIFObjects().faults(of: log.replacing(slip.find, with: slip.put))
    #expect(faults.contains { $0.hasSuffix(slip.says) }, "\(faults)")
  }

  /// What the standard says in words: an index leads to the object that it names (3.4.5, 3.27.6).
  @Test(arguments: SARIFProfile.allCases)
  func indexesLeadToWhatTheyName(profile: SARIFProfile) throws {
    let log = try JSONSerialization.jsonObject(with: Data(try Self.log(profile).utf8)) as? [String: Any]
    let run = try #require((log?["runs"] as? [[String: Any]])?.first)
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    let uris = artifacts.map { ($0["location"] as? [String: Any])?["uri"] as? String }
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]]).map { $0["id"] as? String }
    for result in try #require(run["results"] as? [[String: Any]]) {
      let index = try #require(result["ruleIndex"] as? Int)
      if index >= 0 { #expect(rules[index] == result["ruleId"] as? String) }
      for location in try #require(result["locations"] as? [[String: Any]]) {
        let physical = try #require(location["physicalLocation"] as? [String: Any])
        let file = try #require(physical["artifactLocation"] as? [String: Any])
        #expect(uris[try #require(file["index"] as? Int)] == file["uri"] as? String)
        let region = try #require(physical["region"] as? [String: Any])
        if let start = region["startLine"] as? Int { #expect(region["endLine"] as? Int ?? 0 >= start) }
      }
    }
  }
}
