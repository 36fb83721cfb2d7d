package import ClauseLint

/// How words stand out on a terminal; without colour they are left as they are.
package struct Style: Sendable, Equatable {
  package enum Face: String, Sendable, Equatable {
    case bold = "1", faint = "2", red = "31", green = "32", yellow = "33", cyan = "36"
  }

  package static let plain = Style(colour: false)

  package var colour: Bool

  package init(colour: Bool) { self.colour = colour }

  package func callAsFunction(_ face: Face, _ text: String) -> String {
    colour && !text.isEmpty ? "\u{1B}[\(face.rawValue)m\(text)\u{1B}[0m" : text
  }

  package func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: self(.red, text)
    case .warning: self(.yellow, text)
    case .note: self(.cyan, text)
    }
  }

  func status(_ status: FamilyStatus, _ text: String) -> String {
    switch status {
    case .present: self(.green, text)
    case .weak: self(.yellow, text)
    case .missing, .adverse: self(.red, text)
    case .notApplicable: self(.faint, text)
    }
  }
}
