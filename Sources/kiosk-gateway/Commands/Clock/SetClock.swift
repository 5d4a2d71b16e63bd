import DLT645
import Hardware
import Metering
import Units

/// The course of setting a clock: a look, the order, a look.
struct SetClock {
  private let session: MeterSession
  /// The time to set; `nil` for this computer's.
  private let time: CivilTime?

  /// So far a clock may be off that was set a moment ago: it is told in whole seconds.
  static let tolerance: Int64 = 5
  /// So far off a clock still obeys a broadcast (§7.8), in seconds.
  static let broadcastReach: Int64 = 300

  init(_ session: MeterSession, _ time: CivilTime?) {
    self.session = session
    self.time = time
  }

  func broadcast(proof partner: MeterSession.Partner?) async throws -> SetClockEnd {
    var before: ClockLook?
    if let partner { before = try await ClockLook.read(session, partner) }
    let (moment, offset) = try await target()
    let report = await session.carryOut(
      .setTime(moment), by: MeterSession.everybody, proof: nil)
    var after: ClockLook?
    if let partner, OrderFailure.of(report, session.call) == nil {
      after = try await ClockLook.read(session, partner, offset: offset)
    }
    return SetClockEnd(
      way: .broadcast, moment: moment, meter: partner?.meter, report: report, before: before,
      after: after)
  }

  func write(
    to partner: MeterSession.Partner, _ authority: Authority?
  ) async throws -> SetClockEnd {
    let before = try await ClockLook.read(session, partner)
    let (moment, offset) = try await target()
    let report: OrderReport
    switch before.items {
    case .whole(let item): report = try await write(item, moment, partner, authority)
    case .apart(let date, let time):
      let first = try await write(date, moment, partner, authority)
      // The second needs the password too: a wrong one is not given twice.
      let isTaken = OrderFailure.of(first, session.call) == nil
      report = isTaken ? try await write(time, moment, partner, authority) : first
    }
    var after: ClockLook?
    if OrderFailure.of(report, session.call) == nil {
      after = try await ClockLook.read(session, partner, offset: offset)
    }
    return SetClockEnd(
      way: .write, moment: moment, meter: partner.meter, report: report, before: before,
      after: after)
  }

  private func write(
    _ item: DataIdentifier, _ moment: CivilTime, _ partner: MeterSession.Partner,
    _ authority: Authority?
  ) async throws -> OrderReport {
    guard let value = try? Catalogue.definition(of: item)?.encode(moment) else {
      throw CommandFailure.usage("\(moment.spaced) cannot be written to \(item)")
    }
    return await session.carryOut(
      .write(item, value: value, authority), by: partner, proof: nil)
  }

  /// The time to set, and how far that is ahead of this computer's.
  ///
  /// A clock is set in whole seconds: this returns when the order that goes out now arrives at the
  /// stroke of one.
  private func target() async throws -> (moment: CivilTime, offset: Int64) {
    let arrival = session.moment(of: nil).advanced(by: session.call.settings.travelTime)
    let rest = 1000 - arrival.milliseconds % 1000
    try await Task.sleep(for: .milliseconds(rest))
    let now = CivilTime(
      Timestamp(milliseconds: arrival.milliseconds + rest), offset: .china)
    guard let time else { return (now, 0) }
    return (time, time.secondsSince1970 - now.secondsSince1970)
  }
}

extension LineSettings {
  /// What an order to set a clock takes on the wire, with the silence before it.
  fileprivate var travelTime: Duration { .milliseconds(20) + duration(ofCharacters: 30) }
}
