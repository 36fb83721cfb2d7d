/// All patterns of a library over one vocabulary, ready to be matched in one pass over a text.
///
/// Every word, word class, party and modal sense that a pattern can name is an *atom*. A word class is found by
/// walking one trie of all classes' phrases; a pattern is tried only in sentences that hold its rarest atom. The
/// table is flat and lies in one piece of memory, so that the build can write it into the program and nothing is parsed at
/// start.
package struct PatternTable: Sendable {
  typealias Atom = Int32

  /// Atoms that every table has.
  enum Fixed {
    static let authority: Atom = 0
    static let supplier: Atom = 1
    static let either: Atom = 2
    static let duty: Atom = 3
    static let right: Atom = 4
    static let ban: Atom = 5
    static let hedge: Atom = 6
    /// Stands in every sentence.
    static let always: Atom = 7
    static let count = 8

    static func isModal(_ atom: Atom) -> Bool { atom >= duty && atom <= ban }
  }

  /// What the matcher has to know of a word beyond its atoms.
  struct Traits: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt32

    /// Passed over between the items of a pattern.
    static let light = Traits(rawValue: 1)
    static let negation = Traits(rawValue: 2)
    /// "nothing", "neither": negations that reach over a whole subject.
    static let strongNegation = Traits(rawValue: 4)
    static let relative = Traits(rawValue: 8)
    /// Words after which "no" and "not" deny nothing: "no later than", "not limited to".
    static let measure = Traits(rawValue: 16)
    static let disjunction = Traits(rawValue: 32)
    /// Verbs in the present tense.
    static let finite = Traits(rawValue: 64)
    /// "by": what follows bears the duty of a passive.
    static let agent = Traits(rawValue: 128)
    /// "agrees", "acknowledges": verbs after which "that" begins a sentence of its own.
    static let saying = Traits(rawValue: 4096)
    /// "avoid", "prevent": what follows at once does not happen.
    static let avoidance = Traits(rawValue: 16384)
    /// "and", "or", "but": what joins a second verb to the subject of the first.
    static let coordinator = Traits(rawValue: 32768)
    /// "it", "they": a party named before.
    static let pronoun = Traits(rawValue: 65536)
    /// "its", "their": after them "own" is no verb.
    static let possessor = Traits(rawValue: 131072)
    static let that = Traits(rawValue: 8192)
    /// A modal verb by itself: "shall", "may".
    static let beginsModal = Traits(rawValue: 524288)
    /// Verbs of a state, which after a plural need no ending: "inventions belong to".
    static let stative = Traits(rawValue: 1 << 18)
    /// "to", which may make a task of what follows.
    static let infinitive = Traits(rawValue: 1 << 20)
    /// Verbs that are no nouns, so that a sentence that begins with one tells somebody what to do.
    static let task = Traits(rawValue: 1 << 21)
    /// "data", "information": the first part of many other names.
    static let carrier = Traits(rawValue: 1 << 22)
    static let own = Traits(rawValue: 1 << 23)
    /// Not of words but of the place: a number or a word, a semicolon, a possessive, the start of a modal.
    static let word = Traits(rawValue: 256)
    static let semicolon = Traits(rawValue: 512)
    static let possessive = Traits(rawValue: 1024)
    static let modal = Traits(rawValue: 2048)
    /// Where the name of a party or a defined term may begin.
    static let name = Traits(rawValue: 1 << 24)
  }

  enum Action: UInt8, Sendable {
    case accept, atom, duty, right, ban, gap
    /// Tries the next step first, then the named one.
    case split
    case jump
    /// Any of several atoms, the first one first.
    case choice
  }

  // The values below consist of whole numbers of 32 bits and nothing else, as the archive writes them.

  struct Step: Sendable, Equatable, BitwiseCopyable {
    private var code: Int32

    init(action: Action, operand: Int32 = 0) { code = operand << 4 | Int32(action.rawValue) }

    @inline(__always) var action: Action {
      switch code & 15 {
      case 0: .accept
      case 1: .atom
      case 2: .duty
      case 3: .right
      case 4: .ban
      case 5: .gap
      case 6: .split
      case 7: .jump
      default: .choice
      }
    }
    /// The atom, the index of a step in the program, the number of a choice, or what may stand after a gap
    /// (`PatternCompiler` says how that is written).
    var operand: Int32 {
      get { code >> 4 }
      set { code = newValue << 4 | code & 15 }
    }
  }

  /// A pattern as steps.
  struct Program: Sendable, Equatable, BitwiseCopyable {
    /// The number of the rule that the pattern belongs to, and the pattern's place in that rule.
    var owner: Int32
    var ordinal: Int32
    /// Its first step, and how many it has.
    var start: Int32
    var count: Int32
    private var flags: Int32 = 0

    init(owner: Int32, ordinal: Int32, start: Int32, count: Int32) {
      (self.owner, self.ordinal, self.start, self.count) = (owner, ordinal, start, count)
    }

    var namesAuthority: Bool {
      get { flags & 1 != 0 }
      set { flags = newValue ? flags | 1 : flags & ~1 }
    }
    var namesSupplier: Bool {
      get { flags & 2 != 0 }
      set { flags = newValue ? flags | 2 : flags & ~2 }
    }
    /// Whether the pattern itself speaks of a meaning ("data mean …"), so that definitions count.
    var readsDefinitions: Bool {
      get { flags & 4 != 0 }
      set { flags = newValue ? flags | 4 : flags & ~4 }
    }
  }

  /// A program to try where its anchor stands, with what else it cannot match without.
  struct Candidate: Sendable, Equatable, BitwiseCopyable {
    var program: Int32
    /// The rarest of the single atoms that it needs besides; one that is always there where it needs none.
    var second: Atom
    var third: Atom
    /// The numbers plus one of the two rarest groups of several atoms of which it needs one; 0 where it needs none besides
    /// its anchor.
    var group: Int32
    var other: Int32
  }

  /// One bit of 48 for each of some atoms: of two masks that share none, neither has an atom of the other.
  struct Mask: Sendable, Equatable, BitwiseCopyable {
    private var low: Int32 = 0
    private var high: Int32 = 0

    mutating func insert(_ atom: Atom) {
      let bit = atom % 48
      if bit < 24 { low |= 1 << bit } else { high |= 1 << (bit - 24) }
    }

    mutating func formUnion(_ other: Mask) { (low, high) = (low | other.low, high | other.high) }

    var isEmpty: Bool { low | high == 0 }

    func meets(_ other: Mask) -> Bool { low & other.low | high & other.high != 0 }
  }

  /// An atom that ends somewhere, with its strength where it is a modal and ``none`` elsewhere.
  struct Ending: Sendable, Hashable, BitwiseCopyable {
    private var code: Int32

    static let none: Int8 = -1

    init(atom: Atom, strength: Int8) { code = atom << 3 | Int32(strength + 1) }

    var atom: Atom { code >> 3 }
    var strength: Int8 { Int8(truncatingIfNeeded: code & 7) - 1 }
  }

  /// A way from one node of the trie to the next.
  struct Edge: Sendable, Hashable, BitwiseCopyable {
    var atom: Atom
    var node: Int32
  }

  /// The word classes that tell what a document buys.
  enum Subject: Int, CaseIterable {
    /// Software, data, networks and devices.
    case digital
    /// What services yield: deliverables, reports, service levels.
    case informational
    /// Goods and works.
    case physical
    /// Trades that buy neither: securities, advertising, entertainment.
    case trade

    var className: String {
      switch self {
      case .digital: "digital"
      case .informational: "informational"
      case .physical: "physical"
      case .trade: "trade"
      }
    }
  }

  /// The classes of things that contracts define: “Records” means data.
  static let definableClasses = [
    "data", "software", "source-code", "deliverable", "work-product", "document", "confidential",
  ]

  /// What all columns lie in.
  let memory: TableMemory
  let atomCount: Int
  /// The atoms of the classes that tell what is bought plus one, in the order of ``Subject``; 0 where there is none.
  private let subjects: Column<Atom>
  /// For each family, the atom of the class that it concerns plus one; 0 where it concerns everything.
  private let concerns: Column<Atom>
  /// The atoms of the classes that a document's own definitions may add terms to.
  let definable: Column<Atom>
  let words: WordIndex
  /// The traits of each word.
  let traits: Column<Traits>
  /// The atoms of each word alone, one-word phrases of classes included.
  let units: Rows<Ending>
  /// For each word, the atoms that lead on through the trie.
  let atoms: Rows<Atom>
  /// For each word, the nodes it leads to from the root.
  let openings: Rows<Int32>
  /// The edges of the nodes that have any; the others have higher numbers.
  let edges: Rows<Edge>
  /// For each node, the atoms whose phrases end there.
  let endings: Rows<Ending>
  let steps: Column<Step>
  /// The atoms of each choice.
  let choices: Rows<Atom>
  let programs: Column<Program>
  /// For each program, what it cannot match without, in the order in which it must stand: groups of atoms of
  /// which one is needed, each group preceded by its size.
  let required: Rows<Atom>
  /// For each program, the atoms one of which must begin it; none where any word may.
  let openers: Rows<Atom>
  /// For each atom, the programs whose rarest group it is in.
  let anchored: Rows<Candidate>
  /// The groups of several atoms that candidates name.
  let groups: Rows<Atom>
  /// The atoms that a word can be, and those that lead on from a node that has edges: where these do not meet, no edge
  /// of the node fits the word.
  let wordMasks: Column<Mask>
  let nodeMasks: Column<Mask>
  /// For each word, what all nodes that it leads to from the root have.
  let openingMasks: Column<Mask>

  /// - Parameter bytes: as `PatternCompiler` writes them.
  /// - Throws: ``ArchiveError/damaged(at:)`` for bytes that end early or hold what no table has.
  package init(decoding bytes: UnsafeBufferPointer<UInt8>) throws(ArchiveError) {
    var reader = TableReader(bytes)
    memory = reader.memory
    guard let count = try reader.column(of: Int32.self).first else { throw .damaged(at: 0) }
    atomCount = Int(count)
    subjects = try reader.column()
    guard subjects.count == Subject.allCases.count else { throw .damaged(at: 0) }
    concerns = try reader.column()
    definable = try reader.column()
    words = WordIndex(hashes: try reader.hashes(), in: memory)
    traits = try reader.column()
    units = try reader.rows()
    atoms = try reader.rows()
    openings = try reader.rows()
    edges = try reader.rows()
    endings = try reader.rows()
    steps = try reader.column()
    choices = try reader.rows()
    programs = try reader.column()
    required = try reader.rows()
    openers = try reader.rows()
    anchored = try reader.rows()
    groups = try reader.rows()
    wordMasks = try reader.column()
    nodeMasks = try reader.column()
    openingMasks = try reader.column()
  }

  /// The atom of the class that tells one of the things that may be bought; -1 where the lexicon has none.
  func subject(_ subject: Subject) -> Atom { subjects[subject.rawValue] - 1 }

  /// For each family, the atom of the class that it concerns; `nil` where it concerns everything.
  func concern(ofFamily index: Int) -> Atom? { concerns[index] > 0 ? concerns[index] - 1 : nil }
}

/// A pattern of the library that cannot be used.
package struct PatternError: Error, Equatable, Sendable, CustomStringConvertible {
  package var place: Place
  package var pattern: String
  package var message: String
  /// Characters from the start of the pattern, from 0.
  package var offset: Int

  package var description: String {
    "\(place.file):\(place.line):\(place.column + offset): in the pattern “\(pattern)”: \(message)"
  }
}
