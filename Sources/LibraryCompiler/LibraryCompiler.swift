import Foundation

@main
struct LibraryCompiler {
  static func main() throws {
    try Data("package enum EmbeddedLibrary {}\n".utf8).write(
      to: URL(fileURLWithPath: CommandLine.arguments[2]))
  }
}
