/// A file of the clause library, read by the caller.
package struct LibraryFile: Sendable, Equatable {
  /// The path inside the library's folder, with slashes: `data-ownership/family.yaml`.
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

extension ClauseLibrary {
  /// Decodes the library from its files, strictly: whatever is not understood is a fault with its place.
  ///
  /// The folder is the registry: a folder with `family.yaml` is a family, each other YAML file in it an element.
  /// `lexicon/` holds the words, `profiles/` the profiles, and Markdown beside the folders is for people.
  /// `check` judges the patterns and the phrases of word classes.
  package static func decode(
    files: [LibraryFile], check: PatternCheck = PatternClasses.check
  ) throws(LibraryError) -> ClauseLibrary {
    var reading = LibraryReading(files: files)
    let lexicon = reading.lexicon()
    let shared = Set(lexicon?.classes.map(\.name) ?? [])
    var families: [Family] = []
    for folder in reading.folders.keys.sorted() {
      if let family = reading.family(folder, shared: shared) { families.append(family) }
    }
    let profiles = reading.profiles(for: families)
    if let lexicon { reading.check(lexicon, families, with: check) }
    guard reading.faults.isEmpty, let lexicon else { throw LibraryError(reading.sortedFaults) }
    return ClauseLibrary(lexicon: lexicon, families: families, profiles: profiles)
  }
}

/// The state of decoding a library: its files by folder, and the faults found so far.
private struct LibraryReading {
  static let lexiconPath = "lexicon/english.yaml"

  var faults: [LibraryFault] = []
  /// The files of each family, by folder and name.
  var folders: [String: [String: LibraryFile]] = [:]
  var lexiconFile: LibraryFile?
  var profileFiles: [String: LibraryFile] = [:]

  init(files: [LibraryFile]) {
    var seen: Set<String> = []
    for file in files {
      if seen.insert(file.path).inserted { sort(file) } else { note(.duplicateFile, file.path) }
    }
  }

  private mutating func sort(_ file: LibraryFile) {
    let parts = file.path.split(separator: "/").map(String.init)
    if parts.count == 1 && file.path.hasSuffix(".md") { return }
    if file.path == Self.lexiconPath {
      lexiconFile = file
    } else if parts.count == 2, parts[0] == "profiles", parts[1].hasSuffix(".yaml") {
      profileFiles[String(parts[1].dropLast(".yaml".count))] = file
    } else if parts.count == 2, !["lexicon", "profiles"].contains(parts[0]),
      parts[1] == "model.md" || parts[1].hasSuffix(".yaml")
    {
      folders[parts[0], default: [:]][parts[1]] = file
    } else {
      note(.strayFile, file.path)
    }
  }

  var sortedFaults: [LibraryFault] {
    faults.sorted {
      ($0.place.file, $0.place.line, $0.place.column) < ($1.place.file, $1.place.line, $1.place.column)
    }
  }

  private mutating func note(_ cause: LibraryFault.Cause, _ path: String) {
    faults.append(LibraryFault(cause, at: Place(file: path, line: 1, column: 1)))
  }

  @discardableResult
  private mutating func attempt<T>(_ body: () throws(LibraryFault) -> T) -> T? {
    do { return try body() } catch {
      faults.append(error)
      return nil
    }
  }

  mutating func lexicon() -> Lexicon? {
    guard let file = lexiconFile else {
      note(.missingFile("english.yaml"), "lexicon")
      return nil
    }
    return attempt { () throws(LibraryFault) in try Lexicon.decode(file) }
  }

  mutating func profiles(for families: [Family]) -> [Profile] {
    let rules = Dictionary(families.map { ($0.id, $0.elements.map(\.id)) }) { first, _ in first }
    return profileFiles.sorted { $0.key < $1.key }.compactMap { name, file in
      attempt { () throws(LibraryFault) in try Profile.decode(file, name: name, rules: rules) }
    }
  }

  mutating func family(_ folder: String, shared: Set<String>) -> Family? {
    let files = folders[folder] ?? [:]
    let others = ["family.yaml", "model.md"]
    for name in others where files[name] == nil { note(.missingFile(name), folder) }
    let ids = files.keys.filter { !others.contains($0) }.map { String($0.dropLast(".yaml".count)) }.sorted()
    var elements: [Element] = []
    for id in ids {
      guard let file = files["\(id).yaml"] else { continue }
      let element = attempt { () throws(LibraryFault) in
        try Element.decode(file, name: id, family: ids)
      }
      if let element { elements.append(element) }
    }
    guard let file = files["family.yaml"],
      var family = attempt({ () throws(LibraryFault) in
        try Family.decode(file, folder: folder, shared: shared)
      })
    else { return nil }
    family.elements = elements
    guard let file = files["model.md"] else { return family }
    let parameters = family.parameters.map(\.name)
    let model = attempt { () throws(LibraryFault) in
      try ModelFile.decode(file, elements: ids, parameters: parameters)
    }
    if let model { family.model = model }
    return family
  }

  mutating func check(_ lexicon: Lexicon, _ families: [Family], with check: PatternCheck) {
    let shared = Set(lexicon.classes.map(\.name) + LibraryShape.partyClasses)
    checkAll(lexicon.classes.flatMap(\.phrases), known: shared, with: check)
    checkCircles(lexicon.classes)
    for family in families {
      let known = shared.union(family.classes.map(\.name))
      checkAll(family.classes.flatMap(\.phrases) + family.patterns, known: known, with: check)
      checkCircles(family.classes)
    }
  }

  private mutating func checkAll(_ patterns: [PatternSource], known: Set<String>, with check: PatternCheck) {
    for pattern in patterns {
      attempt { () throws(LibraryFault) in try check(pattern, known) }
    }
  }

  private mutating func checkCircles(_ classes: [WordClass]) {
    attempt { () throws(LibraryFault) in try PatternClasses.checkCircles(classes) }
  }
}

extension Family {
  /// Every pattern of the family's elements, adverse terms included.
  package var patterns: [PatternSource] {
    elements.flatMap { $0.satisfied + $0.adverse.flatMap(\.phrases) }
  }
}
