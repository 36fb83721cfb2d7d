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

  /// The sentence with the file it is about before it.
  func about(_ path: String) -> Refusal { Refusal("\(path): \(sentence)") }
}

extension ExitCode {
  static let findings = ExitCode(1)
  static let notDone = ExitCode(2)
}
