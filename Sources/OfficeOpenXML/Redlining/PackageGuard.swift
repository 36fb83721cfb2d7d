/// Looks for reasons not to change a package, or to warn.
struct PackageGuard {
  let archive: ZipArchive
  let mainPart: String

  /// What the user should know; throws where the package must not be changed.
  func notes() throws(RedlineError) -> [String] {
    if archive.names.contains(where: { $0.lowercased().hasPrefix("_xmlsignatures/") }) { throw .signed }
    let relationships = try PartLinks(of: mainPart, in: archive)
    guard let name = relationships.target(ofType: "/settings"), let bytes = try archive.part(name) else {
      return []
    }
    let settings = try MarkupTree(bytes, part: name)
    try refuseProtection(settings)
    var notes: [String] = []
    if isOn("removePersonalInformation", in: settings) {
      notes.append(
        "The document is set to remove personal information: Word will drop the author of these changes when it saves."
      )
    }
    if isOn("removeDateAndTime", in: settings) {
      notes.append(
        "The document is set to remove dates: Word will drop the date of these changes when it saves.")
    }
    return notes
  }

  /// Protection that lets nobody change text (17.15.1.29); tracked changes alone may be enforced.
  private func refuseProtection(_ settings: MarkupTree) throws(RedlineError) {
    guard let index = element("documentProtection", in: settings),
      isTrue(settings.attribute("enforcement", of: index))
    else { return }
    switch settings.attribute("edit", of: index) {
    case "readOnly": throw .protected("read only")
    case "forms": throw .protected("filling in forms")
    case "comments": throw .protected("comments only")
    default: return
    }
  }

  private func element(_ name: String, in settings: MarkupTree) -> Int? {
    settings.elements.indices.first { settings.isWord($0, name) }
  }

  private func isOn(_ name: String, in settings: MarkupTree) -> Bool {
    element(name, in: settings).map { isTrue(settings.attribute("val", of: $0) ?? "true") } ?? false
  }

  private func isTrue(_ value: String?) -> Bool { value.map { ["1", "true", "on"].contains($0) } ?? false }
}
