/// The passwords of the ten levels, the wrong tries of the day, and the lock that follows them.
///
/// Level 0 may do everything, level 9 the least (DL/T 645-2007 §7.4).
package struct PasswordBook: Hashable, Sendable {
  package static let levelCount = 10
  /// P0 P1 P2.
  package static let byteCount = 3

  /// P0 P1 P2 of each level.
  private(set) var words: [[UInt8]]
  /// Wrong tries on `day`, in days of the meter's clock since 1970-01-01.
  private(set) var wrongCount = 0
  private(set) var day: Int64 = 0
  /// Until then, in seconds of the hall's time, no password is right: setting the clock neither
  /// shortens nor lengthens it.
  private(set) var lockedUntil: Int64?

  init(factory word: [UInt8]) {
    words = Array(repeating: word, count: Self.levelCount)
  }

  /// Whether `word` is that of `level`; a wrong one is counted for `day` of the meter's clock, and
  /// one too many locks from `now` of the hall's time.
  mutating func accepts(
    level: UInt8, word: some Collection<UInt8>, day: Int64, at now: Int64, policy: PasswordPolicy
  ) -> Bool {
    guard !isLocked(at: now), Int(level) < Self.levelCount else { return false }
    if self.day != day { (self.day, wrongCount) = (day, 0) }
    lockedUntil = nil
    guard words[Int(level)].elementsEqual(word) else {
      wrongCount += 1
      if wrongCount >= policy.allowedTries {
        lockedUntil = now + policy.lockSeconds
        wrongCount = 0
      }
      return false
    }
    wrongCount = 0
    return true
  }

  /// Whether programming is locked by wrong passwords: the padlock on the display.
  package func isLocked(at now: Int64) -> Bool { lockedUntil.map { now < $0 } ?? false }

  mutating func set(level: UInt8, to word: [UInt8]) { words[Int(level)] = word }
}

/// What wrong passwords lead to.
package struct PasswordPolicy: Hashable, Sendable {
  /// As many wrong ones on one day lock programming.
  package var allowedTries = 3
  /// For how long.
  package var lockSeconds: Int64 = 24 * 3600

  package init() {}
}

/// The passwords as a line of words.
extension PasswordBook {
  var line: String {
    let words = words.map { StateBytes.text(of: $0) }.joined(separator: " ")
    return "passwords \(words) \(wrongCount) \(day) \(lockedUntil.map { "\($0)" } ?? "-")"
  }

  /// `nil` where the words are none of `line`.
  init?(_ line: [Substring]) {
    guard line.count == Self.levelCount + 4 else { return nil }
    let words = line[1...Self.levelCount].compactMap { StateBytes.bytes(of: $0) }
    let rest = line[(Self.levelCount + 1)...].map { StateBytes.moment($0) }
    guard words.count == Self.levelCount, words.allSatisfy({ $0.count == Self.byteCount }),
      let count = rest[0], let day = rest[1], rest[2] != nil || line.last == "-"
    else { return nil }
    self.words = words
    (wrongCount, self.day, lockedUntil) = (Int(count), day, rest[2])
  }
}
