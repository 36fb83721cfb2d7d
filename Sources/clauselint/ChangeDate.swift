import Foundation

/// The date that tracked changes carry, as `w:date` writes it: UTC to the second (ECMA-376 part 1, 17.13.5.18).
enum ChangeDate {
  /// What the user wrote, else SOURCE_DATE_EPOCH, else now.
  static func resolve(_ written: String?, epoch: String?, now: Date) throws(Refusal) -> String {
    if let written {
      guard let date = parse(written) else {
        throw Refusal("--date \(written): This is no date; write 2026-03-01 or 2026-03-01T09:30:00Z.")
      }
      return date.formatted(.iso8601)
    }
    guard let epoch else { return now.formatted(.iso8601) }
    guard let seconds = Int(epoch), (0...253_402_300_799).contains(seconds) else {
      throw Refusal("SOURCE_DATE_EPOCH is “\(epoch)”; it has to be a number of seconds since 1970.")
    }
    return Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }

  private static func parse(_ text: String) -> Date? {
    if let date = try? Date(text, strategy: .iso8601) { return date }
    return try? Date(text, strategy: .iso8601.year().month().day())
  }
}
