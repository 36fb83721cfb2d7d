/// The first files of a new element or family: they decode, their examples pass, and their comments say what to
/// change.
package struct LibraryScaffold: Sendable, Equatable {
  /// Paths inside the library's folder, and texts.
  package var files: [LibraryFile]

  /// What cannot be begun.
  package enum Problem: Error, Equatable, CustomStringConvertible {
    case badName(String)
    case familyExists(String)
    case unknownFamily(String, suggestion: String?)

    package var description: String {
      switch self {
      case .badName(let name):
        "“\(name)” is no id; write family or family.element, in lower-case letters, digits and hyphens."
      case .familyExists(let id):
        "There is a family “\(id)” already; name the new element as well, such as \(id).register."
      case .unknownFamily(let id, let near):
        "There is no family “\(id)”; "
          + (near.map { "did you mean “\($0)”?" } ?? "write it first: clauselint library new \(id).")
      }
    }
  }

  /// - Parameter id: `family`, or `family.element` for an element of a family that `library` has. An element that
  ///   it has as well is written out, to be changed in an overlay.
  package init(_ id: String, library: ClauseLibrary) throws(Problem) {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), parts.allSatisfy(isLibraryName),
      !["lexicon", "profiles"].contains(parts[0]), !["family", "model"].contains(parts.last)
    else { throw .badName(id) }
    let family = library.family(parts[0])
    guard parts.count == 2 else {
      guard family == nil else { throw .familyExists(id) }
      files = Self.family(id)
      return
    }
    guard let family else {
      throw .unknownFamily(
        parts[0], suggestion: suggestion(for: parts[0], among: library.families.map(\.id)))
    }
    let text = family.elements.first { $0.id == parts[1] }.map(ElementText.yaml) ?? Self.element(parts[1])
    files = [LibraryFile(path: "\(parts[0])/\(parts[1]).yaml", text: text)]
  }

  /// The element that a new family begins with.
  private static let first = "register"

  private static func family(_ id: String) -> [LibraryFile] {
    [
      LibraryFile(path: "\(id)/family.yaml", text: frame(id)),
      LibraryFile(path: "\(id)/\(first).yaml", text: element(first, key: true)),
      LibraryFile(path: "\(id)/model.md", text: model),
    ]
  }

  private static func frame(_ id: String) -> String {
    let words = id.replacing("-", with: " ").replacing("_", with: " ")
    return """
      # A family: what its elements share. The folder's name is its id.
      id: \(id)
      title: \(ElementText.scalar(words.capitalizedWord))
      # The question that a lawyer asks of the contract.
      question: Does the public body know what was installed?
      rationale: Write here why it matters to a public body, in a sentence or two.
      # Who recommends it. Write `unverified: true` until you have had the source in front of you.
      references: []
      #  - {title: Title of the guide, body: Who published it, year: 2024, unverified: true}
      # always: asked of every contract; digital: where software, data or a digital service is bought.
      applies: always
      # Titles of sections that a new clause fits under, best first, in lower case.
      placement: [\(words), services]
      # The values that model.md leaves open.
      parameters:
        register_days: {type: number, help: Days within which the register is handed over., default: 30, range: [1, 365]}

      """
  }

  private static func element(_ id: String, key: Bool = false) -> String {
    """
    # An element: one thing that the family's clause must say. The file's name is its id.
    id: \(id)
    # true where this element alone is enough for the family to count as present.
    key: \(key)
    requires: The supplier keeps a register of the equipment installed.
    # error, warning or note: how grave it is that the element is missing.
    severity: warning
    # Words in lower case; {name} is a class of words of the lexicon, … a gap, (a|b) a choice, ( )? may be left out.
    satisfied:
      - "{supplier} shall keep register … equipment"
    # Words that turn it against the public body. Take the marks of comment away, here and in the examples.
    # adverse:
    #   - phrases: ["{supplier} shall be … owner … register"]
    #     says: The supplier owns the register
    #     severity: error
    guidance: Write here, for our side, why it matters and what to hold on to.
    comment: Write here, for the other side, what we ask and why, in two sentences.
    # The tests of the element. ⟦ ⟧ marks the words that are to be found.
    examples:
      satisfied:
        - "⟦The Supplier shall keep a register of all equipment⟧ at every site."
      weak:
        - "The Supplier should keep a register of the equipment."
      # adverse:
      #   - "⟦The Supplier shall be the sole owner of the register.⟧"
      # Near misses, which must not be found.
      silent:
        - "The Supplier shall keep the equipment dry."

    """
  }

  private static let model = """
    heading: Register of equipment

    # Preferred

    1. {supplier} shall keep a register of all equipment installed under {contract} and give {authority} a copy of it
       within {register_days} days. [register]

    # Fallback

    1. {supplier} shall keep a register of all equipment installed under {contract}. [register]

    # Minimum

    1. {supplier} shall keep a register of the equipment. [register]

    """
}
