package import ClauseLint

/// What was proven of a redline, to be kept beside it.
package struct RedlineReceipt {
  package var toolVersion: String
  package var tier: Tier
  package var author: RedlineAuthor
  package var library: ClauseLibrary
  package var input: (name: String, bytes: [UInt8])
  package var output: (name: String, bytes: [UInt8])

  package init(
    toolVersion: String, tier: Tier, author: RedlineAuthor, library: ClauseLibrary,
    input: (name: String, bytes: [UInt8]), output: (name: String, bytes: [UInt8])
  ) {
    self.toolVersion = toolVersion
    self.tier = tier
    self.author = author
    self.library = library
    self.input = input
    self.output = output
  }

  /// The receipt as JSON, version 1.
  package func json(of redline: ProvenRedline, in document: Document) -> String {
    let proposals = redline.plan.entries(in: document).map { entry($0, document) }
    let omissions = redline.plan.omissions.map { omission in
      JSONValue.object([
        ("rule", .string(omission.rule)), ("number", .string(omission.passage.number)),
        ("text", .string(omission.passage.text)), ("reason", .string(omission.reason)),
      ])
    }
    return JSONValue.object([
      ("version", .number(1)),
      ("tool", .object([("name", .string("clauselint")), ("version", .string(toolVersion))])),
      ("tier", .string(tier.rawValue)),
      ("author", .string(author.name)), ("date", .string(author.date)),
      ("input", file(input)), ("output", file(output)),
      ("revisions", .number(redline.revisions)), ("comments", .number(redline.comments)),
      (
        "checks",
        .object([
          ("rejecting_restores_the_original", .bool(true)),
          ("healed", .array(Array(Set(redline.plan.healed)).sorted().map(JSONValue.string))),
          ("left", .array(redline.left.map(\.rule).map(JSONValue.string))),
        ])
      ),
      (
        "renumbered",
        .array(
          (redline.renumbering?.changes ?? []).map {
            .object([("old", .string($0.old)), ("new", .string($0.new)), ("block", .number($0.block))])
          })
      ),
      (
        "references_to_change",
        .array(
          (redline.renumbering?.references ?? []).map {
            .object([("block", .number($0.block)), ("words", .string($0.words)), ("new", .string($0.new))])
          })
      ),
      ("proposals", .array(proposals)), ("not_written", .array(omissions)),
    ]).rendered
  }

  private func file(_ file: (name: String, bytes: [UInt8])) -> JSONValue {
    .object([("name", .string(file.name)), ("sha256", .string(Digest.sha256(file.bytes)))])
  }

  private func entry(_ entry: RedlineEntry, _ document: Document) -> JSONValue {
    let block = document.blocks.indices.contains(entry.block) ? document.blocks[entry.block] : nil
    let clause = library.element(entry.rule).map { "\($0.requires)\n\($0.comment)" } ?? ""
    let model = library.family(ofRule: entry.rule).map(Self.text) ?? ""
    return .object([
      ("rule", .string(entry.rule)), ("kind", .string(entry.kind)),
      ("clause_sha256", .string(Digest.sha256("\(entry.rule)\n\(clause)\n\(model)"))),
      ("block", .number(entry.block)), ("number", .string(block?.number ?? "")),
      ("heading", .array((block?.headingPath ?? []).map(JSONValue.string))),
      ("before", .string(entry.before)), ("after", .string(entry.after)),
    ])
  }

  /// The whole model clause of a family, whatever the tier.
  private static func text(of family: Family) -> String {
    Tier.allCases.flatMap { family.model[$0] ?? [] }.map(\.text).joined(separator: "\n")
  }
}
