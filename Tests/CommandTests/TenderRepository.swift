import Foundation

/// A repository of tenders in a folder of its own: terms, a draft, a lock file of Word and a note.
enum TenderRepository {
  static func folder(_ settings: String? = nil) throws -> Scratch {
    let folder = try Scratch()
    for name in ["tenders/drafts", "notes"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    try folder.write("tenders/terms.txt", CommandTests.terms)
    try folder.write("tenders/drafts/b.md", "# Software\n\n" + CommandTests.terms)
    try folder.write("tenders/~$terms.docx", "a lock file")
    try folder.write("notes/n.md", "Nothing.\n")
    if let settings { try folder.write(".clauselint.yml", settings) }
    return folder
  }

  static func run(_ line: String, _ folder: Scratch) throws -> BuiltCommand.Result {
    try BuiltCommand.shell("clauselint " + line, in: folder)
  }
}
