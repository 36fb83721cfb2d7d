import Foundation

/// The clock of the machine.
enum Clock {
  /// Seconds since the beginning of 1970, UTC.
  static var seconds: Int { Int(Date().timeIntervalSince1970) }
}
