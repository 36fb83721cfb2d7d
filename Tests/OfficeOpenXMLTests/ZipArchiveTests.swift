import OfficeOpenXML
import Testing

@Suite struct ZipArchiveTests {
  let long = [UInt8](repeating: 0x61, count: 5000)

  @Test func partsComeBackAsTheyWentIn() throws {
    let bytes = ZipArchive.make([("word/a.xml", long), ("[Content_Types].xml", Array("<Types/>".utf8))])
    let archive = try ZipArchive(bytes)
    #expect(archive.names == ["[Content_Types].xml", "word/a.xml"])
    #expect(try archive.contents(of: "word/a.xml") == long)
    #expect(try archive.contents(of: "WORD/A.XML") == long)
    #expect(try archive.contents(of: "word/b.xml") == nil)
    #expect(bytes.count < 1000)
    #expect(
      bytes == ZipArchive.make([("word/a.xml", long), ("[Content_Types].xml", Array("<Types/>".utf8))]))
  }

  @Test func replacingKeepsTheBytesOfOtherParts() throws {
    let before = ZipArchive.make([("a", long), ("b", Array("old".utf8)), ("c", long)])
    let after = try ZipArchive(before).replacing([("b", Array("a newer text".utf8)), ("d", [])])
    let archive = try ZipArchive(after)
    #expect(archive.names == ["a", "b", "c", "d"])
    #expect(try archive.contents(of: "b") == Array("a newer text".utf8))
    #expect(try archive.contents(of: "d") == [])
    #expect(try archive.contents(of: "c") == long)
    #expect(Array(after.prefix(40)) == Array(before.prefix(40)))
  }

  @Test func replacingNothingGivesTheSameBytes() throws {
    let before = ZipArchive.make([("a", long), ("b", Array("old".utf8))])
    #expect(try ZipArchive(before).replacing([]) == before)
    #expect(try ZipArchive(before + Array("junk".utf8)).replacing([]) == before)
  }
}
