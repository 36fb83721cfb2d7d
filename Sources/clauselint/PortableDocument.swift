import ClauseLint
import Foundation

/// Takes the text out of a PDF with `pdftotext` of poppler-utils, where it is installed.
enum PortableDocument {
  /// UTF-8 bytes of text beyond which a PDF is no contract.
  private static let limit = 64 << 20

  /// The text, page after page.
  static func text(of bytes: [UInt8], seconds: Int) throws -> [UInt8] {
    guard let program = program() else { throw ReadingError.pdf }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "clauselint-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Refusal("The PDF cannot be handed to pdftotext: no temporary folder can be made; set TMPDIR.")
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("source.pdf")
    let target = folder.appendingPathComponent("text")
    do {
      try Data(bytes).write(to: source)
      try run(program, [source.path, target.path], seconds: seconds)
      let text = try Data(contentsOf: target)
      guard text.count <= limit else {
        throw Refusal("The PDF holds more than \(limit >> 20) MiB of text; split it.")
      }
      return [UInt8](text)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal("The PDF cannot be read by pdftotext; open it, print it to a new PDF and try again.")
    }
  }

  private static func program() -> String? {
    (Terminal.environment("PATH") ?? "").split(separator: ":").map { "\($0)/pdftotext" }
      .first { $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func run(_ program: String, _ files: [String], seconds: Int) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-q", "-enc", "UTF-8", "-eol", "unix"] + files
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let end = ContinuousClock.now + .seconds(seconds)
    while process.isRunning, ContinuousClock.now < end { usleep(2000) }
    guard !process.isRunning else {
      process.terminate()
      throw Refusal(
        "Taking the text out of the PDF took longer than \(seconds) seconds; split it, or raise the limits (--raise-limits)."
      )
    }
    guard process.terminationStatus == 0 else {
      let reason =
        process.terminationStatus == 3 ? "it is protected" : "it is damaged or protected by a password"
      throw Refusal("The PDF gives no text (\(reason)); ask for the Word file.")
    }
  }
}
