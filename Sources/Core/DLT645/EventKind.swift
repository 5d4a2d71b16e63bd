/// What may go wrong on the mains: DI2 of 03xx in the standard (table A.4); the filed families
/// 10H…1CH count the same events with a register under each identifier.
enum EventKind: UInt8, Sendable {
  case voltageLoss = 0x01
  case underVoltage = 0x02
  case overVoltage = 0x03
  case phaseCut = 0x04
  case voltageSequence = 0x07
  case currentSequence = 0x08
  case voltageUnbalance = 0x09
  case currentUnbalance = 0x0A
  case currentLoss = 0x0B
  case overCurrent = 0x0C
  case currentCut = 0x0D
  case reverseFlow = 0x0E
  case overload = 0x0F

  /// DI3 of the filed families, in the order of their identifiers.
  init?(filed di3: UInt8) {
    switch di3 {
    case 0x10...0x13: self.init(rawValue: di3 - 0x0F)
    case 0x14...0x1C: self.init(rawValue: di3 - 0x0D)
    default: return nil
    }
  }

  /// Whether a record tells voltage, current, powers and power factor of each phase.
  var hasMeasurements: Bool {
    switch self {
    case .voltageLoss, .underVoltage, .overVoltage, .phaseCut, .currentLoss, .overCurrent,
      .currentCut:
      true
    default: false
    }
  }

  /// Whether a record tells the charge that flowed while it lasted.
  var hasAmpereHours: Bool { rawValue <= EventKind.phaseCut.rawValue }

  /// Whether a record tells how great the unbalance was.
  var isUnbalance: Bool { self == .voltageUnbalance || self == .currentUnbalance }

  /// Whether each phase has events of its own.
  var isOfPhase: Bool {
    switch self {
    case .voltageSequence, .currentSequence, .voltageUnbalance, .currentUnbalance: false
    default: true
    }
  }

  var name: ItemName {
    switch self {
    case .voltageLoss: ItemName("失压", "voltage loss")
    case .underVoltage: ItemName("欠压", "under-voltage")
    case .overVoltage: ItemName("过压", "over-voltage")
    case .phaseCut: ItemName("断相", "phase cut")
    case .voltageSequence: ItemName("电压逆相序", "reversed voltage sequence")
    case .currentSequence: ItemName("电流逆相序", "reversed current sequence")
    case .voltageUnbalance: ItemName("电压不平衡", "voltage unbalance")
    case .currentUnbalance: ItemName("电流不平衡", "current unbalance")
    case .currentLoss: ItemName("失流", "current loss")
    case .overCurrent: ItemName("过流", "over-current")
    case .currentCut: ItemName("断流", "current cut")
    case .reverseFlow: ItemName("潮流反向", "reverse flow")
    case .overload: ItemName("过载", "overload")
    }
  }
}
