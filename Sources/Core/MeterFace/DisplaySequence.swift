/// Which item a display shows: a small state machine that is told the time and the key.
///
/// With power the automatic list runs round; a press shows the first item of the key list, each
/// further press the next; 30 s after the last press the automatic list begins anew. The back-light
/// goes off 60 s after the last press or talk on the line. Without power the glass is off; a press
/// wakes it for one round of the automatic list, a further press enters the key list (Q/GDW 355-2009
/// §5).
///
/// Times are milliseconds of any clock that goes forward; it is never read here.
package struct DisplaySequence: Hashable, Sendable {
  package private(set) var list: DisplayList
  package private(set) var hasPower = true

  /// The key list is left this long after the last press.
  package static let keyMilliseconds: Int64 = 30_000
  package static let backlightMilliseconds: Int64 = 60_000

  private enum Mode: Hashable {
    /// The automatic list, since its first item.
    case automatic(since: Int64)
    /// An item of the key list, since the last press.
    case keyed(Int, since: Int64)
    case asleep
  }

  private var mode: Mode
  private var now: Int64
  private var litSince: Int64?

  /// A display that begins its automatic list at `time`.
  package init(_ list: DisplayList, at time: Int64) {
    self.list = list
    now = time
    mode = .automatic(since: time)
  }

  /// What is shown; `nil` while the glass is off, or where the list is empty.
  package var item: DisplayItem? {
    switch mode {
    case .automatic(let since):
      guard !list.automatic.isEmpty else { return nil }
      return list.automatic[Int((now - since) / screenMilliseconds) % list.automatic.count]
    case .keyed(let index, _):
      return list.keyed.isEmpty ? nil : list.keyed[index % list.keyed.count]
    case .asleep: return nil
    }
  }

  package var isAsleep: Bool { mode == .asleep }

  /// Whether a press began what is shown.
  package var isKeyed: Bool {
    guard case .keyed = mode else { return false }
    return true
  }

  package var isBacklit: Bool {
    // A meter without mains has no light to spare.
    guard hasPower, let litSince else { return false }
    return now - litSince < Self.backlightMilliseconds
  }

  /// When what is shown changes by itself; `nil` if never.
  package var nextChange: Int64? {
    var changes: [Int64] = []
    switch mode {
    case .automatic(let since):
      changes = [since + ((now - since) / screenMilliseconds + 1) * screenMilliseconds]
    case .keyed(_, let since): changes = [since + Self.keyMilliseconds]
    case .asleep: break
    }
    if isBacklit, let litSince { changes.append(litSince + Self.backlightMilliseconds) }
    return changes.min()
  }

  /// Goes on to `time`; one in the past changes nothing.
  package mutating func advance(to time: Int64) {
    guard time > now else { return }
    now = time
    if case .keyed(_, let since) = mode, now - since >= Self.keyMilliseconds {
      mode = hasPower ? .automatic(since: since + Self.keyMilliseconds) : .asleep
    }
    if !hasPower, case .automatic(let since) = mode, now - since >= roundMilliseconds {
      mode = .asleep
    }
  }

  /// The key is pressed at `time`.
  package mutating func pressKey(at time: Int64) {
    advance(to: time)
    litSince = now
    switch mode {
    case .asleep: mode = .automatic(since: now)
    case .automatic: mode = .keyed(0, since: now)
    case .keyed(let index, _): mode = .keyed(index + 1, since: now)
    }
  }

  /// Somebody talks to the meter: the light comes on.
  package mutating func light(at time: Int64) {
    advance(to: time)
    litSince = now
  }

  /// The mains go or come back at `time`.
  package mutating func setPower(_ isOn: Bool, at time: Int64) {
    advance(to: time)
    guard isOn != hasPower else { return }
    hasPower = isOn
    mode = isOn ? .automatic(since: now) : .asleep
    litSince = nil
  }

  /// Takes other lists, when parameters were written; an item in mid-show may change at once.
  package mutating func replaceList(with list: DisplayList) {
    guard list != self.list else { return }
    self.list = list
    if case .automatic = mode { mode = .automatic(since: now) }
  }

  private var screenMilliseconds: Int64 { Int64(list.secondsPerScreen) * 1000 }
  private var roundMilliseconds: Int64 { screenMilliseconds * Int64(list.automatic.count) }
}
