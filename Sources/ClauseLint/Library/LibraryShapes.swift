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
  package static let modal = LibraryShape("a modal", required: ["phrases", "strength", "sense"])

  /// Class names that patterns may use without a definition.
  package static let partyClasses = ["authority", "supplier", "either"]
  /// Slots of model text that every family has.
  package static let partySlots = ["authority", "supplier", "contract"]
}
