extension Family {
  /// Decodes `family.yaml`; the elements and the model clause join later.
  /// - Parameter beneath: the word classes of the family that this one overrides; its own are laid over them.
  static func decode(
    _ file: LibraryFile, folder: String, shared: Set<String>, beneath: [WordClass] = []
  ) throws(LibraryFault) -> Family {
    let fields = try LibraryValue(file: file).fields(.family)
    var classes = beneath
    if let value = fields["classes"] {
      let own = try WordClass.decode(value, outer: shared)
      classes = beneath.isEmpty ? own : overlaid(beneath, by: own, \.name)
    }
    var concerns: String?
    if let value = fields["concerns"] {
      let name = try value.text()
      let known = shared.union(classes.map(\.name))
      guard known.contains(name) else {
        throw value.fault(
          .unknownClass(name, suggestion: suggestion(for: name, among: known.sorted()), known: known.sorted())
        )
      }
      concerns = name
    }
    return Family(
      id: try fields.id(as: folder), title: try fields.text("title"), question: try fields.text("question"),
      rationale: try fields.text("rationale"),
      references: try Reference.decode(fields.need("references")),
      applies: try fields.need("applies").choice(),
      parameters: try Parameter.decode(fields.need("parameters")),
      placement: try placement(fields.need("placement")), classes: classes, elements: [],
      model: ModelClause(heading: ""), concerns: concerns)
  }

  private static func placement(_ value: LibraryValue) throws(LibraryFault) -> [String] {
    for item in try value.list() where try item.text() != item.text().lowercased() {
      throw item.fault(.wrongType(value.name, expected: "in lower case"))
    }
    return try value.texts()
  }
}

extension LibraryFields {
  /// The id, which must be the name of its file or folder: whoever looks for a finding's rule finds its file.
  func id(as expected: String) throws(LibraryFault) -> String {
    let value = try need("id")
    let id = try value.text()
    guard id == expected else { throw value.fault(.idDiffers(id: id, expected: expected)) }
    guard isLibraryName(id) else { throw value.fault(.badName(id)) }
    return id
  }
}

extension Reference {
  static func decode(_ value: LibraryValue) throws(LibraryFault) -> [Reference] {
    var references: [Reference] = []
    for item in try value.list(minimum: 0) {
      let fields = try item.fields(.reference)
      references.append(
        Reference(
          title: try fields.text("title"), body: try fields.text("body"), year: try fields.text("year"),
          unverified: try fields["unverified"]?.truth() ?? false))
    }
    return references
  }
}

extension Parameter {
  static func decode(_ value: LibraryValue) throws(LibraryFault) -> [Parameter] {
    var parameters: [Parameter] = []
    for (key, name, value) in try value.named() {
      if LibraryShape.partySlots.contains(name) { throw key.fault(.reservedName(name)) }
      parameters.append(try decode(value, name: name))
    }
    return parameters
  }

  private static func decode(_ value: LibraryValue, name: String) throws(LibraryFault) -> Parameter {
    let fields = try value.fields(.parameter)
    let kind: Kind = try fields.need("type").choice()
    let initial = try fields.need("default")
    var range: ClosedRange<Int>?
    if let limits = fields["range"] {
      if kind == .text { throw limits.fault(.rangeOfText(limits.name)) }
      range = try decodeRange(limits)
    }
    if kind == .number {
      let number = try initial.number(quotable: true)
      if let range, !range.contains(number) {
        throw initial.fault(.outOfRange(initial.name, value: number, range: range))
      }
    }
    return Parameter(
      name: name, kind: kind, help: try fields.text("help"), value: try initial.text(), range: range)
  }

  private static func decodeRange(_ value: LibraryValue) throws(LibraryFault) -> ClosedRange<Int> {
    var ends: [Int] = []
    for item in try value.list(minimum: 0) { ends.append(try item.number()) }
    guard ends.count == 2, ends[0] <= ends[1] else { throw value.fault(.badRange(value.name)) }
    return ends[0]...ends[1]
  }
}
