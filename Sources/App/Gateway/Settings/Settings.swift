package import DLT645
package import Hardware
package import Lights
package import Metering
package import Units

/// Everything that differs between halls, checked: what stands here cannot contradict itself.
///
/// The text form is commented JSON; `Settings.init(text:)` reads it and names what is wrong. The
/// same file serves `serve`, `demo` and `simulate --hall`.
package struct Settings: Hashable, Sendable {
  package var hallName: String
  /// Distance of the hall's clocks from UTC.
  package var offset: UTCOffset
  /// Where readings are kept; `nil` leaves the choice to the command.
  package var dataFolder: String?
  /// "HOST:PORT", numeric; `nil` for the usual 127.0.0.1:8645.
  package var listen: String?
  /// Names by which visitors' browsers may call this machine, beside its addresses.
  package var hosts: [String]
  /// Files here stand in for the page's own.
  package var pageFolder: String?
  /// Tariff files here stand beside those that come with the program, or in their place.
  package var tariffFolder: String?
  package var rounds: RoundSettings
  package var simulation: SimulationSettings
  package var lines: [LineSetting]
  package var meters: [MeterSetting]
  package var customers: [CustomerSetting]
  package var board: BoardSetting

  package func line(_ name: String) -> LineSetting? { lines.first { $0.name == name } }

  package func meter(_ address: String) -> MeterSetting? { meters.first { $0.address == address } }

  /// Whether anything in this hall is simulated.
  package var hasSimulation: Bool {
    board.place == .simulated || lines.contains { $0.place == .simulated }
  }
}

/// When meters are read by themselves.
package struct RoundSettings: Hashable, Sendable {
  /// From the start of one round to the start of the next.
  package var every: Duration
  /// From one health check of a meter to the next.
  package var healthEvery: Duration

  package static let usual = RoundSettings(every: .seconds(300), healthEvery: .seconds(60))
  package static let everyRange: ClosedRange<Duration> = .seconds(1) ... .seconds(86_400)

  package init(every: Duration, healthEvery: Duration) {
    self.every = every
    self.healthEvery = healthEvery
  }
}

/// How the simulated part of the hall lives.
package struct SimulationSettings: Hashable, Sendable {
  /// How many times faster than real time simulated customers live: 4320 is a month in ten minutes.
  package var speed: Int
  package var seed: Int

  package static let usual = SimulationSettings(speed: 4320, seed: 1)
  package static let speedRange = 1...86_400

  package init(speed: Int, seed: Int) {
    self.speed = speed
    self.seed = seed
  }
}

/// A line on which meters are reached.
package struct LineSetting: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    case tty(String)
    case simulated
  }

  /// The concentrator between us and the meters of a carrier line.
  package struct Concentrator: Hashable, Sendable {
    /// How a frame gets through it.
    package enum Mode: String, CaseIterable, Sendable {
      /// Bare frames of DL/T 645, which it passes on.
      case through
      /// Frames inside its own protocol (Q/GDW 1376.1, AFN=10H F1).
      case forwarded
    }

    package var address: String
    package var mode: Mode
    /// The port to its meters, where it forwards: 31 is its carrier module, 1… its RS-485 ports.
    package var port: UInt8
    /// The rate on that port.
    package var baud: Int
    /// A file with its password (PW, 32 hexadecimal digits); `nil` where it wants none.
    package var passwordFile: String?
    /// Share of simulated carrier exchanges that get lost, in thousandths.
    package var lossPerThousand: Int

    package static let carrierPort: UInt8 = 31
    package static let usualBaud = 2400
  }

  /// A short word: "rs485".
  package var name: String
  /// What people are shown: "RS-485 直连".
  package var title: String
  package var place: Place
  package var line: LineSettings
  /// Silence kept between an answer and the next request.
  package var turnRound: Duration
  /// `nil` where the meters hang on the line themselves.
  package var concentrator: Concentrator?
  /// What a round and a visitor's read ask for, in order.
  package var items: [DataIdentifier]
}

/// A meter.
package struct MeterSetting: Hashable, Sendable {
  /// Twelve digits.
  package var address: String
  package var name: String
  /// The edition of DL/T 645 that it speaks.
  package var edition: EditionChoice
  /// The lines that reach it; rounds take the first.
  package var lines: [String]
  /// Registers that a simulated meter starts with and holds: identifier and value.
  package var registers: [Register]

  package struct Register: Hashable, Sendable {
    package var id: String
    package var value: String
  }
}

/// A customer of the hall, numbered by place in the list from 1.
package struct CustomerSetting: Hashable, Sendable {
  package var name: String
  package var phase: Phase
  package var meter: String
  /// The tariff that bills this customer.
  package var tariff: String
  /// Whether the simulated customer pays late, and so passes through all four states.
  package var paysLate: Bool
  package var lamp: PinPlace
  package var words: [CustomerState: PinPlace]
}

/// The lamps and strips.
package struct BoardSetting: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    /// The root of the GPIO tree: "/sys/class/gpio".
    case gpio(String)
    case simulated
  }

  package var place: Place
  /// The label of the chip that pins are on where they name none.
  package var chip: String
  /// Whether a low level lights a lamp, as on most relay boards.
  package var isActiveLow: Bool
  /// The segments of each phase's strip, supply end first.
  package var strips: [Phase: [PinPlace]]
}

/// A light with the pin that drives it.
package struct WiredLight: Hashable, Sendable {
  package var light: Light
  package var pin: PinPlace
}

extension Settings {
  /// Every light of the hall: strips first, then customer by customer lamp and words.
  package var lights: [WiredLight] {
    var lights: [WiredLight] = []
    for phase in Phase.allCases {
      for (segment, pin) in (board.strips[phase] ?? []).enumerated() {
        lights.append(WiredLight(light: .strip(phase, segment: segment), pin: pin))
      }
    }
    for (index, customer) in customers.enumerated() {
      lights.append(WiredLight(light: .lamp(customer: index + 1), pin: customer.lamp))
      for state in CustomerState.allCases {
        guard let pin = customer.words[state] else { continue }
        lights.append(WiredLight(light: .word(state, customer: index + 1), pin: pin))
      }
    }
    return lights
  }
}
