import Foundation

/// The repository that files belong to, as far as their paths are concerned.
struct Repository {
  /// The folder that holds `.git`, with links resolved; `nil` outside of a repository.
  let root: String?

  /// The repository that the working folder belongs to.
  init() {
    var folder = Self.real(FileManager.default.currentDirectoryPath) ?? "/"
    while !FileManager.default.fileExists(atPath: folder + "/.git") {
      guard folder != "/" else {
        root = nil
        return
      }
      folder = PathName.folder(of: folder)
    }
    root = folder
  }

  /// A file's path from the top of the repository; outside of one, the path as it was given.
  func path(of file: String) -> String {
    let plain = file.hasPrefix("./") ? String(file.dropFirst(2)) : file
    guard let root, let real = Self.real(file), real.hasPrefix(root + "/") else { return plain }
    return String(real.dropFirst(root.count + 1))
  }

  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
