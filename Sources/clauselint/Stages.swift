import BundledLibrary
import ClauseLint
import Foundation
import OfficeOpenXML

/// The stages of the work, as the commands call them. Each throws an error whose description is one sentence.
enum Stages {
  /// The library that the program was built with.
  static func library() -> ClauseLibrary { BundledLibrary.load() }

  /// Reads a document without the comments in it that speak to clauselint.
  static func read(
    _ bytes: [UInt8], name: String, options: ReadingOptions = Reading.standard
  ) throws -> Document {
    guard DocumentReader.isPDF(bytes) else {
      return try DocumentReader.read(WaiverComments.blanked(bytes), name: name, options: options)
    }
    return try DocumentReader.readPDF(
      text: PortableDocument.text(of: bytes, seconds: options.limits.seconds))
  }

  /// The library made ready once, for any number of documents; the one that the program was built with carries
  /// its patterns compiled.
  static func assessor(
    _ library: ClauseLibrary?, profile: (ClauseLibrary) throws -> Profile?
  ) throws -> Assessor {
    guard let library else { return try BundledLibrary.assessor(profile: profile) }
    return try Assessor(library: library, profile: profile(library))
  }

  static func redline(
    _ bytes: [UInt8], _ document: Document, _ assessment: Assessment, _ options: RedlineOptions, name: String
  ) throws -> RedlineOutcome {
    let proposals = assessment.findings.compactMap { finding in
      finding.fix.map {
        Proposal(fix: $0, comment: "\(finding.message) Placed \($0.reason).", rule: finding.rule)
      }
    }
    switch document.format {
    case .word, .flatOPC, .wordXML:
      let result = try ContractRedline.word(
        original: bytes, document: document, proposals: proposals, author: options.author,
        initials: options.initials, date: options.date)
      let summary =
        "\(result.revisions) revisions, \(result.comments) comments; rejecting all restores the original."
      return RedlineOutcome(
        bytes: result.bytes, diff: nil, summary: ([summary] + result.notes).joined(separator: " "))
    case .openDocument, .html, .pdf:
      throw Refusal(
        "A redline can be written for Word, Markdown and plain text only; convert this file to .docx first, for "
          + "example with: soffice --headless --convert-to docx FILE")
    case .text, .markdown:
      let result = try TextRedline.write(
        original: bytes, document: document, proposals: proposals, path: name)
      return RedlineOutcome(
        bytes: result.bytes, diff: String(decoding: result.diff, as: UTF8.self),
        summary: "\(result.paragraphs) paragraphs added.")
    }
  }

  static func appendix(
    _ library: ClauseLibrary, families: [String], parameters: [String: String], authority: String,
    supplier: String, tier: Tier, format: AppendixFormat
  ) throws -> [UInt8] {
    let options = AppendixOptions(
      authority: authority, supplier: supplier, tier: tier, families: families.isEmpty ? nil : families,
      values: parameters)
    let appendix = try Appendix(from: library, options: options, libraryVersion: Clauselint.version)
    switch format {
    case .docx: return try appendix.word()
    case .markdown: return Array(appendix.markdown().utf8)
    case .text: return Array(appendix.plainText().utf8)
    }
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
