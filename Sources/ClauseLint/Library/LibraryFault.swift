/// The library cannot be used: every fault found in its files, in the order of files and lines.
///
/// Decoding goes on after a fault where it can, so that an author sees all of a morning's slips at once.
package struct LibraryError: Error, Equatable, CustomStringConvertible {
  package var faults: [LibraryFault]

  package init(_ faults: [LibraryFault]) {
    self.faults = faults
  }

  /// One line for each fault.
  package var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// One thing wrong at one place of the library.
package struct LibraryFault: Error, Equatable, CustomStringConvertible {
  package enum Cause: Equatable {
    case syntax(String)
    case duplicateKey(String)
    case anchor
    case unknownKey(String, suggestion: String?, in: String, known: [String])
    case missingKey(String, in: String)
    case wrongType(String, expected: String)
    case empty(String)
    case unknownValue(String, value: String, allowed: [String])
    case outOfRange(String, value: Int, range: ClosedRange<Int>)
    case badName(String)
    case idDiffers(id: String, expected: String)
    case duplicateFile
    case strayFile
    case missingFile(String)
    case missingOfNewFamily(String, suggestion: String)
    case partyTaken(String, of: String)
    case classOfFamily(String)
    case badMark
    case adverseWithoutExample
    case adverseExampleWithoutTerm
    case badRange(String)
    case rangeOfText(String)
    case reservedName(String)
    case shadowedClass(String)
    case unknownClass(String, suggestion: String?, known: [String])
    case circularClass([String])
    case unknownElement(String, suggestion: String?)
    case unknownFamily(String, suggestion: String?)
    case unknownRule(String, suggestion: String?)
    case phrase(String, problem: String, offset: Int)
    case pattern(String)
    case model(ModelFault)
  }

  package var place: Place
  package var cause: Cause

  package init(_ cause: Cause, at place: Place) {
    self.place = place
    self.cause = cause
  }

  package var description: String { "\(place): \(message)" }
}

/// What can be wrong with the prose of `model.md`.
package enum ModelFault: Equatable {
  case noHeading
  case unknownTier(String)
  case repeatedTier(String)
  case missingTier(String)
  case textOutsideParagraph
  case misplacedElements
  case unknownSlot(String, suggestion: String?)
  case unclosedSlot
}

extension LibraryFault {
  /// What is wrong and how to mend it, in one sentence.
  package var message: String {
    switch cause {
    case .syntax(let problem): "this is not well-formed YAML: \(problem)."
    case .duplicateKey(let key): "the key “\(key)” stands here twice; keep one."
    case .anchor: "anchors and aliases (& and *) are not used in the library; write the value out."
    case .unknownKey(let key, let suggestion, let shape, let known):
      "\(shape) has no key “\(key)”; "
        + (suggestion.map { "did you mean “\($0)”?" } ?? "its keys are \(listed(known)).")
    case .missingKey(let key, let shape): "\(shape) needs the key “\(key)”; add it."
    case .wrongType(let name, let expected): "“\(name)” must be \(expected)."
    case .empty(let name): "“\(name)” is empty; fill it in or remove it."
    case .unknownValue(let name, let value, let allowed):
      "“\(name)” cannot be “\(value)”; use \(listed(allowed, "or"))."
    case .outOfRange(let name, let value, let range):
      "“\(name)” is \(value); it must lie between \(range.lowerBound) and \(range.upperBound)."
    case .badName(let name): "“\(name)” is no name; use lower-case letters, digits, hyphens and underscores."
    default: furtherMessage
    }
  }

  private var furtherMessage: String {
    switch cause {
    case .idDiffers(let id, let expected):
      "the id “\(id)” differs from the name of the file or folder; rename one so that both are “\(expected)”."
    case .duplicateFile: "this file is given twice, so its id would be defined twice; keep one."
    case .strayFile: "the library has no use for a file here; move or remove it."
    case .missingFile(let name): "“\(name)” is missing from this folder; add it."
    case .missingOfNewFamily(let name, let near):
      "“\(name)” is missing from this folder; add it for a new family, or did you mean “\(near)”?"
    case .partyTaken(let name, let list):
      "“\(name)” stands under “\(list)” of the lexicon already; keep it on one side."
    case .classOfFamily(let name):
      "a family has a word class “\(name)” of its own already; choose another name."
    case .badMark: "the marks are out of order; use one ⟦ and one ⟧ around the words expected to match."
    case .adverseWithoutExample: "adverse terms need an example; add “adverse” to “examples”."
    case .adverseExampleWithoutTerm: "an adverse example needs an adverse term; add “adverse” to the element."
    case .badRange(let name): "“\(name)” must be two whole numbers, the lower one first, such as [1, 90]."
    case .rangeOfText(let name): "“\(name)” is for numbers only; set “type” to number or remove it."
    case .reservedName(let name): "“\(name)” is built in; choose another name."
    case .shadowedClass(let name): "the lexicon has a word class “\(name)” already; choose another name."
    case .unknownClass(let name, let suggestion, let known):
      "there is no word class {\(name)}; "
        + (suggestion.map { "did you mean {\($0)}?" } ?? "the known classes are \(listed(known)).")
    case .circularClass(let names):
      "these word classes refer to each other in a circle: \(names.joined(separator: " → "))."
    case .unknownElement(let id, let suggestion):
      "the family has no element “\(id)”; "
        + (suggestion.map { "did you mean “\($0)”?" } ?? "correct the id.")
    case .unknownFamily(let id, let suggestion):
      "the library has no family “\(id)”"
        + (suggestion.map { "; did you mean “\($0)”?" } ?? "; name the folder of one.")
    case .unknownRule(let id, let suggestion):
      "the library has no rule “\(id)”; "
        + (suggestion.map { "did you mean “\($0)”?" } ?? "name it as family.element.")
    case .phrase(let text, let problem, let offset):
      "the pattern “\(text)” cannot be read from its character \(offset + 1) on: \(problem)."
    case .pattern(let problem): problem
    case .model(let fault): fault.message
    default: ""
    }
  }
}

extension ModelFault {
  var message: String {
    switch self {
    case .noHeading: "the first line must be the clause's title, such as “heading: Ownership of data”."
    case .unknownTier(let name): "there is no tier “\(name)”; use # Preferred, # Fallback and # Minimum."
    case .repeatedTier(let name): "the tier “\(name)” stands here twice; join the two."
    case .missingTier(let name): "the tier “# \(name)” is missing or has no paragraph; add one."
    case .textOutsideParagraph:
      "this text belongs to no numbered paragraph; begin it with a number, as in “1. ”."
    case .misplacedElements:
      "element ids in brackets must be the last thing in the paragraph; move them there."
    case .unknownSlot(let name, let suggestion):
      "{\(name)} is no parameter of the family; "
        + (suggestion.map { "did you mean {\($0)}?" } ?? "add it to “parameters” of family.yaml.")
    case .unclosedSlot: "a brace is open or empty; write a slot as {name}."
    }
  }
}

/// "a, b and c".
func listed(_ words: [String], _ conjunction: String = "and") -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
}
