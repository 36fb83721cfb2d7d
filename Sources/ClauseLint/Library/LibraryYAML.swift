import Yams

extension LibraryValue {
  /// Composes a YAML file.
  ///
  /// Anchors are refused before any value is read: an alias would make one text stand at two places, and nested
  /// aliases would let a short file grow without bound.
  init(file: LibraryFile) throws(LibraryFault) {
    let path = file.name
    let composed: (node: Node?, anchored: Place?)
    do {
      let parser = try Parser(yaml: file.text, encoding: .utf8)
      composed = try withExtendedLifetime(parser) {
        let node = try parser.singleRoot()
        return (node, node.flatMap { firstAnchor(in: $0, file: path) })
      }
    } catch {
      throw yamlFault(error, file: path)
    }
    if let place = composed.anchored { throw LibraryFault(.anchor, at: place) }
    guard let node = composed.node else {
      throw LibraryFault(.empty(path), at: Place(file: path, line: 1, column: 1))
    }
    self.init(node: node, file: path, name: "")
  }
}

/// The first anchored value; the parser must be alive, since nodes hold their anchors weakly.
private func firstAnchor(in node: Node, file: String) -> Place? {
  if node.anchor != nil {
    return Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
  switch node {
  case .scalar, .alias: return nil
  case .sequence(let items):
    for item in items {
      if let place = firstAnchor(in: item, file: file) { return place }
    }
  case .mapping(let pairs):
    for (key, value) in pairs {
      if let place = firstAnchor(in: key, file: file) ?? firstAnchor(in: value, file: file) { return place }
    }
  }
  return nil
}

private func yamlFault(_ error: any Error, file: String) -> LibraryFault {
  func place(_ mark: Mark) -> Place { Place(file: file, line: mark.line, column: mark.column) }
  let start = Place(file: file, line: 1, column: 1)
  guard let error = error as? YamlError else { return LibraryFault(.syntax("\(error)"), at: start) }
  switch error {
  case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
    let words = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
    return LibraryFault(.syntax(words), at: place(mark))
  case .composer(_, let problem, let mark, _):
    let cause: LibraryFault.Cause = problem.contains("alias") ? .anchor : .syntax(problem)
    return LibraryFault(cause, at: place(mark))
  case .duplicatedKeysInMapping(let keys, let context):
    return LibraryFault(.duplicateKey(keys.first ?? ""), at: place(context.mark))
  case .reader(let problem, _, _, _): return LibraryFault(.syntax(problem), at: start)
  default: return LibraryFault(.syntax("\(error)"), at: start)
  }
}
