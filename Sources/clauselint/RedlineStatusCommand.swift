import ArgumentParser
import ClauseLint
import OfficeOpenXML

struct RedlineStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell what became of a redline that came back.",
    discussion: """
      For each proposal: open, accepted, rejected, altered or silently altered; and what else was changed, with a mark or \
      without. The exit status is 1 where something was changed without a mark.

      EXAMPLES
        clauselint redline status sent.docx returned.docx --author "City Legal"
        clauselint redline status sent.docx returned.docx --next-tier round-two.docx
      """)

  @Argument(help: "The redline as it was sent.", completion: .file())
  var sent: String

  @Argument(help: "The document as it came back.", completion: .file())
  var returned: String

  @Option(
    help: ArgumentHelp("Propose the next lower tier for what was rejected, in this file.", valueName: "file"),
    completion: .file())
  var nextTier: String?

  @OptionGroup var wording: Wording

  @OptionGroup var signature: Signature

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var configured: ConfigurationChoice

  @OptionGroup var presentation: Presentation

  func run() async throws {
    let target = try nextTier.map { (path) throws(Refusal) in try OutputFile(path, inputs: [sent, returned]) }
    let bytes: (sent: [UInt8], returned: [UInt8])
    do { bytes.sent = try InputFile.read(sent) } catch { throw error.about(sent) }
    do { bytes.returned = try InputFile.read(returned) } catch { throw error.about(returned) }
    let status: ReturnedRedline
    do {
      status = try ReturnedRedline(sent: bytes.sent, returned: bytes.returned, author: signature.author)
    } catch {
      throw Refusal(error).about(sent)
    }
    guard Terminal.print(Self.text(of: status)) else { throw ExitCode.notDone }
    if let target { try propose(target, status, bytes.returned) }
    let isSilent =
      status.answers.contains { $0.fate == .silentlyAltered } || status.others.contains { !$0.isMarked }
    if isSilent { throw ExitCode.findings }
  }

  static func text(of status: ReturnedRedline) -> String {
    var lines: [String] = []
    for answer in status.answers {
      let rules = answer.rules.isEmpty ? "" : " (\(answer.rules.joined(separator: ", ")))"
      lines.append("\(answer.fate.rawValue): \(shortened(answer.proposed))\(rules)")
      if [.altered, .silentlyAltered].contains(answer.fate) {
        lines.append("  came back as: \(shortened(answer.returned))")
      }
    }
    for other in status.others {
      let mark = other.isMarked ? "with a mark" : "WITHOUT A MARK"
      if other.before.isEmpty {
        lines.append("added \(mark): \(shortened(other.after))")
      } else if other.after.isEmpty {
        lines.append("taken out \(mark): \(shortened(other.before))")
      } else {
        lines.append("changed \(mark): \(shortened(other.before))")
        lines.append("  is now: \(shortened(other.after))")
      }
    }
    let counts = ReturnedRedline.Fate.allCases.map { fate in
      "\(status.answers.count { $0.fate == fate }) \(fate.rawValue)"
    }
    let silent = status.others.count { !$0.isMarked }
    lines.append(
      counts.joined(separator: ", ")
        + "; \(status.others.count) other changes, \(silent) of them without a mark.")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 140 ? line.prefix(139) + "…" : line
  }

  /// A redline of the returned document with the next tier's text for the rules that were rejected.
  private func propose(_ target: OutputFile, _ status: ReturnedRedline, _ bytes: [UInt8]) throws {
    guard let tier = wording.tier.next else {
      throw Refusal(
        "--next-tier: There is no tier below \(wording.tier.rawValue); give the --tier that was sent.")
    }
    let rules = status.rejectedRules
    guard !rules.isEmpty else {
      presentation.remark("Nothing that names its rule was rejected, so that nothing was written.")
      return
    }
    do {
      let (redliner, settings) = try configured.writer(for: returned, profile: nil, choice)
      let assessment = { (document: Document) in
        redliner.assessor.assess(document, tier: tier).adjusted(by: settings)
      }
      let document = try Stages.read(bytes, name: returned)
      let prover = try RedlineProver(
        redliner: redliner.choosing(RedlineChoice(tier: tier, only: rules)),
        author: try signature.redlineAuthor(), original: bytes, document: document,
        read: { try Stages.read($0, name: returned) }, name: returned)
      let plan = prover.plan(assessment(document))
      let redline = try prover.redline(plan: plan)
      try target.write(redline.bytes)
      presentation.remark(
        "\(target.path): \(tier.rawValue) text for \(rules.joined(separator: ", ")); "
          + "\(redline.revisions) revisions; rejecting all restores the document as it came back.")
    } catch {
      throw Refusal(error).about(returned)
    }
  }
}
