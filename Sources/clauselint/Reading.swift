import ArgumentParser
import ClauseLint
import OfficeOpenXML

extension RevisionView: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  init?(argument: String) { self.init(name: argument) }
}

/// Options about how files are read.
struct Reading: ParsableArguments {
  @Option(
    help: "How to read tracked changes: accepted (all of them in force) or original (the text before them).")
  var view: RevisionView = .accepted

  @Option(
    help: ArgumentHelp(
      "The encoding of plain text that is not UTF-8: windows-1252, iso-8859-1, iso-8859-15, windows-1250, macintosh, "
        + "utf-16le or utf-16be.", valueName: "name"))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "Read files up to this many times (2 to \(ReadingLimits.mostTimes)) as large as the limits allow.",
      valueName: "times"))
  var raiseLimits: Int = 1

  func validate() throws {
    guard (1...ReadingLimits.mostTimes).contains(raiseLimits) else {
      throw ValidationError("--raise-limits has to be a number from 1 to \(ReadingLimits.mostTimes).")
    }
  }

  /// The limits without a clock.
  var limits: ReadingLimits { ReadingLimits.standard.raised(raiseLimits) }

  /// How many bytes a file may have; a package has a limit of its own, as what it holds is larger.
  var fileLimit: Int { limits.totalBytes }

  /// The options for one file, whose time begins now.
  var options: ReadingOptions { Reading.options(view, encoding, limits) }

  /// What holds where the user says nothing.
  static var standard: ReadingOptions { options(.accepted, nil, .standard) }

  private static func options(
    _ view: RevisionView, _ encoding: TextEncoding?, _ limits: ReadingLimits
  ) -> ReadingOptions {
    var limits = limits
    let end = ContinuousClock.now + .seconds(limits.seconds)
    limits.isOverdue = { ContinuousClock.now > end }
    return ReadingOptions(view: view, encoding: encoding, limits: limits)
  }
}
