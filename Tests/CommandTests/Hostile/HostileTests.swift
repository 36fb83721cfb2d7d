import Foundation
import Testing

/// Whatever people upload: each file ends as it should, soon, in bounded memory, and leaves nothing behind.
@Suite struct HostileTests {
  @Test func thereAreEnough() {
    #expect(HostileFile.all.count >= 100)
    #expect(Set(HostileFile.all.map(\.name)).count == HostileFile.all.count)
  }

  @Test(arguments: HostileFile.all) func ends(_ file: HostileFile) throws {
    let folder = try Scratch()
    let name = file.name.replacing(" ", with: "-")
    try folder.write(name, file.make())
    // Seconds of work and KiB of memory, generous for a program that was built for finding faults.
    let result = try BuiltCommand.shell(
      "ulimit -t 30; ulimit -v 1500000; clauselint text --all '\(name)'", in: folder)
    switch file.fate {
    case .refused(let words):
      #expect(result.status == 2)
      #expect(result.errors.contains(words), "\(result.errors.prefix(300))")
      #expect(result.output == "")
    case .stopped(let words):
      #expect(result.status == 2)
      #expect(result.errors.contains(words), "\(result.errors.prefix(300))")
    case .noted(let words):
      #expect(result.status == 0, "\(result.errors.prefix(300))")
      #expect(result.errors.contains(words), "\(result.errors.prefix(300))")
    case .read(let words):
      #expect(result.status == 0, "\(result.errors.prefix(300))")
      #expect(result.output.contains(words))
    }
    #expect(!result.output.contains("root:"))
    #expect(try folder.names == [name])
  }
}
