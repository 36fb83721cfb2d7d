/// What a story holds besides its paragraphs.
struct StoryContents {
  var drafts: [Draft] = []
  /// The ids that footnote and endnote references name, in order.
  var footnotes: [Int] = []
  var endnotes: [Int] = []
  /// The relationship ids of headers and footers, in order.
  var headers: [String] = []
  var footers: [String] = []
  /// How often something was met that is not read, by what it is.
  var unread: [Unread: Int] = [:]
  /// How many tracked changes there are, in whatever view.
  var revisions = 0
  /// Fields that never end, counted by their beginnings.
  var unclosedFields: Set<Int> = []

  /// What was not read, in sentences for the user.
  var notes: [String] {
    Unread.allCases.compactMap { what in unread[what].map { what.note($0) } }
  }

  enum Unread: Int, Sendable, CaseIterable {
    case hiddenText, placeholder, picture, object, chart, diagram, importedDocument, subdocument, formula,
      unclosedField
    case deepTable, deepField, foreign

    /// A sentence for the user.
    func note(_ count: Int) -> String {
      let one = count == 1
      switch self {
      case .hiddenText:
        return one
          ? "1 paragraph has hidden text, which is not judged"
          : "\(count) paragraphs have hidden text, which is not judged"
      case .placeholder:
        return one
          ? "1 field to be filled in still shows its placeholder"
          : "\(count) fields to be filled in still show their placeholders"
      case .picture: return one ? "1 picture was not read" : "\(count) pictures were not read"
      case .object: return one ? "1 embedded object was not read" : "\(count) embedded objects were not read"
      case .chart: return one ? "1 chart was not read" : "\(count) charts were not read"
      case .diagram: return one ? "1 diagram was not read" : "\(count) diagrams were not read"
      case .importedDocument:
        return one
          ? "1 imported document (altChunk) was not read"
          : "\(count) imported documents (altChunk) were not read"
      case .subdocument:
        return one ? "1 linked subdocument was not read" : "\(count) linked subdocuments were not read"
      case .formula:
        return one ? "1 formula was not read" : "\(count) formulas were not read"
      case .unclosedField:
        return one
          ? "1 field never ends, so its code may appear as text"
          : "\(count) fields never end, so their codes may appear as text"
      case .deepTable:
        return one
          ? "1 table is nested more than \(OpenTables.depthLimit) deep and was read as plain text"
          : "\(count) tables are nested more than \(OpenTables.depthLimit) deep and were read as plain text"
      case .deepField:
        return one
          ? "1 field is nested more than \(FieldStack.depthLimit) deep and was read with the one around it"
          : "\(count) fields are nested more than \(FieldStack.depthLimit) deep and were read with those around them"
      case .foreign:
        return one
          ? "1 element of an extension that Word does not know was not read"
          : "\(count) elements of extensions that Word does not know were not read"
      }
    }
  }
}
