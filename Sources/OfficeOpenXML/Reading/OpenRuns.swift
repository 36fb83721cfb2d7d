/// The runs that are open, outermost first: a text box stands inside one (ECMA-376 part 1, 17.3.2).
struct OpenRuns {
  struct Look {
    var isHidden = false
    /// Bold or in capitals, as unstyled headings are.
    var isEmphasised = false
  }

  struct Properties {
    var styleID: String?
    var isBold: Bool?
    var isCapitals: Bool?
    var isHidden: Bool?
    fileprivate var look: Look?
  }

  private var open: [Properties] = []

  var isEmpty: Bool { open.isEmpty }
  mutating func begin() { open.append(Properties()) }
  mutating func end() { _ = open.popLast() }

  /// Changes the properties of the innermost run.
  mutating func change(_ body: (inout Properties) -> Void) {
    guard let last = open.indices.last else { return }
    body(&open[last])
  }

  /// How the innermost run looks: what it says itself, then its style, then the paragraph's.
  mutating func look(in paragraphStyle: String?, styles: inout StyleSheet) -> Look {
    guard let last = open.indices.last else { return Look() }
    if let look = open[last].look { return look }
    let run = open[last]
    let own = run.styleID.map { styles.resolved($0) }
    let around = (paragraphStyle ?? styles.defaultParagraph).map { styles.resolved($0) }
    let isBold = run.isBold ?? own?.isBold ?? around?.isBold ?? false
    let isCapitals = run.isCapitals ?? own?.isCapitals ?? around?.isCapitals ?? false
    let look = Look(
      isHidden: run.isHidden ?? own?.isHidden ?? around?.isHidden ?? false,
      isEmphasised: isBold || isCapitals)
    open[last].look = look
    return look
  }
}
