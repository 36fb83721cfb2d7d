package import ClauseLint

extension Baseline {
  /// The baseline as JSON, one line for each thing that can change, so that a review shows what was added.
  package var text: String {
    JSONValue.object([
      ("version", .number(Self.version)),
      ("documents", .array(records.map(value))),
    ]).rendered
  }

  private func value(_ record: Record) -> JSONValue {
    .object([
      ("path", .string(record.path)), ("text", .string(record.text.description)),
      (
        "findings",
        .array(
          record.entries.map { entry in
            .object([
              ("rule", .string(entry.rule)), ("status", .string(entry.status.rawValue)),
              ("clause", .string(entry.clause.description)), ("quote", .string(entry.quote)),
            ])
          })
      ),
    ])
  }
}
