import ArgumentParser
import ClauseLint
import ClauseReports
import OfficeOpenXML

// The arguments of most runs, in hooks and over archives, read by hand: `check`, files and a few options; `redline` with a
// file and its output; `text` and a file.
//
// ArgumentParser asks the run-time for the type of every option of every command, for which the run-time goes through all
// types that the program knows: more work than reading and judging a short document. It is asked only where more is said.

extension TextCommand {
  /// - Parameter words: the arguments after the name of the program.
  /// - Returns: `nil` where ArgumentParser has to read them, and has to say what may be wrong with them.
  init?(plain words: [String]) {
    guard words.count == 2, words[0] == "text", words[1].utf8.first != UInt8(ascii: "-") else { return nil }
    self.init()
    (file, format, all, stdinFilename) = (words[1], .text, false, nil)
    (reading, presentation) = (Reading.plain, Presentation.standard)
  }
}

extension Check {
  /// - Parameter words: the arguments after the name of the program.
  /// - Returns: `nil` where ArgumentParser has to read them.
  init?(plain words: [String]) {
    var words = words[...]
    guard words.popFirst() == "check" else { return nil }
    var (examined, reporting, presentation) = (Examined.standard, Reporting.standard, Presentation.standard)
    var failOn: FailLevel?
    while let word = words.popFirst() {
      switch word {
      case "--quiet" where !presentation.quiet, "-q" where !presentation.quiet: presentation.quiet = true
      case "--concise" where !reporting.concise: reporting.concise = true
      case "--isolated" where !examined.configuration.isolated: examined.configuration.isolated = true
      case "--format":
        guard let name = words.popFirst() else { return nil }
        reporting.format.append(name)
      case "--fail-on":
        guard failOn == nil, let level = words.popFirst().flatMap(FailLevel.init) else { return nil }
        failOn = level
      case "--jobs":
        guard examined.jobs == nil, let number = words.popFirst().flatMap({ Int($0) }) else { return nil }
        examined.jobs = number
      case _ where word.utf8.first == UInt8(ascii: "-"): return nil
      default: examined.files.append(word)
      }
    }
    guard !examined.files.isEmpty else { return nil }
    do {
      try examined.validate()
      try reporting.validate()
    } catch { return nil }
    self.init(
      examined: examined, reporting: reporting, failOn: failOn, presentation: presentation)
  }
}

extension Redline {
  /// - Parameter words: the arguments after the name of the program.
  /// - Returns: `nil` where ArgumentParser has to read them.
  init?(plain words: [String]) {
    var words = words[...]
    guard words.popFirst() == "redline" else { return nil }
    var (file, output): (String?, String?)
    var presentation = Presentation.standard
    while let word = words.popFirst() {
      switch word {
      case "--quiet" where !presentation.quiet, "-q" where !presentation.quiet: presentation.quiet = true
      case "--output" where output == nil, "-o" where output == nil: output = words.popFirst()
      case _ where word.utf8.first == UInt8(ascii: "-") || file != nil: return nil
      default: file = word
      }
    }
    guard let file, let output, !["write", "status", "help"].contains(file),
      output.utf8.first != UInt8(ascii: "-")
    else { return nil }
    var (wording, selection, signature) = (Wording(), RuleSelection(), Signature())
    (wording.tier, selection.only, selection.except) = (.preferred, [], [])
    (signature.author, signature.initials, signature.date) = ("clauselint", nil, nil)
    var purchase = Purchase()
    purchase.profile = nil
    self.init(
      file: file, output: output, wording: wording, selection: selection, signature: signature,
      choice: LibraryChoice.standard, purchase: purchase, configured: ConfigurationChoice.standard,
      presentation: presentation)
  }
}

extension LibraryChoice {
  fileprivate static var standard: LibraryChoice {
    var choice = LibraryChoice()
    choice.folders = []
    return choice
  }
}

extension ConfigurationChoice {
  fileprivate static var standard: ConfigurationChoice {
    var configuration = ConfigurationChoice()
    (configuration.config, configuration.isolated) = (nil, false)
    return configuration
  }
}

extension Examined {
  /// What holds where nothing is said.
  fileprivate static var standard: Examined {
    var calendar = Calendar()
    calendar.today = nil
    return Examined(
      reading: Reading.plain, choice: LibraryChoice.standard, configuration: ConfigurationChoice.standard,
      calendar: calendar)
  }
}

extension Reading {
  fileprivate static var plain: Reading {
    var reading = Reading()
    (reading.view, reading.encoding, reading.raiseLimits) = (.accepted, nil, 1)
    return reading
  }
}

extension Reporting {
  fileprivate static var standard: Reporting {
    var reporting = Reporting()
    (reporting.format, reporting.concise, reporting.outputFile) = ([], false, nil)
    reporting.sarifProfile = .github
    return reporting
  }
}

extension Presentation {
  fileprivate static var standard: Presentation {
    var presentation = Presentation()
    (presentation.color, presentation.quiet) = (.auto, false)
    return presentation
  }
}
