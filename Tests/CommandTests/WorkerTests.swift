import Foundation
import Testing

/// `clauselint worker`: one answer for each request, whatever the request.
@Suite struct WorkerTests {
  private static func answers(to requests: [String], in folder: Scratch) throws -> [[String: Any]] {
    let result = try BuiltCommand.run(
      ["worker"], in: folder, input: requests.joined(separator: "\n") + "\n")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    return try result.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func answersInOrderAndOutlivesWhatItCannotRead() throws {
    let folder = try Scratch()
    try folder.write("draft.md", "# Terms\n\nThe Council owns all data.\n")
    let answers = try Self.answers(
      to: [
        #"{"id": "a", "path": "draft.md"}"#, #"{"id": 2, "path": "absent.docx"}"#, "no json",
        "", #"{"id": 3, "name": "note.txt", "text": "The Council shall own all software."}"#,
        #"{"id": 4, "name": "note.txt", "base64": "VGhlIENvdW5jaWwu"}"#, #"{"id": 5}"#,
        #"{"id": 6, "file": "draft.md"}"#, #"{"id": 7, "base64": "!"}"#,
      ], in: folder)
    #expect(answers.map { $0["report"] != nil } == [true, false, false, true, true, false, false, false])
    #expect(answers.map { $0["id"] as? Int } == [nil, 2, nil, 3, 4, 5, 6, 7])
    #expect(answers[0]["id"] as? String == "a")
    #expect(
      answers.map { $0["error"] as? String } == [
        nil, "absent.docx: There is no such file; check the path.",
        #"The request is no JSON object; send {"id": 1, "path": "file"}."#, nil, nil,
        "The request names no document; give its path, its text, or its bytes as base64.",
        "The request has an unknown member “file”; use id, path, name, text or base64.",
        "The member base64 is no valid base64 (RFC 4648); encode the file anew.",
      ])
  }

  @Test func answerIsTheReportOfCheck() throws {
    let folder = try Scratch()
    try folder.write("draft.md", "# Terms\n\nThe Council owns all data.\n")
    let answer = try Self.answers(to: [#"{"id": 1, "path": "draft.md"}"#], in: folder)
    let report = try #require(answer.first?["report"] as? NSDictionary)
    let check = try BuiltCommand.run(
      ["check", "--format", "json", "--fail-on", "never", "--quiet", "draft.md"], in: folder)
    let whole = try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? NSDictionary
    #expect(report == whole)
  }
}
