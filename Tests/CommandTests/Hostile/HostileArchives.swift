import OfficeOpenXML

/// Archives that are damaged, that grow, or that two readers understand in two ways.
extension HostileFile {
  static let archives: [HostileFile] = [
    HostileFile("nothing.docx", .refused("The file is empty")) { [] },
    HostileFile("only a signature.docx", .refused("cut short")) { [0x50, 0x4B, 3, 4] },
    HostileFile("half.docx", .refused("cut short")) { Array(Hostile.sound.prefix(Hostile.sound.count / 2)) },
    HostileFile("no end record.docx", .refused("cut short")) { Array(Hostile.sound.dropLast(22)) },
    HostileFile("a byte less.docx", .refused("cut short")) { Array(Hostile.sound.dropLast()) },
    HostileFile("more entries than there are.docx", .refused("broken record")) {
      Hostile.patched(Hostile.end(8, [9, 0]), at: Hostile.sound.count - 12, [9, 0])
    },
    HostileFile("fewer entries than there are.docx", .refused("not list")) {
      Hostile.patched(Hostile.end(8, [1, 0]), at: Hostile.sound.count - 12, [1, 0])
    },
    HostileFile("directory elsewhere.docx", .refused("its directory is not where it should be")) {
      Hostile.end(12, [1, 0])
    },
    HostileFile("several disks.docx", .refused("several disks")) { Hostile.end(4, [1, 0]) },
    HostileFile("zip64.docx", .refused("zip64")) { Hostile.both(24, [0xFF, 0xFF, 0xFF, 0xFF]) },
    HostileFile("twice.docx", .refused("twice")) { twins("word/document.xml") },
    HostileFile("twice but for case.docx", .refused("twice")) { twins("WORD/Document.XML") },
    HostileFile("twice but for a slash.docx", .refused("twice")) { twins("/word/document.xml") },
    HostileFile("twice but for a backslash.docx", .refused("twice")) { twins("word\\document.xml") },
    HostileFile("twice but for a percent sign.docx", .refused("twice")) { twins("word/%64ocument.xml") },
    HostileFile("twice but for dots.docx", .refused("twice")) { twins("word/x/../document.xml") },
    HostileFile("NUL in a name.docx", .refused("NUL character")) { twins("word/document.xml\0.png") },
    HostileFile("two names.docx", .refused("two names")) { Hostile.local(30, [0x78]) },
    HostileFile("encrypted.docx", .refused("encrypted")) { Hostile.central(8, [1]) },
    HostileFile("encrypted by the local header.docx", .refused("encrypted")) { Hostile.local(6, [1]) },
    HostileFile("another method.docx", .refused("zip method 12")) { Hostile.central(10, [12]) },
    HostileFile("two methods.docx", .refused("two methods")) { Hostile.local(8, [0]) },
    HostileFile("two checksums.docx", .refused("two sizes or checksums")) {
      Hostile.central(16, [1, 2, 3, 4])
    },
    HostileFile("two sizes.docx", .refused("two sizes or checksums")) { Hostile.local(22, [9, 9]) },
    HostileFile("wrong checksum.docx", .refused("checksum is wrong")) { Hostile.both(16, [1, 2, 3, 4]) },
    HostileFile("too small a size.docx", .refused("does not have the size")) {
      Hostile.both(24, [9, 0, 0, 0])
    },
    HostileFile("too large a size.docx", .refused("does not have the size")) {
      Hostile.both(24, [0, 0x80, 0, 0])
    },
    HostileFile("a part that is not listed.docx", .refused("not list")) { unlisted() },
    HostileFile("two archives.docx", .refused("not where it should be")) { Hostile.sound + Hostile.sound },
    HostileFile("bytes before the archive.docx", .refused("clauselint: ")) {
      Array("#!/bin/sh\n".utf8) + Hostile.sound
    },
    HostileFile("half a gigabyte that is said to be there.docx", .stopped("larger than 256 MiB")) {
      Hostile.both(24, [0, 0, 0, 0x20])
    },
    HostileFile("200 MiB that are said to be there.docx", .stopped("larger than 128 MiB")) {
      Hostile.both(24, [0, 0, 0x80, 0x0C])
    },
    HostileFile("a bomb of blanks.docx", .refused("zip bomb")) {
      Hostile.body(Hostile.repeated(" ", 24 << 20))
    },
    HostileFile("a bomb of paragraphs.docx", .refused("zip bomb")) {
      Hostile.body(Hostile.repeated("<w:p/>", 4 << 20))
    },
    HostileFile("5,000 entries.docx", .stopped("more than 4096 entries")) {
      Hostile.archive((0..<5000).map { ("word/media/\($0).png", []) })
    },
    HostileFile("bytes behind the archive.docx", .read("sound")) {
      Hostile.sound + [UInt8](repeating: 0x20, count: 999)
    },
    HostileFile("a comment.docx", .read("sound")) { Hostile.end(20, [5, 0]) + Array("hello".utf8) },
    HostileFile("paths upwards.docx", .read("sound")) {
      beside("../../../../tmp/evil", "/etc/passwd", "C:\\evil")
    },
    HostileFile("folders.docx", .read("sound")) { beside("word/", "media/", "a/b/c/") },
    HostileFile("a picture that is a bomb.docx", .read("sound")) {
      Hostile.archive(parts + [("word/media/a.png", [UInt8](repeating: 0, count: 32 << 20))])
    },
    HostileFile("a damaged picture.docx", .read("sound")) {
      var bytes = Hostile.archive(parts + [("word/media/a.png", Array(0...255))])
      bytes[(Hostile.places(bytes, [3, 4]).last ?? 0) + 60] ^= 0xFF
      return bytes
    },
  ]

  private static let parts: [(String, [UInt8])] = [
    ("_rels/.rels", Array(Hostile.relationships([("officeDocument", "word/document.xml")]).utf8)),
    ("word/document.xml", Array(Hostile.main(Hostile.p("sound")).utf8)),
  ]

  /// A sound package with another entry whose name some readers take for the main part's.
  private static func twins(_ name: String) -> [UInt8] {
    Hostile.archive(parts + [(name, Array(Hostile.main(Hostile.p("other")).utf8))])
  }

  private static func beside(_ names: String...) -> [UInt8] {
    Hostile.archive(parts + names.map { ($0, []) })
  }

  /// The entries of two archives before the directory of the second.
  private static func unlisted() -> [UInt8] {
    let hidden = Hostile.archive([("word/hidden.xml", Array(0...100))])
    let entry = hidden[..<(Hostile.places(hidden, [1, 2]).first ?? 0)]
    var bytes = Array(entry) + Hostile.sound
    for place in Hostile.places(bytes, [1, 2]).map({ $0 + 42 }) + [bytes.count - 6] {
      let value = (0..<4).reduce(entry.count) { $0 + Int(bytes[place + $1]) << (8 * $1) }
      for at in 0..<4 { bytes[place + at] = UInt8(truncatingIfNeeded: value >> (8 * at)) }
    }
    return bytes
  }
}
