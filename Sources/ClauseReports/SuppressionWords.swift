package import ClauseLint

extension Suppression {
  /// One word for a list.
  package var short: String {
    switch self {
    case .waived: "waived"
    case .baseline: "baseline"
    }
  }

  /// A sentence for reports that have room for one.
  var sentence: String {
    switch self {
    case .waived(let waiver): "Waived \(waiver.terms): \(printable(waiver.reason))"
    case .baseline: "In the baseline."
    }
  }
}

extension Waiver {
  /// "until 2027-03-31, approved by A. Reader (tender.md:3)"
  var terms: String {
    let date = expires.map { "until \($0)" } ?? "without end"
    let name = approvedBy.map { ", approved by \(printable($0))" } ?? ""
    return "\(date)\(name) (\(printable(source)))"
  }
}

extension Finding {
  /// "12.3 Data", the number and heading a reader looks for; the paragraph's index where the document has neither.
  var whereabouts: String {
    let heading = passage.heading.last.map(printable) ?? ""
    let number = printable(passage.number)
    if heading.isEmpty { return number.isEmpty ? "paragraph \(passage.block)" : number }
    return number.isEmpty || heading.hasPrefix(number + " ") ? heading : "\(number) (\(heading))"
  }

  /// The message with the words that it rests on.
  var messageWithQuote: String {
    passage.text.isEmpty
      ? printable(message) : "\(printable(message)) “\(shortened(printable(passage.text), to: 300))”"
  }
}

extension Baseline.Entry {
  /// What is said of a finding that is gone.
  package var sentence: String {
    let words = quote.isEmpty ? "" : " (“\(quote) …”)"
    return "The baseline has \(rule), \(status.rawValue)\(words), which is no longer found."
  }
}
