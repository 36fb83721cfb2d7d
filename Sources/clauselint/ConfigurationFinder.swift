import ClauseLint
import Foundation

/// The configuration that a file is under: the nearest `.clauselint.yml` in its folder or above. Each is read once.
struct ConfigurationFinder {
  static let names = [".clauselint.yml", ".clauselint.yaml"]
  static let waiverName = "clauselint.waivers.yml"

  private let choice: ConfigurationChoice
  private var found: [String: Settings] = [:]
  private var waiverFiles: [String: String?] = [:]

  init(_ choice: ConfigurationChoice) throws {
    self.choice = choice
    guard let file = choice.config else { return }
    found["/"] = try Self.read(file)
  }

  /// The settings for a file; empty ones where there is no configuration.
  mutating func settings(for path: String) throws -> Settings {
    if choice.isolated { return Settings() }
    if choice.config != nil { return found["/"] ?? Settings() }
    return try settings(inFolder: PathName.folder(of: Self.absolute(path)))
  }

  /// The settings of a folder itself, for the files in it.
  mutating func settings(inFolder folder: String) throws -> Settings {
    if choice.isolated { return Settings() }
    if choice.config != nil { return found["/"] ?? Settings() }
    if let known = found[folder] { return known }
    let file = Self.names.map { folder == "/" ? "/\($0)" : "\(folder)/\($0)" }
      .first { FileManager.default.fileExists(atPath: $0) }
    let settings: Settings
    if let file {
      settings = try Self.read(Self.shown(file))
    } else if folder == "/" {
      settings = Settings()
    } else {
      settings = try self.settings(inFolder: PathName.folder(of: folder))
    }
    found[folder] = settings
    return settings
  }

  /// The file of waivers that stands in a file's folder or above.
  mutating func waivers(for path: String) -> String? {
    if choice.isolated { return nil }
    return waivers(inFolder: PathName.folder(of: Self.absolute(path)))
  }

  private mutating func waivers(inFolder folder: String) -> String? {
    if let known = waiverFiles[folder] { return known }
    let file = folder == "/" ? "/\(Self.waiverName)" : "\(folder)/\(Self.waiverName)"
    let found: String? =
      FileManager.default.fileExists(atPath: file)
      ? file : folder == "/" ? nil : waivers(inFolder: PathName.folder(of: folder))
    waiverFiles[folder] = found
    return found
  }

  /// A configuration with what it extends.
  private static func read(_ path: String, above: [String] = []) throws -> Settings {
    let absolute = absolute(path)
    let text = try InputFile.text(path)
    let file = try SettingsFile(
      text, path: path, folder: PathName.folder(of: absolute))
    var settings = Settings()
    for name in file.extends {
      let folder = PathName.folder(of: path)
      let next = name.text.hasPrefix("/") || folder.isEmpty ? name.text : "\(folder)/\(name.text)"
      let chain = above + [path]
      if chain.contains(where: { Self.absolute($0) == Self.absolute(next) }) {
        throw SettingsFault(.circle(chain + [next]), at: name.place)
      }
      do { settings = settings.extended(by: try read(next, above: chain)) } catch let refusal as Refusal {
        throw Refusal("\(name.place): \(refusal.sentence)")
      }
    }
    return settings.extended(by: file.settings)
  }

  /// Where relative paths begin. Foundation's file manager takes longer to begin than a short run has.
  private static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return FileManager.default.currentDirectoryPath }
    defer { free(path) }
    return String(cString: path)
  }

  /// A path from the root, without `.` and `..`; links stay as they are.
  static func absolute(_ path: String) -> String {
    let full = path.hasPrefix("/") ? path : workingFolder + "/" + path
    var parts: [Substring] = []
    for part in full.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A path as the user would write it from the working folder.
  static func shown(_ path: String) -> String {
    let folder = workingFolder + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}
