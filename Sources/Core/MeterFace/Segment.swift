/// Everything on the glass that is lit as one piece, but the bars of the digits (Q/GDW 355-2009,
/// figure 5-1).
///
/// The raw values are the names by which programs draw a face; they don't change. The order is that
/// of the glass: row by row, left to right.
package enum Segment: String, CaseIterable, Hashable, Sendable {
  // Row 1.
  case ladder1, ladder2, carrier
  case current, last, month, total, sharp, peak, flat, valley, remaining, constant
  // Row 2.
  case ladder3, ladder4, telephone
  case ladder, owed, used, price, slot, money, number
  // Row 3: circles, triangles, the marks between the eight digits, the units.
  case tariffSharp, tariffPeak, tariffFlat, tariffValley, ladderSet1, ladderSet2, minus
  case point1, point2, point3, point4, point5, point6, point7, colon4, colon6
  case yuan, kilowattHours
  // Row 4.
  case reverse, slotSet1, slotSet2, battery, programming, padlock
  case cardReading, cardSuccess, cardFailure, buyPower, tripped, overdraft, hoarding

  /// 1…4.
  package enum Row: Int, CaseIterable, Sendable { case first = 1, second, third, fourth }

  /// What is printed on the glass; symbols by the character that comes nearest to them.
  package var glyph: String {
    switch self {
    case .ladder1: "[1]"
    case .ladder2: "[2]"
    case .ladder3: "[3]"
    case .ladder4: "[4]"
    case .carrier: "∿"
    case .telephone: "☎"
    case .current: "当前"
    case .last: "上"
    case .month: "月"
    case .total: "总"
    case .sharp: "尖"
    case .peak: "峰"
    case .flat: "平"
    case .valley: "谷"
    case .remaining: "剩余"
    case .constant: "常数"
    case .ladder: "阶梯"
    case .owed: "赊欠"
    case .used: "用电量"
    case .price: "价"
    case .slot: "时间段"
    case .money: "金额"
    case .number: "表号"
    case .tariffSharp: "(尖)"
    case .tariffPeak: "(峰)"
    case .tariffFlat: "(平)"
    case .tariffValley: "(谷)"
    case .ladderSet1: "△1"
    case .ladderSet2: "△2"
    case .minus: "-"
    case .point1, .point2, .point3, .point4, .point5, .point6, .point7: "."
    case .colon4, .colon6: ":"
    case .yuan: "元"
    case .kilowattHours: "kWh"
    case .reverse: "◄"
    case .slotSet1: "①"
    case .slotSet2: "②"
    case .battery: "🔋"
    case .programming: "✎"
    case .padlock: "🔒"
    case .cardReading: "读卡中"
    case .cardSuccess: "成功"
    case .cardFailure: "失败"
    case .buyPower: "请购电"
    case .tripped: "拉闸"
    case .overdraft: "透支"
    case .hoarding: "囤积"
    }
  }

  package var row: Row {
    switch self {
    case .ladder1, .ladder2, .carrier, .current, .last, .month, .total, .sharp, .peak, .flat,
      .valley, .remaining, .constant:
      .first
    case .ladder3, .ladder4, .telephone, .ladder, .owed, .used, .price, .slot, .money, .number:
      .second
    case .reverse, .slotSet1, .slotSet2, .battery, .programming, .padlock, .cardReading,
      .cardSuccess, .cardFailure, .buyPower, .tripped, .overdraft, .hoarding:
      .fourth
    default: .third
    }
  }

  /// The point behind digit `place`, 1…7.
  static func point(behind place: Int) -> Segment { points[place - 1] }

  private static let points: [Segment] = [
    .point1, .point2, .point3, .point4, .point5, .point6, .point7,
  ]
}
