import ClauseLint
import Foundation

/// A clause library on disk.
enum LibraryFolder {
  /// Reads the YAML and Markdown files below a folder.
  /// - Throws: ``Refusal`` for a folder or file that cannot be read, ``LibraryError`` for what is wrong in them.
  static func read(_ folder: String) throws -> ClauseLibrary {
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
    let files = try wanted.map { name in
      let path = (folder as NSString).appendingPathComponent(name)
      do {
        guard let text = String(validating: try InputFile.read(path), as: UTF8.self) else {
          throw Refusal("The text is not valid UTF-8; save the file with the encoding UTF-8.")
        }
        return (path: name, text: text)
      } catch {
        throw Refusal(error).about(path)
      }
    }
    do { return try Stages.library(files: files) } catch let error as LibraryError {
      throw LibraryError(error.faults.map { $0.inside(folder) })
    }
  }
}

extension LibraryFault {
  /// The fault with its file as the user would open it: the library knows only the path inside its folder.
  fileprivate func inside(_ folder: String) -> LibraryFault {
    var fault = self
    fault.place.file = (folder as NSString).appendingPathComponent(place.file)
    return fault
  }
}
