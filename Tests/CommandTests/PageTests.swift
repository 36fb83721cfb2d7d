import Foundation
import Testing

/// The HTML report in a browser: nothing in it bars people who cannot see well or use no mouse.
@Suite(
  .enabled(
    if: OutsideTools.browser != nil && OutsideTools.axePython != nil,
    "there is no Chromium, or no Python with axe-core-python"))
struct PageTests {
  /// Puts axe into a page, in the place of the policy that forbids every script.
  private static let examine = """
    import pathlib, sys, axe_core_python
    axe = next(pathlib.Path(axe_core_python.__file__).parent.glob("axe*.js")).read_text()
    page = pathlib.Path(sys.argv[1]).read_text()
    policy = page[page.index('<meta http-equiv="Content-Security-Policy"'):]
    page = page.replace(policy[:policy.index(">") + 1], "")
    run = '''axe.run().then(found => {
      const lines = found.violations.map(one => one.id + " " + one.nodes[0].target)
      document.body.innerHTML = ""
      document.body.append("FOUND:" + JSON.stringify(lines) + ":PASSED:" + found.passes.length + ":END")
    })'''
    script = "<script>" + axe.replace("</script", "<\\\\/script") + "</script><script>" + run + "</script></body>"
    pathlib.Path(sys.argv[2]).write_text(page.replace("</body>", script))

    """

  private static func found(_ page: String, width: Int, in folder: Scratch) throws -> String {
    try folder.write("examine.py", examine)
    let result = try BuiltCommand.shell(
      "'\(OutsideTools.axePython ?? "")' examine.py \(page) axe.html && HOME=\"$PWD\" timeout 120 '\(OutsideTools.browser ?? "")' --headless "
        + "--no-sandbox --disable-gpu --user-data-dir=\"$PWD/profile\" --virtual-time-budget=60000 "
        + "--window-size=\(width),1200 --dump-dom \"file://$PWD/axe.html\"", in: folder)
    let found = result.output.firstMatch(of: #/FOUND:(.*):END/#)
    return String(try #require(found, "\(result.errors)").1)
  }

  @Test(arguments: [1400, 400])
  func nothingBarsAnybody(width: Int) throws {
    let folder = try Scratch()
    try folder.link("contracts", to: "Fixtures/contracts")
    _ = try BuiltCommand.shell(
      "clauselint check -q --format html=page.html contracts/bike-share.md contracts/parking-sensors.txt nowhere.md",
      in: folder)
    let found = try Self.found("page.html", width: width, in: folder)
    #expect(found.hasPrefix("[]:PASSED:"), "\(found)")
    #expect(found.firstMatch(of: #/PASSED:(\d+)/#).flatMap { Int($0.1) } ?? 0 > 10)
  }

  @Test func whatBarsIsNoticed() throws {
    let folder = try Scratch()
    try folder.write("terms.txt", CommandTests.terms)
    _ = try BuiltCommand.shell("clauselint check -q --format html=page.html terms.txt", in: folder)
    let page = try folder.read("page.html").replacing("<html lang=\"en\">", with: "<html>")
    try folder.write("page.html", page)
    #expect(try Self.found("page.html", width: 1400, in: folder).contains("html-has-lang"))
  }
}
