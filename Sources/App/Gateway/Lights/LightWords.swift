package import Hardware

/// What people are told of a lamp board that fails.
package enum LightWords {
  /// `failedCount` lamps fail, one of them for this reason.
  package static func sentence(_ error: PinError, failedCount: Int) -> String {
    "\(failedCount) 盏灯无法控制：\(reason(error))"
  }

  private static func reason(_ error: PinError) -> String {
    switch error {
    case .noChip(let label, let root): "\(root) 下没有名为 \(label) 的 GPIO 芯片，请检查灯板接线和设置"
    case .ambiguousChip(let label, let root, let count):
      "\(root) 下有 \(count) 个名为 \(label) 的 GPIO 芯片，请在设置中改用其设备名"
    case .noLine(let place, let lineCount):
      "\(place.chip) 只有 \(lineCount) 条线，没有第 \(place.offset) 条，请检查设置"
    case .busy(let place): "\(place.chip) 的第 \(place.offset) 条线正被另一个程序或驱动占用"
    case .notPermitted(_, let file): "无权写入 \(file)，请安装 udev 规则（见 Docs/Hardware.md）"
    case .unreadable(_, let file): "\(file) 的内容无法识别"
    case .system(let file, let call, let errno): "\(file) 出错：\(call)（errno \(errno)）"
    }
  }
}
