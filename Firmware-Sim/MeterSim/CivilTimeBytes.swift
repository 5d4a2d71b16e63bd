import DLT645
import Units

extension CivilTime {
  /// YYMMDDhhmmss as records carry it, low byte first.
  var recordBytes: [UInt8] {
    let time = (Int64(hour) * 100 + Int64(minute)) * 100 + Int64(second)
    return BCD.bytes(time, byteCount: 3) + dayBytes
  }

  /// YYMMDDhhmm, low byte first.
  var stampBytes: [UInt8] {
    BCD.bytes(Int64(hour) * 100 + Int64(minute), byteCount: 2) + dayBytes
  }

  /// YYMMDD, low byte first.
  private var dayBytes: [UInt8] {
    let number = (Int64(date.year % 100) * 100 + Int64(date.month)) * 100 + Int64(date.day)
    return BCD.bytes(number, byteCount: 3)
  }

  /// From YYMMDD of this century and hhmmss, each low byte first; `nil` where no calendar or clock
  /// shows that.
  init?(dayBytes: ArraySlice<UInt8>, timeBytes: ArraySlice<UInt8>) {
    guard dayBytes.count == 3, timeBytes.count == 3, let day = BCD.number(dayBytes),
      let time = BCD.number(timeBytes),
      let date = CivilDate(
        year: 2000 + Int(day / 10_000), month: Int(day / 100 % 100), day: Int(day % 100))
    else { return nil }
    let (hour, minute, second) = (Int(time / 10_000), Int(time / 100 % 100), Int(time % 100))
    guard hour < 24, minute < 60, second < 60 else { return nil }
    self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
  }
}
