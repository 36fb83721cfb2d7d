import ClauseLint
import Foundation

/// The stages of the work, as the commands call them. Each throws an error whose description is one sentence.
enum Stages {
  /// The library that the program was built with.
  static func library() throws -> ClauseLibrary { Stub.library }

  /// A library from its files: paths inside its folder, and texts.
  static func library(files: [(path: String, text: String)]) throws -> ClauseLibrary { Stub.library }

  static func read(_ bytes: [UInt8], name: String) throws -> Document {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard !bytes.isEmpty else {
      throw Refusal("The file is empty; give a file that holds the text of the contract.")
    }
    return Document(format: name.hasSuffix(".md") ? .markdown : .text, blocks: lines.map { Block(text: $0) })
  }

  /// The library made ready once, for any number of documents.
  static func assessor(_ library: ClauseLibrary) -> @Sendable (Document, Tier) -> Assessment {
    { document, tier in Stub.assess(document, library) }
  }

  static func redline(
    _ bytes: [UInt8], _ document: Document, _ assessment: Assessment, _ options: RedlineOptions
  ) throws -> RedlineOutcome {
    RedlineOutcome(bytes: bytes, diff: "", summary: "0 changes.")
  }

  static func appendix(
    _ library: ClauseLibrary, families: [String], parameters: [String: String], authority: String,
    supplier: String, tier: Tier, format: AppendixFormat
  ) throws -> [UInt8] {
    Array("Appendix\n".utf8)
  }

  /// The candidate that was probably meant.
  static func suggestion(for word: String, among candidates: [String]) -> String? {
    candidates.first { $0.count == word.count && $0.first == word.first }
  }
}

struct RedlineOptions {
  var tier: Tier
  var author: String
  var initials: String
  /// UTC to the second: "2026-03-01T09:30:00Z".
  var date: String
}

struct RedlineOutcome {
  /// The redlined document, in the format of the input.
  var bytes: [UInt8]
  /// A unified diff, where the input is text.
  var diff: String?
  /// What was changed, in a sentence for the user.
  var summary: String
}

enum AppendixFormat: String {
  case docx, markdown, text

  init?(name: String) {
    switch (name as NSString).pathExtension.lowercased() {
    case "docx": self = .docx
    case "md", "markdown": self = .markdown
    case "txt", "text": self = .text
    default: return nil
    }
  }
}

private enum Stub {
  static let library: ClauseLibrary = {
    let place = Place(file: "data-ownership/ownership.yaml", line: 1, column: 1)
    let example = Example(text: "All data belongs to the Council.", marked: nil, place: place)
    let element = Element(
      id: "ownership", key: true, requires: "The public body holds all rights in all data.", severity: .error,
      satisfied: [PatternSource(text: "{data} {vest} {authority}", place: place)], adverse: [],
      guidance: "Hold on to it.", comment: "We ask for it.", references: [],
      examples: Examples(satisfied: [example], weak: [], adverse: [], silent: []))
    let family = Family(
      id: "data-ownership", title: "Ownership of data", question: "Who owns the data?",
      rationale: "It matters.",
      references: [], applies: .digital, parameters: [], placement: [], classes: [], elements: [element],
      model: ModelClause(heading: "Ownership of data", tiers: [:]))
    let lexicon = Lexicon(
      language: "en", authority: [], supplier: [], ambiguous: [], either: [], modals: [], hedges: [],
      classes: [])
    return ClauseLibrary(lexicon: lexicon, families: [family])
  }()

  static func assess(_ document: Document, _ library: ClauseLibrary) -> Assessment {
    let index = document.blocks.firstIndex { $0.text.contains("belongs to") }
    let nowhere = Passage(text: "", number: "", heading: [], block: 0, range: 0..<0)
    let here = index.map {
      Passage(text: document.blocks[$0].text, number: "", heading: [], block: $0, range: 0..<1)
    }
    let verdict = ElementVerdict(
      id: "ownership", status: here == nil ? .absent : .present,
      evidence: here.map { [Evidence(passage: $0, strength: 5, pattern: "")] } ?? [])
    let finding = Finding(
      rule: "data-ownership.ownership", status: .missing, severity: .error,
      message: "Nothing says who owns the data.",
      passage: nowhere, fix: nil)
    return Assessment(
      kind: .contract, digital: true,
      families: [
        FamilyVerdict(
          id: "data-ownership", status: here == nil ? .missing : .present, elements: [verdict], adverse: [])
      ], findings: here == nil ? [finding] : [])
  }
}
