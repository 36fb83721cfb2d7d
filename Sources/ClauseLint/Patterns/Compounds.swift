/// Words that mean something else beside their neighbours.
extension Matcher {
  /// The words with the trait of that name.
  static let carriers = ["data", "information"]
  /// What is no data though its name begins with them: "data centre", "information security".
  private static let carried = Tokeniser.hashes(of: [
    "centre", "center", "centres", "centers", "cabinet", "cabinets", "projector", "projectors", "cable",
    "cables", "cabling", "line", "lines", "link", "links", "plan", "plans", "port", "ports", "rack",
    "racks", "hall", "halls", "carrier", "carriers", "outlet", "outlets", "room", "rooms", "logger",
    "loggers", "card", "cards", "protection", "controller",
    "controllers", "processor", "processors", "subject", "subjects", "scientist", "scientists", "officer",
    "officers", "communication", "communications", "connection", "connections", "connectivity", "network",
    "networks", "sheet", "sheets", "technology", "technologies", "security", "desk", "commissioner",
    "service",
    "services", "platform", "platforms", "management", "entry",
  ])

  /// Whether the words before a token are no name of their own, but the first part of a longer one.
  func isCompound(endingAt end: Int) -> Bool {
    end < sentence.count && traits[end - 1].contains(.carrier)
      && Self.carried.contains(sentence.tokens[end].hash)
  }

  private static let afterPredicate = Tokeniser.hashes(of: [
    "alone", "from", "as", "and", "or", "upon", "on", "at", "in", "to", "by", "but", "when", "once",
    "throughout", "absolutely", "exclusively", "outright",
  ])

  /// Whether nothing follows the possessive at a token that it could belong to.
  func isPredicate(at token: Int) -> Bool {
    guard token + 1 < sentence.count else { return true }
    let next = sentence.tokens[token + 1]
    return !next.isWord || Self.afterPredicate.contains(next.hash)
  }

  private static let warrants = Tokeniser.hashes(of: ["warrant", "represent"].flatMap(Inflection.forms))
  private static let having = Tokeniser.hashes(
    of: ["own", "have", "hold", "possess", "retain", "control"].flatMap(Inflection.forms))

  /// "The Supplier warrants that it owns the software": who warrants what it has gives and keeps nothing by that.
  func isWarranty(_ match: Match) -> Bool {
    (max(0, match.start - 3)..<match.end).contains { at in
      guard at > 0, at + 2 < sentence.count, traits[at].contains(.that), traits[at + 1].contains(.pronoun),
        Self.warrants.contains(sentence.tokens[at - 1].hash)
      else { return false }
      return (at + 2..<min(at + 4, sentence.count)).contains {
        Self.having.contains(sentence.tokens[$0].hash)
      }
        && consumed.withValues { $0.contains { $0.start > at && $0.start <= at + 3 } }
    }
  }
}
