import JSON
package import Metering
package import Records
package import Tariff

/// Something that takes time and that people watch: reading a meter now.
package struct Operation: Sendable {
  package enum Step: String, Sendable {
    case queued, sending, waiting, decoded, refused, timedOut, damaged, cancelled

    package var isFinal: Bool { ![.queued, .sending, .waiting].contains(self) }
  }

  package struct Frame: Sendable {
    package var isRequest: Bool
    package var bytes: [UInt8]
  }

  /// Frames kept for people to look at; what comes beyond is not kept.
  package static let frameLimit = 64

  package let id: String
  package let meter: String
  /// Where the meter is read from.
  package let route: String
  package var step = Step.queued
  /// Items read so far, of how many.
  package var doneCount = 0
  package let itemCount: Int
  package private(set) var frames: [Frame] = []
  package var entry = ReadingDesk.Entry()
  package var problem: Problem?

  package struct Problem: Sendable {
    package var code: String
    package var message: BilingualText
  }

  package init(id: String, meter: String, route: String, itemCount: Int) {
    self.id = id
    self.meter = meter
    self.route = route
    self.itemCount = itemCount
  }

  package mutating func add(_ frame: Frame) {
    if frames.count < Self.frameLimit { frames.append(frame) }
  }
}

extension Operation.Problem {
  /// What a visitor is told of a read that brought nothing: what failed on the way, else what the
  /// meter did.
  package static func of(_ result: ReadResult) -> Operation.Problem? {
    switch result.problem {
    case .port: line
    case .carrier(.terminalSilent), .carrier(.terminalDamaged), .carrier(.terminalRefused):
      concentrator
    default: of(result.quality)
    }
  }

  private static let line = Self(
    code: "line",
    message: BilingualText(
      zh: "通往电能表的线路断开了。请告诉讲解员。", en: "The line to the meter is down. Please tell the guide."))

  private static let concentrator = Self(
    code: "concentrator",
    message: BilingualText(
      zh: "集中器没有正常应答，电能表本身也许没有问题。请稍后再试；若一直如此，请告诉讲解员。",
      en: "The concentrator did not answer as it should; the meter may be well. Try again later."))

  /// What a visitor is told of a reading that brought nothing, with what to try.
  package static func of(_ quality: ReadingQuality) -> Operation.Problem? {
    switch quality {
    case .good, .late: nil
    case .silent:
      Self(
        code: "silent",
        message: BilingualText(
          zh: "电能表没有应答。请稍后再试；若一直如此，请告诉讲解员。",
          en: "The meter did not answer. Try again; if it stays so, tell the guide."))
    case .damaged:
      Self(
        code: "damaged",
        message: BilingualText(
          zh: "收到的数据不完整，已丢弃。线路可能受到干扰，请再试一次。",
          en: "What came was damaged and was thrown away. Please try again."))
    case .refused:
      Self(
        code: "refused",
        message: BilingualText(
          zh: "电能表拒绝了这次读取。请告诉讲解员。",
          en: "The meter refused this reading. Please tell the guide."))
    }
  }

  package static let cancelled = Self(
    code: "cancelled", message: BilingualText(zh: "已取消抄表。", en: "The reading was cancelled."))

  package static func notStored(_ error: StoreError) -> Operation.Problem {
    Self(
      code: "notStored",
      message: BilingualText(
        zh: "读数无法保存，因此没有显示。\(StoreWords.sentence(error))",
        en: "The reading could not be stored and is not shown."))
  }
}
