import ArgumentParser
import ClauseLint

/// Work that could not be done, in one sentence for the user; the exit status is 2.
struct Refusal: Error, Equatable {
  var sentence: String

  init(_ sentence: String) { self.sentence = sentence }

  /// The sentence of an error thrown by a stage.
  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let error as ReadingError: self.init(error.message)
    default: self.init("\(error)")
    }
  }

  /// An id that the library does not have, with the one that was probably meant.
  /// - Parameter listing: the command that lists the ids.
  static func unknown(
    _ kind: String, _ id: String, among known: [String], listing: String = "clauselint rules"
  ) -> Refusal {
    let remedy = suggestion(for: id, among: known).map { "did you mean “\($0)”?" }
    return Refusal("There is no \(kind) “\(id)”; \(remedy ?? "`\(listing)` lists what there is.")")
  }

  /// The sentence with the file it is about before it.
  func about(_ path: String) -> Refusal { Refusal("\(path): \(sentence)") }
}

extension ExitCode {
  static let findings = ExitCode(1)
  static let notDone = ExitCode(2)
}
