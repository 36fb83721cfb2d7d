import ArgumentParser
import ClauseLint
import Foundation

/// The forms in which a redline can be written.
enum RedlineFormat: String, ExpressibleByArgument, CaseIterable {
  case docx, xml, text, markdown, diff, html

  /// The format that a file name asks for by its ending.
  init?(name: String) {
    switch (name as NSString).pathExtension.lowercased() {
    case "docx", "docm", "dotx": self = .docx
    case "xml": self = .xml
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "diff", "patch": self = .diff
    case "html", "htm": self = .html
    default: return nil
    }
  }

  /// The format of the document itself.
  init(_ format: Document.Format) {
    switch format {
    case .word: self = .docx
    case .flatOPC, .wordXML: self = .xml
    case .text, .openDocument, .html, .pdf: self = .text
    case .markdown: self = .markdown
    }
  }

  /// What a redline of a document in this format can be written as.
  var choices: [RedlineFormat] {
    switch self {
    case .text, .markdown: [self, .diff, .html]
    default: [self, .html, .markdown, .text]
    }
  }
}
