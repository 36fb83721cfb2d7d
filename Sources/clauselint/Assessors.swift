import BundledLibrary
import ClauseLint

/// Libraries and assessors for the settings of a run; those that are alike are made once.
struct Assessors {
  private struct Key: Equatable {
    var libraries: [String]
    var authority: [String]
    var supplier: [String]
    var parameters: [String]
    var profile: String?

    init(_ settings: Settings, _ profile: String?) {
      libraries = settings.libraries
      authority = settings.authority.map(\.text)
      supplier = settings.supplier.map(\.text)
      parameters = settings.parameters.map { "\($0.name.text)=\($0.value)" }
      self.profile = profile
    }
  }

  /// How much of the built-in library they know.
  private let extent: LibraryArchive.Extent
  /// Each with the ids of its rules, a list that all documents of a run share.
  private var made: [(key: Key, ready: (assessor: Assessor, ruleIDs: [String]))] = []

  init(_ extent: LibraryArchive.Extent = .explaining) { self.extent = extent }

  /// The whole library that the settings make: their folders, names of parties and values.
  static func library(_ settings: Settings) throws -> ClauseLibrary {
    let folders = settings.libraries.map(ConfigurationFinder.shown)
    return try adjusted(LibraryFolder.library(of: folders), settings)
  }

  private static func adjusted(_ library: ClauseLibrary, _ settings: Settings) throws -> ClauseLibrary {
    try settings.check(against: library)
    return try library.adjusted(by: settings)
  }

  mutating func assessor(_ settings: Settings, profile: String?) throws -> Assessor {
    try ready(settings, profile: profile).assessor
  }

  mutating func ready(
    _ settings: Settings, profile: String?
  ) throws -> (assessor: Assessor, ruleIDs: [String]) {
    let key = Key(settings, profile)
    if let made = made.first(where: { $0.key == key }) { return made.ready }
    let choose = { (library: ClauseLibrary) in try profile.map { try Self.profile($0, of: library) } }
    // The built-in patterns come compiled; only other phrases have to be compiled here.
    let isBuiltIn = settings.libraries.isEmpty && settings.authority.isEmpty && settings.supplier.isEmpty
    let assessor: Assessor
    if isBuiltIn {
      assessor = try BundledLibrary.assessor(
        extent, adjusting: { try Self.adjusted($0, settings) }, profile: choose)
    } else {
      let library = try Self.library(settings)
      assessor = try Assessor(library: library, profile: choose(library))
    }
    let ready = (assessor, assessor.library.ruleIDs)
    made.append((key, ready))
    return ready
  }

  private static func profile(_ id: String, of library: ClauseLibrary) throws(Refusal) -> Profile {
    if let profile = library.profiles.first(where: { $0.id == id }) { return profile }
    throw Refusal.unknown(
      "profile", id, among: library.profiles.map(\.id), listing: "clauselint rules --profiles")
  }
}
