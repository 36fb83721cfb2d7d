/// The forms of an English word that a base form in a pattern stands for.
enum Inflection {
  /// Words that have no other form, and words too short or too common to inflect.
  private static let fixed: Set<String> = [
    "a", "an", "and", "or", "the", "to", "of", "in", "on", "at", "by", "for", "from", "with", "as", "if",
    "not",
    "no", "nor", "never", "any", "all", "such", "this", "that", "these", "those", "which", "who", "its",
    "their",
    "his", "her", "it", "than", "then", "upon", "under", "within", "without", "into", "only", "shall", "must",
    "will", "may", "can", "should", "ought", "other", "own's", "both", "each", "either", "neither", "you",
    "we",
    "us", "our", "your", "so", "but", "per", "more", "less", "after", "before", "prior", "s", "u",
  ]

  private static let irregular: [String: [String]] = [
    "be": ["be", "is", "are", "am", "was", "were", "been", "being", "remain", "remains", "remained"],
    "have": ["have", "has", "had", "having"],
    "give": ["gave", "given"], "take": ["took", "taken"], "make": ["made"], "sell": ["sold"],
    "resell": ["resold"], "hold": ["held"], "withhold": ["withheld"], "keep": ["kept"], "build": ["built"],
    "teach": ["taught"], "lend": ["lent"], "send": ["sent"], "write": ["wrote", "written"],
    "undertake": ["undertook", "undertaken"], "arise": ["arose", "arisen"], "bring": ["brought"],
    "leave": ["left"], "bear": ["bore", "borne"], "pay": ["paid"], "know": ["knew", "known"],
    "become": ["became"], "choose": ["chose", "chosen"], "seek": ["sought"], "meet": ["met"],
    "find": ["found"], "lose": ["lost"], "run": ["ran"], "show": ["shown"], "wear": ["worn"],
    "bind": ["bound"], "forbid": ["forbade", "forbidden"], "understand": ["understood"],
    "person": ["people"], "reuse": ["reused"], "lead": ["led"], "withdraw": ["withdrew", "withdrawn"],
    "child": ["children"], "spend": ["spent"], "get": ["got", "gotten"], "begin": ["began", "begun"],
  ]

  /// Verbs that double their last letter though they are longer than one syllable.
  private static let doubling = [
    "permit", "transfer", "submit", "commit", "refer", "occur", "label", "model",
    "cancel", "travel", "control", "admit", "omit", "confer", "defer", "program", "equip", "format",
  ]

  static func forms(of word: String) -> [String] {
    if word == "be" { return irregular["be"] ?? [word] }
    if word == "do" { return [word, "does", "did", "done", "doing"] }
    guard word.count > 2, !fixed.contains(word), word.allSatisfy(\.isLetter) else { return [word] }
    var forms = [word]
    forms += irregular[word] ?? []
    guard let last = word.last else { return forms }
    let stem = String(word.dropLast())
    switch last {
    case "e":
      forms += [word + "s", word + "d", stem + "ing"]
    case "y" where !"aeiou".contains(stem.last ?? "a"):
      forms += [stem + "ies", stem + "ied", word + "ing"]
    case "s", "x", "h":
      forms += [word + "es", word + "s", word + "ed", word + "ing"]
    default:
      forms += [word + "s", word + "ed", word + "ing"]
      if doubles(word) { forms += [word + "\(last)ed", word + "\(last)ing"] }
    }
    return forms
  }

  private static func doubles(_ word: String) -> Bool {
    if doubling.contains(word) { return true }
    let letters = Array(word)
    guard letters.count <= 4, letters.count >= 3, let last = letters.last, !"aeiouwxyh".contains(last) else {
      return false
    }
    return "aeiou".contains(letters[letters.count - 2]) && !"aeiou".contains(letters[letters.count - 3])
  }
}
