import OfficeOpenXML

/// XML that is broken, disguised, or costly for a parser.
extension HostileFile {
  static let markup: [HostileFile] = [
    HostileFile("internal entities.docx", .refused("document type declaration")) {
      Hostile.package("<!DOCTYPE a [<!ENTITY b \"c\">]>" + Hostile.main(Hostile.p("&b;")))
    },
    HostileFile("external entity.docx", .refused("document type declaration")) {
      Hostile.package(
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + Hostile.main(Hostile.p("&b;")))
    },
    HostileFile("external subset.docx", .refused("document type declaration")) {
      Hostile.package("<!DOCTYPE a SYSTEM \"http://192.0.2.1/a.dtd\">" + Hostile.main(Hostile.p("x")))
    },
    HostileFile("laughs.docx", .refused("document type declaration")) {
      let entities = (1...12).map { "<!ENTITY l\($0) \"\(Hostile.repeated("&l\($0 - 1);", 10))\">" }.joined()
      return Hostile.package(
        "<!DOCTYPE a [<!ENTITY l0 \"lol\">\(entities)]>" + Hostile.main(Hostile.p("&l12;")))
    },
    HostileFile("a document type in another case.docx", .refused("document type declaration")) {
      Hostile.package("<!doctype a>" + Hostile.main(Hostile.p("x")))
    },
    HostileFile("an entity that is not declared.docx", .refused("not well formed")) {
      Hostile.body(Hostile.p("&b;"))
    },
    HostileFile("UTF-7.docx", .refused("encoded in UTF-7")) { declared("UTF-7") },
    HostileFile("Latin-1.docx", .refused("encoded in ISO-8859-1")) { declared("ISO-8859-1") },
    HostileFile("EBCDIC.docx", .refused("encoded in IBM037")) { declared("IBM037") },
    HostileFile("a shell as the encoding.docx", .refused("encoded in")) { declared("`id`") },
    HostileFile("UTF-16.docx", .read("sound")) { utf16(bigEndian: false, declares: "UTF-16") },
    HostileFile("UTF-16 big endian.docx", .read("sound")) { utf16(bigEndian: true, declares: "UTF-16") },
    HostileFile("UTF-16 that says UTF-8.docx", .refused("encoded in")) {
      utf16(bigEndian: false, declares: "UTF-8")
    },
    HostileFile("half a character of UTF-16.docx", .refused("broken UTF-16")) {
      Hostile.package(utf16Text("<w:document", bigEndian: false) + [0])
    },
    HostileFile("UTF-32.docx", .refused("clauselint: ")) {
      Hostile.package([0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0])
    },
    HostileFile("bytes that are not UTF-8.docx", .refused("not well formed")) {
      Hostile.package(Array(Hostile.main("<w:p><w:r><w:t>").utf8) + [0xC3, 0x28, 0xFF])
    },
    HostileFile("NUL.docx", .refused("not well formed")) { Hostile.body(Hostile.p("a\0b")) },
    HostileFile("a control character.docx", .refused("not well formed")) {
      Hostile.body(Hostile.p("a&#1;b"))
    },
    HostileFile("257 deep.docx", .stopped("nested more than 256 deep")) { deep(257) },
    HostileFile("100,000 deep.xml", .stopped("nested more than 256 deep")) {
      Array(Hostile.main(Hostile.repeated("<w:sdt>", 100_000)).utf8)
    },
    HostileFile("200 deep.docx", .read("sound")) { deep(200) },
    HostileFile("300 attributes.docx", .stopped("more than 256 attributes")) { attributes(300) },
    HostileFile("100,000 attributes.docx", .stopped("more than 256 attributes")) { attributes(100_000) },
    HostileFile("200 attributes.docx", .read("sound")) { attributes(200) },
    HostileFile("300 namespaces.docx", .stopped("more than 256 attributes")) {
      let all = (0..<300).map { "xmlns:n\($0)=\"urn:\($0)\"" }.joined(separator: " ")
      return Hostile.body("<w:p \(all)/>")
    },
    HostileFile("a long tag.xml", .stopped("longer than 1 MiB")) {
      Array(Hostile.main("<w:p a=\"\(Hostile.repeated("xy", 600_000))\"/>").utf8)
    },
    HostileFile("a long attribute.docx", .read("sound")) {
      Hostile.body(
        "<w:p a=\"\((0..<90_000).map(String.init).joined(separator: "-"))\"/>" + Hostile.p("sound"))
    },
    HostileFile("a long text.docx", .read("1599999")) {
      Hostile.body(Hostile.p((0..<1_600_000).map(String.init).joined(separator: " ")))
    },
    HostileFile("a long comment.docx", .read("sound")) {
      Hostile.body("<!--\((0..<200_000).map(String.init).joined(separator: " "))-->" + Hostile.p("sound"))
    },
    HostileFile("instructions.docx", .read("sound")) {
      Hostile.body("<?xml-stylesheet href=\"file:///etc/passwd\"?><?php x(); ?>" + Hostile.p("sound"))
    },
    HostileFile("character data.docx", .read("a < b & c")) {
      Hostile.body(Hostile.p("<![CDATA[a < b & c]]>"))
    },
    HostileFile("not closed.docx", .refused("ends too early")) {
      Hostile.package("<w:document \(Hostile.namespaces)><w:body>" + Hostile.p("x"))
    },
    HostileFile("crossed tags.docx", .refused("not well formed")) { Hostile.body("<w:p><w:r></w:p></w:r>") },
    HostileFile("a prefix of nothing.docx", .refused("not well formed")) { Hostile.body("<q:p/>") },
    HostileFile("an attribute twice.docx", .refused("not well formed")) {
      Hostile.body("<w:p w:a=\"1\" w:a=\"2\"/>")
    },
    HostileFile("two roots.docx", .refused("not well formed")) {
      Hostile.package(Hostile.main(Hostile.p("x")) + Hostile.main(Hostile.p("y")))
    },
    HostileFile("a comment alone.docx", .refused("clauselint: ")) { Hostile.package("<!-- nothing -->") },
    HostileFile("a tag that never ends.docx", .refused("clauselint: ")) {
      Hostile.package("<w:document " + Hostile.repeated("x", 1000))
    },
    HostileFile("another prefix.docx", .read("sound")) {
      Hostile.package(
        "<x:document xmlns:x=\"\(Hostile.word)\"><x:body><x:p><x:r><x:t>sound</x:t></x:r></x:p></x:body></x:document>"
      )
    },
    HostileFile("an extension that Word does not know.docx", .noted("extension that Word does not know")) {
      Hostile.body("<e:hide xmlns:e=\"urn:example:e\">\(Hostile.p("out"))</e:hide>" + Hostile.p("sound"))
    },
    HostileFile("a known prefix for something else.docx", .read("sound")) {
      Hostile.body(
        "<w:p><w:r><mc:AlternateContent xmlns:wps=\"urn:example:e\"><mc:Choice Requires=\"wps\">"
          + "<w:t>out</w:t></mc:Choice><mc:Fallback><w:t>sound</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
      )
    },
  ]

  private static func declared(_ encoding: String) -> [UInt8] {
    Hostile.package("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>" + Hostile.main(Hostile.p("sound")))
  }

  private static func utf16Text(_ text: String, bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  private static func utf16(bigEndian: Bool, declares name: String) -> [UInt8] {
    let xml = "<?xml version=\"1.0\" encoding=\"\(name)\"?>" + Hostile.main(Hostile.p("sound"))
    return Hostile.package(utf16Text(xml, bigEndian: bigEndian))
  }

  private static func deep(_ depth: Int) -> [UInt8] {
    Hostile.body(
      Hostile.repeated("<w:sdt>", depth) + Hostile.p("sound") + Hostile.repeated("</w:sdt>", depth))
  }

  private static func attributes(_ count: Int) -> [UInt8] {
    Hostile.body(
      "<w:p " + (0..<count).map { "a\($0)=\"\"" }.joined(separator: " ") + "/>" + Hostile.p("sound"))
  }
}
