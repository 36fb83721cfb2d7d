import Foundation
import Testing

/// The built program, found beside the test bundle.
enum BuiltCommand {
  struct Result: Equatable {
    var status: Int32
    var output: String
    var errors: String
  }

  static var program: URL {
    get throws {
      let folder = try #require(Bundle.main.executableURL).deletingLastPathComponent()
      let beside = folder.appending(path: "clauselint")
      if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
      let products = package.appending(path: ".build/debug/clauselint")
      try #require(FileManager.default.isExecutableFile(atPath: products.path), "clauselint is not built")
      return products
    }
  }

  static let package = URL(fileURLWithPath: #filePath).appending(path: "../../..").standardized

  /// Runs the program in a folder, with nothing in its environment but what is given.
  static func run(
    _ arguments: [String], in folder: Scratch, input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    try run(try program, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a line of shell in a folder, with the program as `clauselint`.
  static func shell(_ line: String, in folder: Scratch) throws -> Result {
    let path = try program.deletingLastPathComponent().path + ":/usr/bin:/bin"
    return try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: folder, environment: ["PATH": path])
  }

  private static func run(
    _ program: URL, _ arguments: [String], in folder: Scratch, input: String = "",
    environment: [String: String]
  ) throws -> Result {
    // Files rather than pipes: a pipe that nobody empties would stop the program.
    let streams = try Scratch()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: streams.write("input", input))
    process.standardOutput = try FileHandle(forWritingTo: streams.write("output", ""))
    process.standardError = try FileHandle(forWritingTo: streams.write("errors", ""))
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try streams.read("output"),
      errors: try streams.read("errors"))
  }
}

/// A folder of its own for one test, removed when the test is over.
final class Scratch: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "clauselint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL {
    let file = url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: url.appending(path: name))
  }

  /// A symbolic link to something in the repository.
  func link(_ name: String, to path: String) throws {
    try FileManager.default.createSymbolicLink(
      at: url.appending(path: name), withDestinationURL: BuiltCommand.package.appending(path: path))
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func read(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}
