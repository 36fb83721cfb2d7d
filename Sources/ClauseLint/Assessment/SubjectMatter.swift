/// What a document buys, as far as its words tell.
package struct SubjectMatter: Sendable, Equatable {
  /// How many sentences name software, data, networks and devices, those that speak of another trade left out; what
  /// services yield; goods and works; another trade.
  package var digital: Int
  package var informational: Int
  package var physical: Int
  package var trade: Int
  /// How often the title and the first lines name something digital.
  package var opening: Int

  package init(digital: Int = 0, informational: Int = 0, physical: Int = 0, trade: Int = 0, opening: Int = 0)
  {
    self.digital = digital
    self.informational = informational
    self.physical = physical
    self.trade = trade
    self.opening = opening
  }

  /// Notes what a sentence names. The web among the media of an advertiser, or a web address among trade marks,
  /// is what that trade uses, and not what is bought.
  mutating func note(_ sentence: Matcher, of table: PatternTable, opens: Bool) {
    guard !sentence.sentence.isItem else { return }
    func names(_ subject: PatternTable.Subject) -> Int { sentence.count(of: table.subject(subject)) }
    let digitalNames = names(.digital)
    if opens { opening += digitalNames }
    if names(.trade) > 0 { trade += 1 } else if digitalNames > 0 { digital += 1 }
    if names(.informational) > 0 { informational += 1 }
    if names(.physical) > 0 { physical += 1 }
  }

  /// How many UTF-8 bytes of a document are its title and first lines.
  static let openingReach = 1500

  /// Whether software, data or a digital service is bought at all.
  ///
  /// A title and first lines that name it tell, and so do words that are frequent, unless goods or another trade are
  /// named far more often. Where they are rare, a contract whose results are reports, deliverables and service levels
  /// buys files and records, if it speaks of them more than of goods.
  func isDigital(kind: Assessment.Kind, words: Int) -> Bool {
    if kind == .nda { return digital >= 2 && isFrequent(digital, in: words, perThousand: 2.5) }
    let others = physical + trade
    if opening >= 3 || opening >= 2 && digital >= 2 { return others < digital * 20 }
    let isShort = words < 1000
    if digital >= (isShort ? 1 : 3), isFrequent(digital, in: words, perThousand: 1.25) {
      return others < digital * 4
    }
    return informational > others && isFrequent(informational, in: words, perThousand: 1.5)
  }

  private func isFrequent(_ count: Int, in words: Int, perThousand: Double) -> Bool {
    Double(count) * 1000 >= perThousand * Double(words)
  }
}
