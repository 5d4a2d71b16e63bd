package import Units

/// The one date form that is written: "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7).
package enum HTTPDate {
  package static func text(_ moment: Timestamp) -> String {
    let time = CivilTime(moment, offset: .utc)
    let date = time.date
    let day = twoDigits(date.day)
    let clock = "\(twoDigits(time.hour)):\(twoDigits(time.minute)):\(twoDigits(time.second))"
    let year = String(date.year)
    let padding = String(repeating: "0", count: max(0, 4 - year.utf8.count))
    return "\(days[date.weekday]), \(day) \(months[date.month - 1]) \(padding)\(year) \(clock) GMT"
  }

  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
