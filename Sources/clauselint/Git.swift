import Foundation

/// What the repository's own program knows; it is only asked to read.
enum Git {
  struct Failure: Error { var message: String }

  /// Runs git in a folder and gives its output.
  static func run(_ arguments: [String], in folder: String) throws(Failure) -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // A repository may come from anywhere: none of its settings may run a program of its own.
    process.arguments = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.isEmpty ? "." : folder)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { throw Failure(message: "git cannot be run") }
    // Errors are short and fit the pipe; the output is read to its end while git writes.
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let line = words.split(separator: "\n").first.map(String.init) ?? "git failed"
      throw Failure(message: line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line)
    }
    return bytes
  }

  /// A file as it was in a revision; `nil` where the revision does not have it.
  static func file(_ path: String, in revision: String) throws(Refusal) -> [UInt8]? {
    let folder = PathName.folder(of: path)
    let name = "./" + PathName.last(of: path)
    guard (try? run(["rev-parse", "--git-dir"], in: folder)) != nil else {
      throw Refusal("\(path): --git needs a git repository, and the file is in none.")
    }
    guard !revision.hasPrefix("-"),
      (try? run(["rev-parse", "--verify", "--quiet", revision + "^{commit}"], in: folder)) != nil
    else { throw Refusal("--git \(revision): There is no such revision; name a commit, a branch or a tag.") }
    let bytes: [UInt8]
    do {
      let listed = try run(["ls-tree", "--name-only", "-z", revision, "--", name], in: folder)
      if listed.isEmpty { return nil }
      bytes = try run(["cat-file", "blob", "\(revision):\(name)"], in: folder)
    } catch {
      throw Refusal("\(path): git could not show it at \(revision): \(error.message).")
    }
    if bytes.starts(with: Array("version https://git-lfs".utf8)) {
      throw Refusal(
        "\(path): At \(revision) it is kept in Git LFS; write it to a file, and compare the two files.")
    }
    return bytes
  }

  /// The files of a folder that git knows or would add, relative to it; `nil` where git has no say.
  static func files(in folder: String) -> [String]? {
    guard let bytes = try? run(["ls-files", "-z", "--cached", "--others", "--exclude-standard"], in: folder)
    else { return nil }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
