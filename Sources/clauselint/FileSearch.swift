import ClauseLint
import Foundation

/// The documents that the arguments of a command stand for.
struct FileSearch {
  static let endings = ["docx", "docm", "dotx", "odt", "txt", "md", "markdown"]

  /// Named files as they are, folders as the documents in them; in order, each once.
  /// - Parameter forceExclude: whether files that are named are left out as well where the configuration excludes them.
  static func files(
    _ arguments: [String], forceExclude: Bool, finder: inout ConfigurationFinder
  ) throws -> [String] {
    var files: [String] = []
    var seen: Set<String> = []
    for argument in arguments {
      let found =
        isFolder(argument)
        ? try documents(in: argument, finder: &finder)
        : try isExcluded(argument, forceExclude, &finder) ? [] : [argument]
      for file in found where isFolder(argument) == false || seen.insert(file).inserted { files.append(file) }
    }
    return files
  }

  private static func isExcluded(
    _ file: String, _ forceExclude: Bool, _ finder: inout ConfigurationFinder
  ) throws -> Bool {
    guard forceExclude, file != InputFile.standardInput else { return false }
    return try finder.settings(for: file).excludes(ConfigurationFinder.absolute(file))
  }

  private static func documents(in folder: String, finder: inout ConfigurationFinder) throws -> [String] {
    let names = (Git.files(in: folder) ?? walk(folder)).filter(isDocument).sorted()
    var files: [String] = []
    for name in names {
      let path = folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      let absolute = ConfigurationFinder.absolute(path)
      guard FileManager.default.fileExists(atPath: path) else { continue }
      if try finder.settings(for: path).includes(absolute) { files.append(path) }
    }
    if files.isEmpty {
      throw Refusal(
        "\(folder): There is no document in this folder; name files that end in "
          + "\(endings.joined(separator: ", ")).")
    }
    return files
  }

  /// Word's lock files and hidden files are no documents.
  private static func isDocument(_ path: String) -> Bool {
    let name = PathName.last(of: path)
    let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
    return !isHidden && !name.hasPrefix("~$")
      && endings.contains((name as NSString).pathExtension.lowercased())
  }

  private static func walk(_ folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.allObjects ?? []).compactMap { $0 as? String }
      .filter { !isFolder(folder + "/" + $0) }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return path != InputFile.standardInput && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
