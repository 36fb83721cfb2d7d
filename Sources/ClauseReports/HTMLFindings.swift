import ClauseLint

/// The verdicts and findings of one document as HTML.
struct HTMLFindings {
  private let document: DocumentReport
  private let assessment: Assessment
  private let index: Int
  private let library: ClauseLibrary
  private let book: RuleBook

  init(
    _ document: DocumentReport, _ assessment: Assessment, index: Int, library: ClauseLibrary, book: RuleBook
  ) {
    self.document = document
    self.assessment = assessment
    self.index = index
    self.library = library
    self.book = book
  }

  /// Every family with its verdict and the number of findings that count, the worst first, as in the findings.
  var verdicts: String {
    guard !assessment.families.isEmpty else { return "" }
    let rows = (FamilyStatus.worstFirst + [.notApplicable]).flatMap { status in
      assessment.families.filter { $0.status == status }
    }.map { verdict in
      let open = document.open.filter { $0.finding.family == verdict.id }.map(\.finding.severity)
      let cells = [Severity.error, .warning, .note].map { severity in
        let number = open.count { $0 == severity }
        return "<td class=\"count\">\(number == 0 ? "–" : String(number))</td>"
      }
      let family = library.families.first { $0.id == verdict.id }
      let title = markup(family?.title ?? verdict.id)
      let name =
        verdict.status == .notApplicable ? title : "<a href=\"#d\(index)-\(markup(verdict.id))\">\(title)</a>"
      return "<tr><th scope=\"row\">\(name)</th><td>\(markup(family?.question ?? ""))</td>"
        + "<td>\(badge(verdict.status))</td>\(cells.joined())</tr>"
    }
    return """
      <h3>Verdicts</h3>
      <table class="verdicts">
      <thead><tr><th scope="col">Family</th><th scope="col">Question</th><th scope="col">Verdict</th>\
      <th scope="col">Errors</th><th scope="col">Warnings</th><th scope="col">Notes</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  /// Families in the order of the report, and what belongs to none of them at the end.
  var text: String {
    let numbered = document.reported.enumerated().map { (number: $0 + 1, reported: $1) }
    let listed = Set(assessment.families.map(\.id))
    let asked = FamilyStatus.worstFirst.flatMap { status in
      assessment.families.filter { $0.status == status }
    }
    let families = asked.map { verdict in
      family(verdict, numbered.filter { $0.reported.finding.family == verdict.id })
    }
    let others = numbered.filter { !listed.contains($0.reported.finding.family) }
    let rest =
      others.isEmpty
      ? "" : "<section class=\"family\">\n<h4>Waivers and baseline</h4>\n\(articles(others))\n</section>"
    return (["<h3>Findings</h3>"] + families + [rest]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func family(
    _ verdict: FamilyVerdict, _ findings: [(number: Int, reported: ReportedFinding)]
  ) -> String {
    let family = library.families.first { $0.id == verdict.id }
    var parts = [
      "<section class=\"family\" id=\"d\(index)-\(markup(verdict.id))\">",
      "<h4>\(badge(verdict.status)) \(markup(family?.title ?? verdict.id))</h4>",
    ]
    if let family { parts.append("<p class=\"question\">\(markup(family.question))</p>") }
    if !findings.isEmpty, let family {
      parts.append(
        "<p class=\"why\"><strong>Why it matters.</strong> \(markup(printable(family.rationale)))</p>")
    }
    parts.append(articles(findings))
    parts.append(evidence(verdict))
    if !findings.isEmpty, let family { parts += [references(family), tiers(family)] }
    return (parts.filter { !$0.isEmpty } + ["</section>"]).joined(separator: "\n")
  }

  private func articles(_ findings: [(number: Int, reported: ReportedFinding)]) -> String {
    let isRefinement: (ReportedFinding) -> Bool = {
      $0.finding.severity == .note && $0.finding.status == .missing && $0.suppression == nil
        && $0.finding.fix == nil
    }
    let told = findings.filter { !isRefinement($0.reported) }.map { article($0.reported, $0.number) }
    let notes = findings.filter { isRefinement($0.reported) }.map { number, reported in
      "<li id=\"d\(index)-f\(number)\">\(number). \(markup(printable(book.summary(of: reported.finding.rule)))) "
        + "<code>\(markup(reported.finding.rule))</code></li>"
    }
    guard !notes.isEmpty else { return told.joined(separator: "\n") }
    let list =
      "<div class=\"finding note\">\n<h5><span class=\"severity note\">note</span> Also not said</h5>\n"
      + "<ul class=\"refinements\">\n\(notes.joined(separator: "\n"))\n</ul>\n</div>"
    return (told + [list]).joined(separator: "\n")
  }

  private func article(_ reported: ReportedFinding, _ number: Int) -> String {
    let finding = reported.finding
    let name = "d\(index)-f\(number)"
    let summary = finding.status == .adverse ? finding.message : book.summary(of: finding.rule)
    let title = markup(printable(summary))
    var parts = [
      "<article class=\"finding \(finding.severity.rawValue)\(reported.suppression == nil ? "" : " suppressed")\" "
        + "id=\"\(name)\" aria-labelledby=\"\(name)-title\">",
      "<h5 id=\"\(name)-title\"><span class=\"severity \(finding.severity.rawValue)\">"
        + "\(finding.severity.rawValue)</span> \(number). \(title)</h5>",
      "<p class=\"place\"><code>\(markup(finding.rule))</code> \(place(finding, number))</p>",
    ]
    if let suppression = reported.suppression {
      parts.append("<p class=\"suppression\">\(markup(suppression.sentence))</p>")
    }
    if let quote = quote(finding) { parts.append(quote) }
    if !finding.message.hasSuffix(summary) || finding.fix?.heading.isEmpty == false {
      parts.append("<p>\(markup(printable(finding.message)))</p>")
    }
    if let guidance = book[finding.rule]?.element.guidance, !guidance.isEmpty {
      parts.append("<p class=\"guidance\">\(markup(printable(guidance)))</p>")
    }
    parts.append(todo(finding))
    return (parts + ["</article>"]).joined(separator: "\n")
  }

  private func place(_ finding: Finding, _ number: Int) -> String {
    let place = markup(finding.whereabouts)
    let link = document.document == nil ? place : "<a href=\"#d\(index)-m\(number)\">\(place)</a>"
    if HouseRule(rawValue: finding.rule) != nil { return "at \(link)" }
    return finding.status == .missing
      ? "missing; belongs after \(link)" : "\(finding.status.rawValue) at \(link)"
  }

  /// The words with what stands around them in the same paragraph.
  private func quote(_ finding: Finding) -> String? {
    let passage = finding.passage
    guard !passage.text.isEmpty else { return nil }
    let marked = "<mark class=\"\(finding.status.rawValue)\">\(markup(printable(passage.text)))</mark>"
    guard let blocks = document.document?.blocks, blocks.indices.contains(passage.block),
      let (before, after) = blocks[passage.block].text.around(passage.range)
    else { return "<blockquote>\(marked)</blockquote>" }
    let lead = before.count > 240 ? "… " + printable(String(before.suffix(240))) : printable(before)
    let tail = after.count > 240 ? printable(String(after.prefix(240))) + " …" : printable(after)
    let number = passage.number.isEmpty ? "" : markup(printable(passage.number))
    let pieces = [number, markup(lead), marked, markup(tail)].filter { !$0.isEmpty }
    return "<blockquote>\(pieces.joined(separator: " "))</blockquote>"
  }

  /// What to write where; the words for a whole family stand below it, in three tiers.
  private func todo(_ finding: Finding) -> String {
    guard let fix = finding.fix else {
      let remedy =
        HouseRule(rawValue: finding.rule)?.remedy
        ?? finding.status.remedy(
          book[finding.rule]?.element.requires ?? finding.rule)
      return "<p class=\"todo\"><strong>What to do.</strong> \(markup(printable(remedy)))</p>"
    }
    let reason = fix.reason.isEmpty ? "" : ", \(markup(printable(fix.reason)))"
    let lines = fix.lines.map { "<p>\(markup(printable($0)))</p>" }.joined(separator: "\n")
    return
      "<p class=\"todo\"><strong>What to do.</strong> Insert the \(fix.tier.rawValue) text\(reason):</p>\n"
      + "<div class=\"copy\">\n\(lines)\n</div>"
  }

  private func evidence(_ verdict: FamilyVerdict) -> String {
    let items = verdict.elements.flatMap { element in
      element.evidence.map { evidence in
        let number = evidence.passage.number.isEmpty ? "" : "\(markup(printable(evidence.passage.number))): "
        return "<li><code>\(markup(element.id))</code> \(element.status.rawValue), \(number)"
          + "“\(markup(shortened(printable(evidence.passage.text), to: 400)))”</li>"
      }
    }
    guard !items.isEmpty else { return "" }
    return "<details><summary>What the document says (\(items.count))</summary>\n<ul class=\"evidence\">\n"
      + items.joined(separator: "\n") + "\n</ul></details>"
  }

  private func references(_ family: Family) -> String {
    guard !family.references.isEmpty else { return "" }
    let items = family.references.map { "<li>\(markup(printable($0.line)))</li>" }.joined(separator: "\n")
    return "<details open><summary>Who recommends it</summary>\n<ul>\n\(items)\n</ul></details>"
  }

  private func tiers(_ family: Family) -> String {
    let tiers = Tier.allCases.compactMap { tier -> String? in
      guard let paragraphs = try? family.modelText(tier), !paragraphs.isEmpty else { return nil }
      let items = paragraphs.map { "<li>\(markup(printable($0.text)))</li>" }.joined(separator: "\n")
      return "<details class=\"tier\"><summary>Clause to copy: \(tier.rawValue)</summary>\n"
        + "<div class=\"copy\"><p>\(markup(printable(family.model.heading)))</p>\n<ol>\n\(items)\n</ol></div></details>"
    }
    return tiers.joined(separator: "\n")
  }

  private func badge(_ status: FamilyStatus) -> String {
    "<span class=\"badge \(status.rawValue)\">\(status.words)</span>"
  }
}

extension String {
  /// The text before and after a range of UTF-8 bytes; `nil` where the range does not fit.
  func around(_ range: Range<Int>) -> (before: String, after: String)? {
    let bytes = Array(utf8)
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
    return (
      String(decoding: bytes[..<range.lowerBound], as: UTF8.self),
      String(decoding: bytes[range.upperBound...], as: UTF8.self)
    )
  }
}

extension FamilyStatus {
  /// The verdicts that a reader has to see first come first; what does not apply is left out.
  static let worstFirst: [FamilyStatus] = [.adverse, .missing, .weak, .present]
}
