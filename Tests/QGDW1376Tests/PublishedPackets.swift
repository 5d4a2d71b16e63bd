import DLT645
import QGDW1376

/// The bytes of "68 32 00…".
func hex(_ text: String) -> [UInt8] {
  let digits = text.utf8.compactMap { nibble(ofHexadecimalDigit: $0) }
  return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// Packets that others have published.
enum Published {
  // Comments in a public Node.js master for terminals of Q/GDW 376.1 (bcd district 0200, terminal
  // 1234H); dates of May 2017 in its other comments.
  static let logIn = hex("68 32 00 32 00 68 C9 00 02 34 12 00 02 71 00 00 01 00 85 16")
  static let logInConfirmed = hex("68 32 00 32 00 68 0B 00 02 34 12 00 00 61 00 00 01 00 B5 16")
  static let heartbeat = hex("68 32 00 32 00 68 C9 00 02 34 12 00 02 71 00 00 04 00 88 16")
  static let reset = hex(
    "68 8A 00 8A 00 68 41 00 02 34 12 04 01 F0 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
      + "00 00 00 28 53 13 07 05 19 16")
  static let resetConfirmed = hex(
    "68 52 00 52 00 68 A0 00 02 34 12 04 00 E0 00 00 01 00 11 00 00 27 52 13 07 05 76 16")
  static let readOrder = hex(
    "68 E2 00 E2 00 68 4B 00 02 34 12 04 10 E0 00 00 01 00 1F 6B BC 0A 10 00 68 61 10 01 30 12 15"
      + "68 11 04 33 33 34 33 7B 16 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 13 51 23 21"
      + "05 A1 16")
  static let readAnswer = hex(
    "68 AE 00 AE 00 68 A8 00 02 34 12 04 10 E0 00 00 01 00 1F 14 00 68 61 10 01 30 12 15 68 91 08"
      + "33 33 34 33 AB 39 33 33 49 16 4F 00 00 06 50 23 21 05 AE 16")
  static let tripOrder = hex(
    "68 12 01 12 01 68 4B 00 02 34 12 04 10 E5 00 00 01 00 1F 6B BC 0A 1C 00 68 61 10 01 30 12 15"
      + "68 1C 10 35 6A 39 35 34 33 33 33 4D 33 33 33 33 63 45 CC 2C 16 00 00 00 00 00 00 00 00 00"
      + "00 00 00 00 00 00 00 05 34 05 00 22 05 CC 16")
  static let tripAnswer = hex(
    "68 8E 00 8E 00 68 A8 00 02 34 12 04 10 E5 00 00 01 00 1F 0C 00 68 61 10 01 30 12 15 68 9C 00"
      + "35 16 4F 00 05 27 04 00 22 05 3B 16")
  static let statusAnswer = hex(
    "68 A6 00 A6 00 68 A8 00 02 34 12 04 10 E6 00 00 01 00 1F 12 00 68 61 10 01 30 12 15 68 91 06"
      + "36 38 33 37 83 33 BE 16 4F 00 06 04 05 00 22 05 33 16")

  // A comment in a public C++ reader for G3-PLC concentrators (Qgdw.cpp): the meter did not answer.
  static let noMeterAnswer = hex(
    "68 62 00 62 00 68 89 47 23 5B 00 04 00 E1 00 00 04 00 10 00 00 01 00 03 01 28 59 22 10 00 FF 16"
  )
  // The same program's heartbeat and how its master answers it: unit by unit.
  static let otherHeartbeat = hex("68 32 00 32 00 68 C9 20 21 07 00 00 02 71 00 00 04 00 88 16")
  static let heartbeatConfirmed = hex(
    "68 4A 00 4A 00 68 0B 20 21 07 00 00 00 61 00 00 04 00 02 00 00 04 00 00 BE 16")

  // A comment in a public STM32 gateway: the terminal's clock, asked of class 1.
  static let clockAnswer = hex(
    "68 4A 00 4A 00 68 88 00 13 00 05 00 0C 70 00 00 02 00 51 20 23 07 10 18 E1 16")
  // A comment in a public Lua dissector: F129 of point 2 is asked for.
  static let energyRequest = hex(
    "68 32 00 32 00 68 7B 01 58 11 28 02 0C 60 02 01 01 10 8F 16")

  static let all = [
    logIn, logInConfirmed, heartbeat, reset, resetConfirmed, readOrder, readAnswer, tripOrder,
    tripAnswer, statusAnswer, noMeterAnswer, otherHeartbeat, heartbeatConfirmed, clockAnswer,
    energyRequest,
  ]
}
