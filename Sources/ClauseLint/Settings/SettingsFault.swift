/// What is wrong in a configuration, a waivers file or a baseline, with its place.
package struct SettingsFault: Error, Equatable, CustomStringConvertible {
  package enum Cause: Equatable {
    case value(LibraryFault.Cause)
    case unknownFamily(String, suggestion: String?)
    case unknownRule(String, suggestion: String?)
    case unknownProfile(String, suggestion: String?)
    case unknownParameter(String, suggestion: String?)
    case parameter(ModelTextError)
    case partyTaken(String)
    case badDate(String)
    case badFingerprint(String)
    case otherVersion(String)
    case circle([String])
  }

  package var place: Place
  package var cause: Cause

  package init(_ cause: Cause, at place: Place) {
    self.place = place
    self.cause = cause
  }

  init(_ fault: LibraryFault) { self.init(.value(fault.cause), at: fault.place) }

  package var description: String { "\(place): \(message)" }

  /// What is wrong and how to mend it, in one sentence.
  package var message: String {
    switch cause {
    case .value(.anchor): "anchors and aliases (& and *) are not used here; write the value out."
    case .value(let cause): LibraryFault(cause, at: place).message
    case .unknownFamily(let id, let near): unknown("family", id, near, "`clauselint rules` lists them")
    case .unknownRule(let id, let near): unknown("rule", id, near, "`clauselint rules` lists them")
    case .unknownProfile(let id, let near):
      unknown("profile", id, near, "`clauselint rules --profiles` lists them")
    case .unknownParameter(let name, let near):
      unknown("parameter", name, near, "`clauselint explain` shows those of a family")
    case .parameter(let error): error.description
    case .partyTaken(let name): "“\(name)” is a name of the other party already; keep it on one side."
    case .badDate(let text): "“\(text)” is no date; write it as 2027-03-31."
    case .badFingerprint(let text):
      "“\(text)” is not the number of a clause; it has 16 digits, and `clauselint waive` writes it."
    case .otherVersion(let text):
      "this file is of version \(text), and this program reads version 1; write it anew with "
        + "`clauselint baseline update`."
    case .circle(let files): "these files extend each other in a circle: \(files.joined(separator: " → "))."
    }
  }

  private func unknown(_ kind: String, _ id: String, _ near: String?, _ remedy: String) -> String {
    "there is no \(kind) “\(id)”; " + (near.map { "did you mean “\($0)”?" } ?? remedy + ".")
  }
}

/// A word of a configuration with its place, to be looked up once the library is known.
package struct SettingsName: Sendable, Equatable {
  package var text: String
  package var place: Place

  package init(text: String, place: Place) {
    self.text = text
    self.place = place
  }
}
