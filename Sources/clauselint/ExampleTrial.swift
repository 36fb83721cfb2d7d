import ClauseLint

/// The library's examples, each judged as a document of its own and held against what the library says of it.
struct ExampleTrial {
  struct Fault: Equatable {
    var place: Place
    /// `family.element`.
    var element: String
    var sentence: String
  }

  /// What an example stands for in its element.
  private enum Role: String { case satisfied, weak, adverse, silent }

  private(set) var faults: [Fault] = []
  private(set) var examples = 0
  private(set) var elements = 0

  init(_ library: ClauseLibrary) {
    for family in library.families {
      // The examples are single sentences, too short to show what is being bought.
      var asked = family
      asked.applies = .always
      let assess = Stages.assessor(ClauseLibrary(lexicon: library.lexicon, families: [asked]))
      for element in family.elements { judge(element, of: family.id) { assess($0, .preferred) } }
    }
  }

  private mutating func judge(_ element: Element, of family: String, assess: (Document) -> Assessment) {
    elements += 1
    let id = "\(family).\(element.id)"
    let cases: [(Role, [Example])] = [
      (.satisfied, element.examples.satisfied), (.weak, element.examples.weak),
      (.adverse, element.examples.adverse), (.silent, element.examples.silent),
    ]
    for (role, examples) in cases {
      for example in examples {
        self.examples += 1
        let sentence: String?
        do {
          let document = try Stages.read(Array(example.text.utf8), name: "example.txt")
          let verdict = assess(document).families.first { $0.id == family }
          sentence = verdict.flatMap { fault(role, example, element.id, $0) }
        } catch {
          sentence = Refusal(error).sentence
        }
        if let sentence { faults.append(Fault(place: example.place, element: id, sentence: sentence)) }
      }
    }
    if element.examples.satisfied.isEmpty {
      let place =
        element.satisfied.first?.place ?? Place(file: "\(family)/\(element.id).yaml", line: 1, column: 1)
      faults.append(Fault(place: place, element: id, sentence: "No example satisfies this element; add one."))
    }
  }

  private func fault(_ role: Role, _ example: Example, _ element: String, _ verdict: FamilyVerdict) -> String?
  {
    let found = verdict.elements.first { $0.id == element }
    let status = found?.status ?? .absent
    let adverse = verdict.adverse.filter { $0.element == element }
    let passages = role == .adverse ? adverse.map(\.passage) : found?.evidence.map(\.passage) ?? []
    let holds =
      switch role {
      case .satisfied: status == .present && adverse.isEmpty
      case .weak: status == .weak
      case .adverse: !adverse.isEmpty
      case .silent: status == .absent && adverse.isEmpty
      }
    guard holds else {
      let says = adverse.isEmpty ? status.rawValue : "adverse (\(adverse[0].says))"
      return "The example should be \(role.rawValue) and is \(says): “\(example.text)”"
    }
    guard let marked = example.markedText, !passages.contains(where: { $0.covers(marked) }) else {
      return nil
    }
    return "The example is \(role.rawValue), but not by the marked words “\(marked)”."
  }
}

extension Example {
  fileprivate var markedText: String? {
    marked.flatMap { String(text.utf8.dropFirst($0.lowerBound).prefix($0.count)) }
  }
}

extension Passage {
  /// Whether the passage is the marked words, a part of them, or a sentence around them.
  fileprivate func covers(_ marked: String) -> Bool {
    !text.isEmpty && (text.contains(marked) || marked.contains(text))
  }
}
