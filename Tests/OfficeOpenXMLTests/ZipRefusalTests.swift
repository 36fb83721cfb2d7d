import OfficeOpenXML
import Testing

/// Archives that two readers could understand in two ways, or that grow without bound.
@Suite struct ZipRefusalTests {
  struct Hostile: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var message: String
    var make: @Sendable () -> [UInt8]

    init(_ name: String, _ message: String, _ make: @escaping @Sendable () -> [UInt8]) {
      (testDescription, self.message, self.make) = (name, message, make)
    }
  }

  static let again = "open the file in Word and save it again."
  static let differ = "so readers may show different texts; \(again)"

  static let cases: [Hostile] = [
    Hostile("plain text", "This is not a zip archive, so it is no Word document; save it as .docx first.") {
      Array("hello, this is no zip archive at all".utf8)
    },
    Hostile("cut short", "The zip archive is cut short, as after a broken download; fetch the file again.") {
      Array(sound.prefix(sound.count / 2))
    },
    Hostile(
      "directory elsewhere", "The zip archive is damaged (its directory is not where it should be); \(again)"
    ) {
      patched(end: 12, [1, 0])
    },
    Hostile("several disks", "The zip archive is damaged (it is spread over several disks); \(again)") {
      patched(end: 4, [1, 0])
    },
    Hostile("twice", "The zip archive holds the part “word/a.xml” twice, \(differ)") {
      ZipArchive.make([("word/a.xml", []), ("word/a.xml", [])])
    },
    Hostile("twice but for case", "The zip archive holds the part “WORD/A.xml” twice, \(differ)") {
      ZipArchive.make([("word/a.xml", []), ("WORD/A.xml", [])])
    },
    Hostile("twice but for a slash", "The zip archive holds the part “/word\\a.xml” twice, \(differ)") {
      ZipArchive.make([("word/a.xml", []), ("/word\\a.xml", [])])
    },
    Hostile("NUL in a name", "The zip archive holds a part with a NUL character in its name; \(again)") {
      ZipArchive.make([("word/a.xml\0.png", [])])
    },
    Hostile("two names", "The zip archive gives the part “a” two names, \(differ)") {
      patched(local: 30, [0x62])
    },
    Hostile("encrypted", "The part “a” is encrypted; take the password off and save the file again.") {
      patched(central: 8, [1])
    },
    Hostile(
      "encrypted in the local header only",
      "The part “a” is encrypted; take the password off and save the file again."
    ) {
      patched(local: 6, [1])
    },
    Hostile("method", "The part “a” is packed by zip method 12, which Word does not use; \(again)") {
      patched(central: 10, [12])
    },
    Hostile("two methods", "The zip archive is damaged (the part “a” is packed by two methods); \(again)") {
      patched(local: 8, [0])
    },
    Hostile("overlap", "The part “b” overlaps another one in the zip archive; \(again)") {
      // The second entry begins inside the first one's data, which holds a header of its own.
      let inner = ZipArchive.make([("b", [1])]).prefix(32)
      var bytes = ZipArchive.make([("a", inner + Array(0...255)), ("b", [1])])
      bytes[record(bytes, 1) + 42] = 31
      for index in 43...45 { bytes[record(bytes, 1) + index] = 0 }
      return bytes
    },
    Hostile(
      "checksum",
      "The part “a” is damaged: its checksum is wrong; fetch the file again or save it again in Word."
    ) {
      patched(both: 16, [0, 0, 0, 0])
    },
    Hostile("two checksums", "The zip archive gives the part “a” two sizes or checksums, \(differ)") {
      patched(central: 16, [0])
    },
    Hostile("two sizes", "The zip archive gives the part “a” two sizes or checksums, \(differ)") {
      patched(local: 22, [1])
    },
    Hostile("a name by an extra field", "The zip archive gives the part “a” two names, \(differ)") {
      let extra: [UInt8] = [0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 0x62]
      var bytes = patched(central: 30, [UInt8(extra.count)])
      bytes.insert(contentsOf: extra, at: record(bytes, 0) + 47)
      let size = bytes.count - 22 + 12
      bytes[size] += UInt8(extra.count)
      return bytes
    },
    Hostile(
      "a part that is not listed",
      "The zip archive holds a part that its directory does not list, \(differ)"
    ) {
      // The directory and its end record of one archive behind the entries of two.
      let hidden = ZipArchive.make([("hidden", Array(0...100))])
      let entry = hidden[..<record(hidden, 0)]
      var bytes = Array(entry) + sound
      let start = record(bytes, 0)
      for offset in [start + 42, bytes.count - 22 + 16] {
        let value = Int(bytes[offset]) + Int(bytes[offset + 1]) << 8 + entry.count
        (bytes[offset], bytes[offset + 1]) = (UInt8(value & 0xFF), UInt8(value >> 8))
      }
      return bytes
    },
    Hostile("twice but for a percent sign", "The zip archive holds the part “word/%61.xml” twice, \(differ)")
    {
      ZipArchive.make([("word/a.xml", []), ("word/%61.xml", [])])
    },
    Hostile("twice but for dots", "The zip archive holds the part “word/./x/../a.xml” twice, \(differ)") {
      ZipArchive.make([("word/a.xml", []), ("word/./x/../a.xml", [])])
    },
    Hostile(
      "size",
      "The zip archive is damaged (the part “a” does not have the size that the directory says); \(again)"
    ) { patched(both: 24, [1, 0, 0, 0]) },
    Hostile(
      "too large",
      "The part “a” is larger than 128 MiB; split the document, or raise the limits (--raise-limits)."
    ) {
      patched(both: 24, [0, 0, 0, 0x10])
    },
    Hostile("ratio", "The part “a” grows more than 500 times when unpacked, as in a zip bomb; \(again)") {
      ZipArchive.make([("a", [UInt8](repeating: 0, count: 3 << 20))])
    },
  ]

  @Test(arguments: cases) func isRefused(_ hostile: Hostile) {
    #expect {
      let archive = try ZipArchive(hostile.make())
      for name in archive.names { _ = try archive.contents(of: name) }
    } throws: { error in
      "\(error)" == hostile.message
    }
  }

  @Test func entriesAreCounted() {
    var limits = ReadingLimits.standard
    limits.entries = 2
    let bytes = ZipArchive.make([("a", []), ("b", []), ("c", [])])
    #expect(throws: ZipError.tooManyEntries(limit: 2)) { try ZipArchive(bytes, limits: limits) }
  }

  @Test func noCutOffArchiveCrashes() {
    for count in 0...Self.sound.count {
      _ = try? ZipArchive(Array(Self.sound.prefix(count))).contents(of: "a")
    }
  }

  @Test func noChangedByteCrashes() {
    for index in Self.sound.indices {
      for value in [0, 0x7F, 0xFF] as [UInt8] {
        var bytes = Self.sound
        bytes[index] = value
        guard let archive = try? ZipArchive(bytes) else { continue }
        _ = try? archive.contents(of: "a")
        _ = try? archive.replacing([("a", [1])])
      }
    }
  }

  // MARK: Making them

  static let sound = ZipArchive.make([("a", [UInt8](repeating: 0x61, count: 200))])

  /// The offset of a record of the central directory.
  static func record(_ bytes: [UInt8], _ number: Int) -> Int {
    let starts = bytes.indices.dropLast(3).filter { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2] }
    return starts[number]
  }

  /// A field of the directory's record, and the same one in the local header, which stands two bytes earlier.
  static func patched(both offset: Int, _ values: [UInt8]) -> [UInt8] {
    var bytes = patched(central: offset, values)
    bytes.replaceSubrange(offset - 2..<offset - 2 + values.count, with: values)
    return bytes
  }

  static func patched(local offset: Int, _ values: [UInt8]) -> [UInt8] { patched(offset, values) }
  static func patched(central offset: Int, _ values: [UInt8]) -> [UInt8] {
    patched(record(sound, 0) + offset, values)
  }
  static func patched(end offset: Int, _ values: [UInt8]) -> [UInt8] {
    patched(sound.count - 22 + offset, values)
  }

  private static func patched(_ offset: Int, _ values: [UInt8]) -> [UInt8] {
    var bytes = sound
    bytes.replaceSubrange(offset..<offset + values.count, with: values)
    return bytes
  }
}
