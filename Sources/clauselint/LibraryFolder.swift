import ClauseLint
import Foundation

/// A clause library on disk: a whole one, or an overlay that adds to another and overrides it.
struct LibraryFolder {
  /// The folder as the user named it.
  var path: String
  var files: [LibraryFile]

  /// Reads the YAML and Markdown files below a folder.
  /// - Throws: ``Refusal`` for a folder or file that cannot be read.
  init(_ folder: String) throws(Refusal) {
    path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw Refusal("\(folder): There is no such folder; check the path.")
    }
    // A folder given as a link is followed; links inside it are not.
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    let names = (FileManager.default.enumerator(atPath: root)?.allObjects ?? []).compactMap {
      $0 as? String
    }
    let wanted = names.filter { ["yaml", "md"].contains(($0 as NSString).pathExtension) }.sorted()
    files = []
    for name in wanted {
      files.append(LibraryFile(path: name, text: try InputFile.text(path + "/" + name), folder: path))
    }
    if files.isEmpty {
      throw Refusal(
        "\(folder): This folder holds nothing of a clause library; put the folder of a family into it.")
    }
  }

  /// The libraries of the folders laid over each other, the last one uppermost; over the one that the program was
  /// built with, unless the first is a whole one.
  /// - Throws: ``LibraryError`` for what is wrong in the files.
  static func library(of paths: [String]) throws -> ClauseLibrary {
    var library: ClauseLibrary?
    for path in paths {
      let folder = try LibraryFolder(path)
      if ClauseLibrary.isWhole(folder.files) {
        guard library == nil else {
          throw Refusal("\(path): This is a whole clause library, and would hide the others; name it first.")
        }
        library = try ClauseLibrary.decode(files: folder.files)
      } else {
        library = try ClauseLibrary.decode(files: folder.files, over: library ?? Stages.library())
      }
    }
    return library ?? Stages.library()
  }
}

extension InputFile {
  /// A file's text in UTF-8; the refusal names the file.
  static func text(_ path: String) throws(Refusal) -> String {
    let bytes: [UInt8]
    do throws(Refusal) { bytes = try read(path) } catch { throw error.about(path) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    throw Refusal("\(path): The text is not valid UTF-8; save the file with the encoding UTF-8.")
  }
}
