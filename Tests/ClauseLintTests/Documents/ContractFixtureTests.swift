import ClauseLint
import Foundation
import Testing

/// The invented contracts are read as a lawyer would outline them.
@Suite struct ContractFixtureTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/contracts")

  static func read(_ name: String) throws -> Document {
    try DocumentReader.read([UInt8](Data(contentsOf: folder.appendingPathComponent(name))), name: name)
  }

  @Test(arguments: [
    ("parking-sensors.txt", ["1.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "9.", "10.", "SCHEDULE 1"]),
    ("office-chairs.txt", ["1.", "2.", "3.", "4.", "5.", "6.", "7."]),
    ("bike-share.md", ["1.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "9.", "10."]),
    ("open-platform.md", ["1", "2", "3", "4", "5", "6", "7", "8"]),
  ])
  func numbersOfHeadings(_ name: String, _ numbers: [String]) throws {
    let headings = try Self.read(name).blocks.filter { if case .heading = $0.kind { true } else { false } }
    #expect(headings.map(\.number).filter { !$0.isEmpty } == numbers)
  }

  @Test func sentencesAcrossLines() throws {
    let texts = try Self.read("parking-sensors.txt").blocks.map(\.text)
    #expect(
      texts.contains(
        "\"Occupancy Data\" means the readings of the Equipment and all information derived from them."))
    #expect(texts.contains { $0.contains("persons authorised by it") })
  }

  @Test func stemsOfItems() throws {
    let blocks = try Self.read("parking-sensors.txt").blocks
    let item = try #require(blocks.first { $0.number == "(ii)" })
    let outer = blocks[try #require(item.stem)]
    #expect(outer.number == "(c)")
    #expect(blocks[try #require(outer.stem)].text == "The Contractor shall:")
    #expect(item.headingPath.last == "2. SUPPLY AND INSTALLATION")
  }
}
