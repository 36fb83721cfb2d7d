/// Writes the library's values in the order in which `ArchiveReader` reads them.
struct ArchiveWriter {
  var bytes: [UInt8] = []
  /// The files that places name, each once.
  private(set) var files: [String] = []
  private var fileNumbers: [String: Int] = [:]

  mutating func put(_ number: Int) {
    bytes += Array(String(number).utf8)
    bytes.append(UInt8(ascii: " "))
  }

  mutating func put(_ text: String) {
    bytes += Array(String(text.utf8.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes += Array(text.utf8)
  }

  mutating func put(_ truth: Bool) { put(truth ? 1 : 0) }

  mutating func put<T>(_ values: [T], _ each: (inout ArchiveWriter, T) -> Void) {
    put(values.count)
    for value in values { each(&self, value) }
  }

  mutating func put(_ texts: [String]) { put(texts) { $0.put($1) } }

  private mutating func put(_ place: Place) {
    if fileNumbers[place.file] == nil {
      fileNumbers[place.file] = files.count
      files.append(place.file)
    }
    put(fileNumbers[place.file] ?? 0)
    put(place.line)
    put(place.column)
  }

  private mutating func put(_ patterns: [PatternSource]) {
    putSection { $0.put(patterns.map(\.text)) }
    putSection { writer in
      for pattern in patterns { writer.put(pattern.place) }
    }
  }

  /// What a reader may pass over: its length in bytes stands before it.
  private mutating func putSection(_ write: (inout ArchiveWriter) -> Void) {
    let start = bytes.count
    write(&self)
    bytes.insert(contentsOf: "\(bytes.count - start) ".utf8, at: start)
  }

  mutating func put(_ library: ClauseLibrary) {
    put(library.lexicon)
    put(library.families) { $0.put($1) }
    put(library.profiles) { writer, profile in
      for text in [profile.id, profile.title, profile.use] { writer.put(text) }
      writer.put(profile.families)
      writer.put(profile.severities.sorted { $0.key < $1.key }) { writer, change in
        writer.put(change.key)
        writer.put(change.value.rawValue)
      }
    }
    putSection { $0.put(library.measured.map { [$0] } ?? []) { $0.put($1) } }
  }

  private mutating func put(_ measured: Measurement) {
    put(measured.corpus)
    put(measured.date)
    put(measured.documents)
    put(measured.families) { writer, family in
      writer.put(family.id)
      writer.put(family.missing)
      writer.put(family.adverse)
      writer.put(family.elements) { writer, element in
        writer.put(element.id)
        writer.put(element.score)
      }
    }
  }

  private mutating func put(_ score: Score) {
    for count in [score.right, score.wrong, score.overlooked] { put(count) }
  }

  private mutating func put(_ lexicon: Lexicon) {
    put(lexicon.language)
    for names in [lexicon.authority, lexicon.supplier, lexicon.ambiguous, lexicon.either] { put(names) }
    putSection { $0.putPhrases(of: lexicon) }
  }

  private mutating func putPhrases(of lexicon: Lexicon) {
    put(lexicon.modals) { writer, modal in
      writer.put(modal.phrase)
      writer.put(modal.strength)
      writer.put(modal.sense.rawValue)
    }
    put(lexicon.hedgePhrases)
    put(lexicon.classes)
  }

  private mutating func put(_ classes: [WordClass]) {
    put(classes) { writer, word in
      writer.put(word.name)
      writer.put(word.phrases)
    }
  }

  private mutating func put(_ family: Family) {
    for text in [family.id, family.title, family.question, family.rationale] { put(text) }
    put(family.references)
    put(family.applies.rawValue)
    put(family.concerns ?? "")
    put(family.parameters) { $0.put($1) }
    put(family.placement)
    putSection { $0.put(family.classes) }
    put(family.elements) { $0.put($1) }
    put(family.model)
  }

  private mutating func put(_ references: [Reference]) {
    put(references) { writer, reference in
      for text in [reference.title, reference.body, reference.year] { writer.put(text) }
      writer.put(reference.unverified)
    }
  }

  private mutating func put(_ parameter: Parameter) {
    for text in [parameter.name, parameter.kind.rawValue, parameter.help, parameter.value] { put(text) }
    put(parameter.range)
  }

  private mutating func put(_ range: ClosedRange<Int>?) {
    put(range != nil)
    if let range {
      put(range.lowerBound)
      put(range.upperBound)
    }
  }

  private mutating func put(_ element: Element) {
    put(element.id)
    put(element.key)
    put(element.requires)
    put(element.severity.rawValue)
    put(element.satisfied)
    put(element.adverse) { writer, term in
      writer.put(term.phrases)
      writer.put(term.says)
      writer.put(term.severity.rawValue)
      writer.put(term.prohibited)
      writer.put(term.curedBy) { writer, id in writer.put(id) }
    }
    put(element.guidance)
    put(element.comment)
    put(element.references)
    putSection { writer in
      let examples = element.examples
      for kind in [examples.satisfied, examples.weak, examples.adverse, examples.silent] {
        writer.put(kind) { $0.put($1) }
      }
    }
  }

  private mutating func put(_ example: Example) {
    put(example.text)
    put(example.marked != nil)
    if let marked = example.marked {
      put(marked.lowerBound)
      put(marked.upperBound)
    }
    put(example.place)
  }

  private mutating func put(_ model: ModelClause) {
    put(model.heading)
    for tier in Tier.allCases {
      put(model[tier] != nil)
      put(model[tier] ?? []) { writer, paragraph in
        writer.put(paragraph.text)
        writer.put(paragraph.elements)
      }
    }
  }
}
