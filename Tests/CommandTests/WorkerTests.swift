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

  /// A reader that goes away ends the worker, without a complaint and long before the end of the requests.
  @Test func endsWhenNobodyReads() throws {
    let folder = try Scratch()
    let request = #"{"id": 1, "name": "a.txt", "text": "The Council shall own all software."}"# + "\n"
    try folder.write("requests", String(repeating: request, count: 2_000))
    let result = try BuiltCommand.shell(
      "{ timeout 120 clauselint worker < requests; echo \"status $?\" >&2; } | head -n 2", in: folder)
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(result.errors == "status 0\n")
  }

  /// What hits a limit costs its own answer, and the next document is judged as ever.
  @Test func aLimitCostsOneDocument() throws {
    let folder = try Scratch()
    try folder.write("good.md", CommandTests.terms)
    let hostile = HostileFile.all.filter { if case .stopped = $0.fate { true } else { false } }.prefix(6)
    try #require(hostile.count == 6)
    for file in hostile { try folder.write(file.name, file.make()) }
    let names = ["good.md"] + hostile.flatMap { [$0.name, "good.md"] }
    let answers = try Self.answers(to: names.map { #"{"path": "\#($0)"}"# }, in: folder)
    #expect(answers.count == names.count)
    let good = answers.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    #expect(good.allSatisfy { ($0["report"] as? NSDictionary) == (good[0]["report"] as? NSDictionary) })
    #expect(good[0]["report"] != nil)
    let bad = answers.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    #expect(bad.allSatisfy { ($0["error"] as? String)?.isEmpty == false })
  }

  /// Many documents need no more memory than a few.
  @Test func memoryStaysFlat() throws {
    let folder = try Scratch()
    try folder.link("bike-share.md", to: "Fixtures/contracts/bike-share.md")
    try folder.write("few", String(repeating: #"{"path": "bike-share.md"}"# + "\n", count: 20))
    try folder.write("many", String(repeating: #"{"path": "bike-share.md"}"# + "\n", count: 200))
    let script = """
      mkfifo in; clauselint worker < in > out & pid=$!
      exec 3> in
      cat few >&3
      until [ "$(wc -l < out)" -ge 20 ]; do sleep 0.1; done
      grep VmHWM "/proc/$pid/status" | tr -dc '0-9\\n'
      cat many >&3
      until [ "$(wc -l < out)" -ge 220 ]; do sleep 0.1; done
      grep VmHWM "/proc/$pid/status" | tr -dc '0-9\\n'
      exec 3>&-
      wait $pid
      """
    let result = try BuiltCommand.shell(
      "timeout 300 sh -c '\(script.replacing("'", with: "'\\''"))'", in: folder)
    let sizes = result.output.split(separator: "\n").compactMap { Int($0) }
    try #require(sizes.count == 2, "\(result.output)\(result.errors)")
    // In KiB: a fault that kept the documents would keep 180 more of them, some 20 MB.
    #expect(sizes[1] - sizes[0] < 4_096, "\(sizes)")
  }
}
