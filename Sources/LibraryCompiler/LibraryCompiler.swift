import ClauseLint
import Foundation

/// Compiles the folder `ClauseLibrary/` into a Swift source; a faulty library stops the build.
@main
struct LibraryCompiler {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      fail(["usage: LibraryCompiler LIBRARY-FOLDER OUTPUT.swift"])
    }
    let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
    do {
      let library = try ClauseLibrary.decode(files: try files(in: folder))
      let patterns = try PatternTable.archive(of: library)
      let source = EmbeddedSource.swift(embedding: library.archived(), patterns: patterns)
      try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[2]), options: .atomic)
    } catch let error as LibraryError {
      fail(error.faults.map { "\(folder.path)/\($0.place): error: \($0.message)" })
    } catch let error as PatternError {
      fail(["\(folder.path)/\(error.place): error: in the pattern “\(error.pattern)”: \(error.message)"])
    } catch {
      fail(["\(folder.path): error: the library cannot be compiled: \(error)"])
    }
  }

  /// The YAML and Markdown files of the folder, sorted by path so that the same library gives the same bytes.
  private static func files(in folder: URL) throws -> [LibraryFile] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects.compactMap { $0 as? String }
    return try (paths ?? []).filter(isRead).sorted().map { path in
      let data = try Data(contentsOf: folder.appending(path: path))
      guard let text = String(data: data, encoding: .utf8) else { throw NotUTF8(path: path) }
      return LibraryFile(path: path, text: text)
    }
  }

  private static func isRead(_ path: String) -> Bool {
    let hidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
    return !hidden && (path.hasSuffix(".yaml") || path.hasSuffix(".md"))
  }

  private static func fail(_ lines: [String]) -> Never {
    FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    exit(1)
  }
}

/// A library file that is not UTF-8.
private struct NotUTF8: Error, CustomStringConvertible {
  var path: String

  var description: String { "\(path) is not UTF-8; save it in that encoding." }
}
