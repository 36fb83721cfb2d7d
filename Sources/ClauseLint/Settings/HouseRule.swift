/// What clauselint finds about waivers and baselines, rather than about a contract.
package enum HouseRule: String, Sendable, CaseIterable {
  case waiverMalformed = "waiver.malformed"
  case waiverForbidden = "waiver.forbidden"
  case waiverExpired = "waiver.expired"
  case waiverLapsed = "waiver.lapsed"
  case waiverUntied = "waiver.untied"
  case waiverUnused = "waiver.unused"
  case baselineFixed = "baseline.fixed"

  package var severity: Severity {
    switch self {
    case .waiverMalformed, .waiverForbidden, .baselineFixed: .error
    default: .warning
    }
  }

  /// What it means, in a sentence.
  package var says: String {
    switch self {
    case .waiverMalformed: "A waiver in the document cannot be understood."
    case .waiverForbidden: "A waiver stands for a rule that may not be waived here."
    case .waiverExpired: "A waiver has passed its last day, and what it waived counts again."
    case .waiverLapsed:
      "The clause that a waiver was given for has changed, so that the waiver no longer holds."
    case .waiverUntied: "A waiver does not say which words it was given for, and does not hold without."
    case .waiverUnused: "A waiver waives nothing, since the document has no such finding."
    case .baselineFixed: "A finding of the baseline is no longer there, and the baseline still allows it."
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .waiverMalformed: "Write it as the message says."
    case .waiverForbidden: "Change the clause, or ask those who keep the configuration."
    case .waiverExpired: "Change the clause, or have the waiver approved again with a new date."
    case .waiverLapsed: "Have the new words approved, and take their number into the waiver."
    case .waiverUntied: "Add the number of the clause, which the message gives, to the waiver."
    case .waiverUnused: "Take the waiver away."
    case .baselineFixed: "Run clauselint baseline update, so that it cannot come back unseen."
    }
  }

  /// A finding of this rule at a place of the document.
  package func finding(_ message: String, at passage: Passage) -> Finding {
    Finding(
      rule: rawValue, status: .weak, severity: severity, message: message, passage: passage, fix: nil)
  }
}
