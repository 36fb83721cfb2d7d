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

  /// Throws where the document carries tracked changes and the user wants none under ours.
  static func refuseRevisions(in bytes: [UInt8], _ document: Document) throws(RedlineError) {
    switch document.format {
    case .word, .flatOPC, .wordXML:
      let revisions = try WordSource(bytes).revisions
      if revisions > 0 { throw .foreignRevisions(revisions) }
    case .text, .markdown, .openDocument, .html, .pdf: break
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
    case .html: return Array(appendix.html().utf8)
    }
  }
}

enum AppendixFormat: String {
  case docx, markdown, text, html

  init?(name: String) {
    switch (name as NSString).pathExtension.lowercased() {
    case "docx": self = .docx
    case "md", "markdown": self = .markdown
    case "txt", "text": self = .text
    case "html", "htm": self = .html
    default: return nil
    }
  }
}
