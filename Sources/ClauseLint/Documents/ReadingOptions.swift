package import OfficeOpenXML

/// How a file is to be read.
package struct ReadingOptions: Sendable {
  /// Which text a document with tracked changes is read as.
  package var view: RevisionView
  /// The encoding of plain text and Markdown, where it is not UTF-8 or UTF-16 with a mark.
  package var encoding: TextEncoding?
  package var limits: ReadingLimits

  package init(
    view: RevisionView = .accepted, encoding: TextEncoding? = nil, limits: ReadingLimits = .standard
  ) {
    self.view = view
    self.encoding = encoding
    self.limits = limits
  }
}
