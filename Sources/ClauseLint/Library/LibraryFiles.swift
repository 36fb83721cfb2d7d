/// A file of the clause library, read by the caller.
package struct LibraryFile: Sendable, Equatable {
  /// The path inside the library's folder, with slashes: `data-ownership/family.yaml`.
  package var path: String
  package var text: String
  /// The folder as the user named it, so that every place in the file can be opened; empty for the folder itself.
  package var folder: String

  package init(path: String, text: String, folder: String = "") {
    self.path = path
    self.text = text
    self.folder = folder
  }

  /// The path that places name.
  var name: String { folder.isEmpty ? path : "\(folder)/\(path)" }

  static let lexicon = "lexicon/english.yaml"
  static let measured = "measured.yaml"
}

extension ClauseLibrary {
  /// Decodes the library from its files, strictly: whatever is not understood is a fault with its place.
  ///
  /// The folder is the registry: a folder with `family.yaml` is a family, each other YAML file in it an element.
  /// `lexicon/` holds the words, `profiles/` the profiles, and Markdown beside the folders is for people.
  /// `check` judges the patterns and the phrases of word classes.
  /// - Parameter base: the library that the files add to and override; without one they are a whole library.
  package static func decode(
    files: [LibraryFile], over base: ClauseLibrary? = nil, check: PatternCheck = PatternClasses.check
  ) throws(LibraryError) -> ClauseLibrary {
    var reading = LibraryReading(files: files, base: base)
    let lexicon = reading.lexicon()
    let shared = Set(lexicon?.classes.map(\.name) ?? [])
    var read: [Family] = []
    for folder in reading.folders.keys.sorted() {
      if let family = reading.family(folder, shared: shared) { read.append(family) }
    }
    let profiles = reading.profiles()
    let measured = reading.measured()
    if let lexicon { reading.check(lexicon, read, with: check) }
    guard reading.faults.isEmpty, let lexicon else { throw LibraryError(reading.sortedFaults) }
    guard let base else {
      return ClauseLibrary(lexicon: lexicon, families: read, profiles: profiles, measured: measured)
    }
    var library = ClauseLibrary(
      lexicon: lexicon, families: overlaid(base.families, by: read, \.id),
      profiles: overlaid(base.profiles, by: profiles, \.id))
    // What was measured was measured with other words and phrases.
    let kept = lexicon == base.lexicon ? base.measured?.without(Set(read.map(\.id))) : nil
    library.measured = measured ?? kept
    return library
  }
}

/// The values of `base` with those of `upper` added, or put in the place of the one with the same name; in the
/// order of names.
func overlaid<T>(_ base: [T], by upper: [T], _ name: (T) -> String) -> [T] {
  let names = Set(upper.map(name))
  return (base.filter { !names.contains(name($0)) } + upper).sorted { name($0) < name($1) }
}

/// The state of decoding a library: its files by folder, and the faults found so far.
private struct LibraryReading {
  var faults: [LibraryFault] = []
  /// The files of each family, by folder and name.
  var folders: [String: [String: LibraryFile]] = [:]
  var lexiconFile: LibraryFile?
  var measuredFile: LibraryFile?
  var profileFiles: [String: LibraryFile] = [:]
  /// The library beneath, where the files are an overlay.
  let base: ClauseLibrary?
  /// The library's folder as the user named it.
  private let root: LibraryFile

  init(files: [LibraryFile], base: ClauseLibrary?) {
    self.base = base
    root = LibraryFile(path: "", text: "", folder: files.first?.folder ?? "")
    var seen: Set<String> = []
    for file in files {
      if seen.insert(file.path).inserted { sort(file) } else { note(.duplicateFile, file.path) }
    }
  }

