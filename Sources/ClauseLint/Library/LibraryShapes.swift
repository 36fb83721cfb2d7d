/// The shapes of the library's mappings, in one place: the decoder, the schemas for editors and the
/// documentation all follow them.
extension LibraryShape {
  package static let family = LibraryShape(
    "a family",
    required: [
      "id", "title", "question", "rationale", "references", "applies", "placement", "parameters",
    ], optional: ["concerns", "classes"])
  package static let element = LibraryShape(
    "an element",
    required: ["id", "key", "requires", "severity", "satisfied", "guidance", "comment", "examples"],
    optional: ["adverse", "references"])
  package static let profile = LibraryShape(
    "a profile", required: ["id", "title", "use", "families"], optional: ["severities"])
  package static let severityChange = LibraryShape(
    "a change of severity", required: ["rule", "severity"])
  package static let adverse = LibraryShape(
    "an adverse term", required: ["phrases", "says", "severity"], optional: ["prohibited", "cured-by"])
  package static let examples = LibraryShape(
    "a set of examples", required: ["satisfied", "weak", "silent"], optional: ["adverse"])
  package static let reference = LibraryShape(
    "a reference", required: ["title", "body", "year"], optional: ["unverified"])
  package static let parameter = LibraryShape(
    "a parameter", required: ["type", "help", "default"], optional: ["range"])
  package static let lexicon = LibraryShape(
    "the lexicon", required: ["language", "parties", "modals", "hedges", "classes"])
  package static let parties = LibraryShape(
    "the parties", required: ["authority", "supplier", "ambiguous", "either"])
  package static let lexiconExtension = LibraryShape(
    "an overlay's lexicon", required: [], optional: ["parties", "hedges", "classes"])
  package static let partiesExtension = LibraryShape(
    "the parties", required: [], optional: ["authority", "supplier", "ambiguous", "either"])
  package static let measurement = LibraryShape(
    "a measurement", required: ["corpus", "date", "documents", "families"])
  package static let familyMeasure = LibraryShape(
    "a family's measure", required: ["missing", "adverse", "elements"])
  package static let score = LibraryShape("a score", required: ["right", "wrong", "overlooked"])
  package static let label = LibraryShape(
    "a label", required: ["doc", "digital", "families"], optional: ["note"])
  package static let familyLabel = LibraryShape(
    "a family's label", required: ["status", "elements"],
    optional: ["also", "doubtful", "evidence", "adverse"])
  package static let modal = LibraryShape("a modal", required: ["phrases", "strength", "sense"])

  /// Class names that patterns may use without a definition.
  package static let partyClasses = ["authority", "supplier", "either"]
  /// Slots of model text that every family has.
  package static let partySlots = ["authority", "supplier", "contract"]
}
