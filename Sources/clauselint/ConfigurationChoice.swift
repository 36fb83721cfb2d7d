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