  private mutating func sort(_ file: LibraryFile) {
    let parts = file.path.split(separator: "/").map(String.init)
    if parts.count == 1 && file.path.hasSuffix(".md") { return }
    if file.path == LibraryFile.lexicon {
      lexiconFile = file
    } else if file.path == LibraryFile.measured {
      measuredFile = file
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
    let name = LibraryFile(path: path, text: "", folder: root.folder).name
    faults.append(LibraryFault(cause, at: Place(file: name, line: 1, column: 1)))
  }

  @discardableResult
  private mutating func attempt<T>(_ body: () throws(LibraryFault) -> T) -> T? {
    do { return try body() } catch {
      faults.append(error)
      return nil
    }
  }

  mutating func lexicon() -> Lexicon? {
    if let file = lexiconFile {
      let base = base
      return attempt { () throws(LibraryFault) in
        guard let base else { return try Lexicon.decode(file) }
        return try base.lexicon.extended(by: file, familyClasses: Set(base.families.flatMap(\.classNames)))
      }
    }
    if base == nil { note(.missingFile("english.yaml"), "lexicon") }
    return base?.lexicon
  }

  /// The ids of all elements by family, of the files that are there: a slip in one file is no fault of another.
  private var rules: [String: [String]] {
    var rules: [String: [String]] = [:]
    for family in base?.families ?? [] { rules[family.id] = family.elements.map(\.id) }
    for (folder, _) in folders { rules[folder] = elementIDs(in: folder) }
    return rules
  }

  mutating func profiles() -> [Profile] {
    let rules = rules
    return profileFiles.sorted { $0.key < $1.key }.compactMap { name, file in
      attempt { () throws(LibraryFault) in try Profile.decode(file, name: name, rules: rules) }
    }
  }

  mutating func measured() -> Measurement? {
    guard let file = measuredFile else { return nil }
    let rules = rules
    return attempt { () throws(LibraryFault) in try Measurement.decode(file, rules: rules) }
  }

  private static let others = ["family.yaml", "model.md"]

  private func elementIDs(in folder: String) -> [String] {
    let own = (folders[folder] ?? [:]).keys.filter { !Self.others.contains($0) }
    let below = base?.family(folder)?.elements.map(\.id) ?? []
    return Set(own.map { String($0.dropLast(".yaml".count)) } + below).sorted()
  }

  mutating func family(_ folder: String, shared: Set<String>) -> Family? {
    let files = folders[folder] ?? [:]
    let below = base?.family(folder)
    if below == nil {
      let near = base.flatMap { suggestion(for: folder, among: $0.families.map(\.id)) }
      for name in Self.others where files[name] == nil {
        note(near.map { .missingOfNewFamily(name, suggestion: $0) } ?? .missingFile(name), folder)
      }
    }
    let ids = elementIDs(in: folder)
    var elements: [Element] = []
    for id in ids {
      guard let file = files["\(id).yaml"] else { continue }
      let element = attempt { () throws(LibraryFault) in
        try Element.decode(file, name: id, family: ids)
      }
      if let element { elements.append(element) }
    }
    guard var family = frame(files["family.yaml"], folder, over: below, shared: shared) else { return nil }
    family.elements = overlaid(below?.elements ?? [], by: elements, \.id)
    guard let file = files["model.md"] else { return family }
    let parameters = family.parameters.map(\.name)
    let model = attempt { () throws(LibraryFault) in
      try ModelFile.decode(file, elements: ids, parameters: parameters)
    }
    if let model { family.model = model }
    return family
  }

  /// The family without its elements; over a family beneath, its parameters and word classes are added to that
  /// one's or override them, so that no phrase and no model text loses what it names.
  private mutating func frame(
    _ file: LibraryFile?, _ folder: String, over below: Family?, shared: Set<String>
  ) -> Family? {
    guard let file else { return below }
    let beneath = below?.classes ?? []
    let family = attempt { () throws(LibraryFault) in
      try Family.decode(file, folder: folder, shared: shared, beneath: beneath)
    }
    guard let below, var family else { return family }
    family.parameters = overlaid(below.parameters, by: family.parameters, \.name)
    family.model = below.model
    return family
  }

  mutating func check(_ lexicon: Lexicon, _ families: [Family], with check: PatternCheck) {
    let shared = Set(lexicon.classes.map(\.name) + LibraryShape.partyClasses)
    checkAll(lexicon.classes.flatMap(\.phrases), known: shared, with: check)
    checkCircles(lexicon.classes)
    for family in families {
      let known = shared.union(family.classNames)
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

  var classNames: [String] { classes.map(\.name) }
}

extension ClauseLibrary {
  /// The family with this id.
  package func family(_ id: String) -> Family? { families.first { $0.id == id } }
}
