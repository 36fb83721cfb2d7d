import Foundation

/// Files that are written only where there are none.
enum NewFiles {
  /// Writes files below a folder, which is made if it is not there; gives their paths.
  static func write(_ files: [(path: String, text: String)], into root: String) throws(Refusal) -> [String] {
    let paths = files.map { root == "." ? $0.path : "\(root)/\($0.path)" }
    var status = stat()
    for path in paths where lstat(path, &status) == 0 {
      throw Refusal("\(path): There is such a file already; choose another id.")
    }
    for (path, file) in zip(paths, files) {
      let folder = PathName.folder(of: path)
      do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch
      {
        throw Refusal("\(folder): The folder cannot be made; check its name and whether you may write there.")
      }
      try create(path, file.text)
    }
    return paths
  }

  private static func create(_ path: String, _ text: String) throws(Refusal) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw refusal(path, errno) }
    var code = Terminal.write(Array(text.utf8), to: descriptor)
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code != 0 else { return }
    unlink(path)
    throw refusal(path, code)
  }

  private static func refusal(_ path: String, _ code: Int32) -> Refusal {
    Refusal("\(path): The file cannot be written: \(Terminal.reason(code)).")
  }
}
