import ArgumentParser
import ClauseLint
import ClauseReports
import Foundation

/// Answers requests line by line, for engines that spread an archive over many machines: the library is made ready once,
/// and a document that cannot be read costs only its own answer.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Answer requests from standard input, a JSON object a line.",
    discussion: """
      A request is {"id": …, "path": "tender.docx"} or {"id": …, "name": "draft.md", "text": "…"}, or with "base64" in \
      the place of "text" for a file that is no text. The answer to each is one line with the same id: \
      {"id": …, "report": …}, the report of check --format json on this one document, or {"id": …, "error": "…"}. Answers \
      come in the order of the requests. The end of the input ends the worker.

      EXAMPLES
        clauselint worker < requests.jsonl > answers.jsonl
        echo '{"id": 1, "path": "tender.docx"}' | clauselint worker --profile saas
      """)

  @OptionGroup var purchase: Purchase

  @OptionGroup var wording: Wording

  @OptionGroup var reading: Reading

  @OptionGroup var choice: LibraryChoice

  func run() throws {
    let assessor = try purchase.assessor(choice)
    while let line = readLine() {
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      let answer = Array((answer(to: line, with: assessor).compact + "\n").utf8)
      let code = Terminal.write(answer, to: STDOUT_FILENO)
      // Nobody reads the answers any more: there is nothing left to do.
      if code == EPIPE { return }
      guard code == 0 else {
        Terminal.complain("The output cannot be written: \(Terminal.reason(code)).")
        throw ExitCode.notDone
      }
    }
  }

  private func answer(to line: String, with assessor: Assessor) -> JSONValue {
    let request: WorkerRequest
    do { request = try WorkerRequest(line) } catch {
      return .object([("id", error.id), ("error", .string(error.sentence))])
    }
    let document = report(on: request, with: assessor)
    if let refusal = document.refusal {
      return .object([("id", request.id), ("error", .string("\(document.path): \(refusal)"))])
    }
    let report = Report(toolVersion: Clauselint.version, documents: [document])
    return .object([("id", request.id), ("report", JSONReport(report).value)])
  }

  private func report(on request: WorkerRequest, with assessor: Assessor) -> DocumentReport {
    do {
      let bytes =
        switch request.content {
        case .path: try InputFile.read(request.name, limit: reading.fileLimit)
        case .bytes(let bytes): bytes
        }
      let document = try Stages.read(bytes, name: request.name, options: reading.options)
      let assessment = assessor.assess(document, tier: wording.tier)
      return DocumentReport(
        path: request.name, outcome: .assessed(assessment, words: assessment.words, notes: document.notes))
    } catch {
      return DocumentReport(path: request.name, outcome: .unread(Refusal(error).sentence))
    }
  }
}

/// One request to a worker.
struct WorkerRequest {
  enum Content {
    case path
    case bytes([UInt8])
  }

  /// What is wrong with a request, with its id where it has one.
  struct Fault: Error {
    var id: JSONValue
    var sentence: String
  }

  /// A text or a whole number that the answer carries back.
  var id: JSONValue
  /// The file's path, or the name to report.
  var name: String
  var content: Content

  init(_ line: String) throws(Fault) {
    let value = try? JSONSerialization.jsonObject(with: Data(line.utf8))
    guard let members = value as? [String: Any] else {
      throw Fault(id: .null, sentence: "The request is no JSON object; send {\"id\": 1, \"path\": \"file\"}.")
    }
    id = Self.id(members["id"])
    let unknown = members.keys.filter { !["id", "path", "name", "text", "base64"].contains($0) }.sorted()
    if let key = unknown.first {
      throw Fault(
        id: id, sentence: "The request has an unknown member “\(key)”; use id, path, name, text or base64.")
    }
    if let path = members["path"] as? String {
      (name, content) = (path, .path)
    } else if let text = members["text"] as? String {
      (name, content) = (members["name"] as? String ?? "text", .bytes(Array(text.utf8)))
    } else if let encoded = members["base64"] as? String {
      guard let data = Data(base64Encoded: encoded) else {
        throw Fault(
          id: id, sentence: "The member base64 is no valid base64 (RFC 4648); encode the file anew.")
      }
      (name, content) = (members["name"] as? String ?? "document", .bytes(Array(data)))
    } else {
      throw Fault(
        id: id, sentence: "The request names no document; give its path, its text, or its bytes as base64.")
    }
  }

  private static func id(_ value: Any?) -> JSONValue {
    switch value {
    case let text as String: .string(text)
    case let number as Int: .number(number)
    default: .null
    }
  }
}
