/// Values for model text, as a YAML file gives them: a name and a value on each line.
package enum ParameterFile {
  /// The names of the parties, which may stand among the values.
  package static let parties = ["authority", "supplier"]

  /// The values by name. Whether the library knows the names is checked where they are used.
  package static func values(of text: String, name: String) throws(LibraryFault) -> [String: String] {
    var values: [String: String] = [:]
    for pair in try LibraryValue(file: LibraryFile(path: name, text: text)).named() {
      values[pair.name] = try pair.value.text()
    }
    return values
  }

  /// A file with every value of the families, their defaults, ranges and meaning, to be filled in.
  package static func text(for families: [Family]) -> String {
    var lines = [
      "# Values for the clauses. Change what you need; what you leave out keeps its default.",
      "authority: the Authority", "supplier: the Supplier",
    ]
    var known: Set<String> = []
    for family in families {
      let own = family.parameters.filter { known.insert($0.name).inserted }
      if !own.isEmpty { lines += ["", "# \(family.title)"] }
      for parameter in own {
        lines.append("# \(parameter.explanation)")
        lines.append("\(parameter.name): \(ElementText.scalar(parameter.value))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Parameter {
  /// What the value is for and what it may be, in a line.
  package var explanation: String {
    let bounds = range.map { ", a number from \($0.lowerBound) to \($0.upperBound)" } ?? ""
    return help + (kind == .number && range == nil ? ", a number" : bounds)
  }
}
