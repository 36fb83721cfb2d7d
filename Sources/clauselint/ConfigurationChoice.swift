import ArgumentParser
import ClauseLint

/// Which configuration holds.
struct ConfigurationChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use this configuration, whatever stands in the folders of the files.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(help: "Use no configuration and no file of waivers.")
  var isolated = false

  func validate() throws {
    if isolated, config != nil {
      throw ValidationError("--isolated leaves every configuration out; leave out --config.")
    }
  }
}

extension ConfigurationChoice {
  /// Who judges one document, and under which rules, for commands that take documents one by one.
  /// - Parameter profile: the profile of the command line, which wins over that of the configuration.
  func judge(
    of name: String, profile: String?, _ choice: LibraryChoice
  ) throws -> (assessor: Assessor, rules: RuleSettings) {
    let (settings, rules) = try settings(for: name, profile: profile, choice)
    var assessors = Assessors()
    return (try assessors.assessor(settings, profile: profile ?? rules.profile?.text), rules)
  }

  /// The same for commands that write text of the library as well, with the words that it knows.
  func writer(
    for name: String, profile: String?, _ choice: LibraryChoice
  ) throws -> (redliner: Redliner, rules: RuleSettings) {
    let (settings, rules) = try settings(for: name, profile: profile, choice)
    var assessors = Assessors(.writing)
    let assessor = try assessors.assessor(settings, profile: profile ?? rules.profile?.text)
    return (Redliner(assessor: assessor, lexicon: assessor.library.lexicon), rules)
  }

  /// What is configured for a file, under the choices of the command line.
  func settings(
    for name: String, profile: String?, _ choice: LibraryChoice
  ) throws -> (settings: Settings, rules: RuleSettings) {
    var finder = try ConfigurationFinder(self)
    var settings = try finder.settings(for: name)
    if !choice.folders.isEmpty { settings.libraries = choice.folders.map(ConfigurationFinder.absolute) }
    var rules = settings.rules(for: ConfigurationFinder.absolute(name))
    if profile != nil { rules.families = nil }
    return (settings, rules)
  }
}

/// The date that waivers are judged on.
struct Calendar: ParsableArguments {
  @Option(
    help: ArgumentHelp("The date that waivers are judged on; by default today in UTC.", valueName: "date"))
  var today: String?

  func validate() throws {
    if let today, CalendarDate(today) == nil {
      throw ValidationError("--today \(today): This is no date; write 2027-03-31.")
    }
  }

  var date: CalendarDate { today.flatMap(CalendarDate.init) ?? CalendarDate(secondsSince1970: Clock.seconds) }
}
