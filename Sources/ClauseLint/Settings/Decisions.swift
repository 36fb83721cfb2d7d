/// The waivers that bear on one document, and what became of each.
package struct Decisions: Sendable {
  package var waivers: [Waiver]
  /// Rules that may not be waived.
  package var neverWaived: Set<String>
  package var today: CalendarDate
  /// Where findings about waivers of other files stand.
  package var top: Passage

  package init(waivers: [Waiver], neverWaived: Set<String>, today: CalendarDate, top: Passage) {
    self.waivers = waivers
    self.neverWaived = neverWaived
    self.today = today
    self.top = top
  }

  /// The findings with those suppressed that a waiver holds for, and a finding for each waiver that does not hold.
  /// - Parameter place: the passage of a block, for findings about waivers in the document.
  package func applied(
    to findings: [ReportedFinding], place: (Int) -> Passage
  ) -> (findings: [ReportedFinding], about: [Finding]) {
    var findings = findings
    var about: [Finding] = []
    for waiver in waivers {
      if let (rule, message) = apply(waiver, to: &findings) {
        about.append(rule.finding(message, at: waiver.block.map(place) ?? top))
      }
    }
    return (findings, about)
  }

  private func apply(_ waiver: Waiver, to findings: inout [ReportedFinding]) -> (HouseRule, String)? {
    let lead = "The waiver of \(waiver.rule) (\(waiver.source))"
    if neverWaived.contains(waiver.rule) {
      return (
        .waiverForbidden, "\(lead) is not allowed here: the configuration lists the rule under never-waive."
      )
    }
    let same = findings.indices.filter { findings[$0].finding.rule == waiver.rule }
    let meant = same.filter {
      waiver.clause.map(fits(findings[$0])) ?? (findings[$0].finding.status == .missing)
    }
    guard !meant.isEmpty else { return failure(of: waiver, lead, among: same.map { findings[$0] }) }
    if waiver.isExpired(on: today), let last = waiver.expires {
      return (.waiverExpired, "\(lead) held until \(last) and no longer does.")
    }
    for index in meant where findings[index].suppression == nil {
      findings[index].suppression = .waived(waiver)
    }
    return nil
  }

  private func fits(_ reported: ReportedFinding) -> (ClauseFingerprint) -> Bool {
    { clause in reported.finding.status != .missing && reported.key.clause == clause }
  }

  /// Why a waiver holds for none of the rule's findings.
  private func failure(
    of waiver: Waiver, _ lead: String, among same: [ReportedFinding]
  ) -> (HouseRule, String)? {
    guard let other = same.first(where: { $0.finding.status != .missing }) ?? same.first else {
      return waiver.isShared
        ? nil : (.waiverUnused, "\(lead) waives nothing: the document has no such finding.")
    }
    let number = "clause: \(other.key.clause)"
    if waiver.clause == nil {
      return (
        .waiverUntied,
        "\(lead) does not say which words it was given for; where these were approved, add “\(number)”."
      )
    }
    guard other.finding.status != .missing else {
      return (.waiverLapsed, "\(lead) has lapsed: the clause it was given for is no longer there.")
    }
    return (
      .waiverLapsed,
      "\(lead) has lapsed: the clause has changed since; where the new words are approved, write “\(number)”."
    )
  }
}
