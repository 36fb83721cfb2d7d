/// A pattern for paths, as in `.gitignore`: `*` and `?` within a name, `**` over any number of folders.
///
/// A pattern without a slash fits a name at any depth; one that fits a folder fits everything in it.
package struct PathPattern: Sendable, Equatable {
  /// As it was written.
  package var text: String
  /// The absolute folder of the file that it was written in, without a slash at the end.
  package var folder: String
  private let parts: [[Unicode.Scalar]]

  package init(_ text: String, folder: String) {
    self.text = text
    self.folder = folder
    var plain = text[...]
    while plain.hasPrefix("./") { plain = plain.dropFirst(2) }
    let isAnchored = plain.dropLast().contains("/")
    let names = plain.split(separator: "/").map { Array($0.unicodeScalars) }
    parts = isAnchored ? names : [Self.anything] + names
  }

  private static let anything = Array("**".unicodeScalars)

  /// Whether it names one file, with no sign that stands for others.
  package var isExact: Bool { !text.contains { $0 == "*" || $0 == "?" } && text.last != "/" }

  /// Whether it fits an absolute path or a folder above it.
  package func matches(_ path: String) -> Bool {
    let root = folder == "/" ? "/" : folder + "/"
    guard path.hasPrefix(root) else { return false }
    let names = path.dropFirst(root.count).split(separator: "/").map { Array($0.unicodeScalars) }
    // reached[i]: the first i parts fit the names read so far.
    var reached = closed([true] + Array(repeating: false, count: parts.count))
    for name in names {
      var next = Array(repeating: false, count: parts.count + 1)
      for (index, part) in parts.enumerated() where reached[index] {
        if part == Self.anything {
          next[index] = true
          if index == parts.count - 1 { next[index + 1] = true }
        } else if fits(name, part) {
          next[index + 1] = true
        }
      }
      reached = closed(next)
      if reached[parts.count] { return true }
    }
    return false
  }

  /// `**` also stands for no folder at all, except at the end.
  private func closed(_ states: [Bool]) -> [Bool] {
    var states = states
    for (index, part) in parts.dropLast().enumerated() where states[index] && part == Self.anything {
      states[index + 1] = true
    }
    return states
  }

  /// Whether a name fits a part with `*` and `?`, in time linear in both but for the retried star.
  private func fits(_ name: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    var (n, p) = (0, 0)
    var star: (part: Int, name: Int)?
    while n < name.count {
      if p < part.count, part[p] == "*" {
        star = (p, n)
        p += 1
      } else if p < part.count, part[p] == "?" || part[p] == name[n] {
        n += 1
        p += 1
      } else if let last = star {
        p = last.part + 1
        n = last.name + 1
        star = (last.part, n)
      } else {
        return false
      }
    }
    return part[p...].allSatisfy { $0 == "*" }
  }
}
