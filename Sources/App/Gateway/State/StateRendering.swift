package import Hardware
package import JSON
import Lights
import Records
package import Tariff
package import Units

/// Turns the hall's state into the JSON of `GET /api/v1/state` and its patches.
package struct StateRendering: Sendable {
  package var build: String
  package var hallName: String
  package var isSimulated: Bool
  /// What simulation means here, as the page shows it; `nil` in a real hall.
  package var note: BilingualText?
  package var offset: UTCOffset
  package var clock: any WallClock

  package init(
    build: String, hallName: String, isSimulated: Bool, note: BilingualText?, offset: UTCOffset,
    clock: any WallClock
  ) {
    self.build = build
    self.hallName = hallName
    self.isSimulated = isSimulated
    self.note = note
    self.offset = offset
    self.clock = clock
  }

  package func snapshot(_ state: HallState, version: Int64) -> Output {
    .object([
      ("version", .integer(version)),
      ("build", .string(build)),
      ("time", time),
      (
        "hall",
        .object([
          ("name", .string(hallName)), ("simulated", .bool(isSimulated)),
          ("note", note?.output ?? .null),
        ])
      ),
      ("round", output(of: state.round)),
      ("moving", .bool(state.isMoving)),
      ("meters", .array(state.meters.map(output))),
      ("customers", .array(state.customers.map(output))),
      ("lamps", .array(state.lamps.map { output(of: $0, board: state.board) })),
      ("board", output(of: state.board)),
      ("store", output(ofStoreProblem: state.storeProblem)),
    ])
  }

  /// What differs, whole elements only; `nil` where nothing does.
  package func patch(from old: HallState, to new: HallState, version: Int64) -> Output? {
    var members: [(String, Output)] = []
    func changed<Element: Equatable>(
      _ name: String, _ before: [Element], _ after: [Element], _ render: (Element) -> Output
    ) {
      let different = zip(before, after).filter { $0 != $1 }.map { render($1) }
      if !different.isEmpty { members.append((name, .array(different))) }
    }
    changed("meters", old.meters, new.meters, output)
    changed("customers", old.customers, new.customers, output)
    changed("lamps", old.lamps, new.lamps) { output(of: $0, board: new.board) }
    if old.round != new.round { members.append(("round", output(of: new.round))) }
    if old.isMoving != new.isMoving { members.append(("moving", .bool(new.isMoving))) }
    if old.board != new.board { members.append(("board", output(of: new.board))) }
    if old.storeProblem != new.storeProblem {
      members.append(("store", output(ofStoreProblem: new.storeProblem)))
    }
    guard !members.isEmpty else { return nil }
    return .object([("version", .integer(version)), ("time", time)] + members)
  }

  package func tick(version: Int64) -> Output {
    .object([("version", .integer(version)), ("time", time)])
  }

  package func output(of reading: ShownReading) -> Output {
    let draft = reading.reading.draft
    return .object([
      ("sequence", .integer(reading.reading.sequence)),
      ("at", stamp(draft.at)),
      ("cause", .string(draft.cause.rawValue)),
      ("route", .string(draft.route)),
      ("quality", .string(draft.quality.rawValue)),
      ("simulated", .bool(draft.isSimulated)),
      ("energy", reading.energy.map { .string("\($0)") } ?? .null),
      ("meterTime", reading.meterTime.map { .string($0) } ?? .null),
      ("items", .array(draft.items.map(ItemNames.output))),
    ])
  }

  package func stamp(_ moment: Timestamp?) -> Output {
    moment.map { .string($0.text(offset: offset)) } ?? .null
  }

  private var time: Output { stamp(clock.now()) }

  private func output(of meter: MeterState) -> Output {
    let place = meter.place
    return .object([
      ("address", .string(place.address)),
      ("name", .string(place.name)),
      ("customer", place.customer.map { .integer(Int64($0)) } ?? .null),
      ("phase", place.phase.map { .string($0.rawValue) } ?? .null),
      ("route", .string(place.route)),
      ("routeName", .string(place.routeName)),
      ("reach", .string(place.reach.rawValue)),
      ("medium", .string(place.reach.medium.rawValue)),
      ("simulated", .bool(place.isSimulated)),
      ("last", meter.last.map(output) ?? .null),
      ("previous", meter.previous.map(output) ?? .null),
      ("used", meter.used.map { .string("\($0)") } ?? .null),
      ("bill", meter.bill?.output ?? .null),
      ("link", meter.link.map(output) ?? .null),
    ])
  }

  private func output(of link: LinkState) -> Output {
    .object([
      ("quality", .string(link.quality.rawValue)), ("at", stamp(link.at)),
      ("failures", .integer(Int64(link.failureCount))),
    ])
  }

  private func output(of customer: CustomerView) -> Output {
    .object([
      ("n", .integer(Int64(customer.number))),
      ("name", .string(customer.name)),
      ("phase", .string(customer.phase.rawValue)),
      ("meter", .string(customer.meter)),
      ("state", .string(customer.state?.rawValue ?? "unknown")),
    ])
  }

  private func output(of lamp: LampState, board: BoardState) -> Output {
    var members: [(String, Output)] = [
      ("name", .string(lamp.light.name)), ("kind", .string(lamp.light.kind)),
    ]
    switch lamp.light {
    case .strip(let phase, let segment):
      members.append(("phase", .string(phase.rawValue)))
      members.append(("segment", .integer(Int64(segment))))
    case .lamp(let customer): members.append(("customer", .integer(Int64(customer))))
    case .word(let word, let customer):
      members.append(("word", .string(word.rawValue)))
      members.append(("customer", .integer(Int64(customer))))
    }
    members.append(("lit", lamp.isLit.map { .bool($0) } ?? .null))
    members.append(("simulated", .bool(board.isSimulated)))
    members.append(
      (
        "pin",
        .object([
          ("chip", .string(lamp.pin.chip)), ("offset", .integer(Int64(lamp.pin.offset))),
        ])
      ))
    return .object(members)
  }

  private func output(of round: RoundState) -> Output {
    .object([
      ("running", .bool(round.isRunning)), ("last", stamp(round.last)),
      ("next", stamp(round.next)),
    ])
  }

  private func output(of board: BoardState) -> Output {
    .object([
      ("simulated", .bool(board.isSimulated)),
      ("problem", board.problem.map { .string($0) } ?? .null),
    ])
  }

  private func output(ofStoreProblem problem: String?) -> Output {
    .object([("problem", problem.map { .string($0) } ?? .null)])
  }
}
