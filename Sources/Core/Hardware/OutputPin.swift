/// One output of a lamp board.
package protocol OutputPin: AnyObject, Sendable {
  /// Makes the pin active (lit) or not.
  func set(_ isActive: Bool) throws(PinError)

  /// Whether the pin is active, as the hardware tells it; never what was last written.
  func isActive() throws(PinError) -> Bool
}

/// Where a pin is: numbers of the kernel's own move between boots, so a chip is named by label.
package struct PinPlace: Hashable, Sendable {
  /// The chip's label, as in `/sys/class/gpio/gpiochip*/label`; where two chips share one, the name
  /// of its device, at which `gpiochip*/device` points.
  package var chip: String
  /// The line on that chip, from 0.
  package var offset: Int

  package init(chip: String, offset: Int) {
    self.chip = chip
    self.offset = offset
  }
}

package enum PinError: Error, Hashable, Sendable {
  /// No chip with this label below the root directory.
  case noChip(label: String, root: String)
  /// Several chips have this label or stand on this device; name the chip in the other way.
  case ambiguousChip(label: String, root: String, count: Int)
  /// The chip has fewer lines than the offset asks for.
  case noLine(PinPlace, lineCount: Int)
  /// The line is held by another driver or program.
  case busy(PinPlace)
  /// The files did not become writable in time (a missing udev rule, mostly).
  case notPermitted(PinPlace, file: String)
  /// A file held what the kernel never writes.
  case unreadable(PinPlace, file: String)
  /// A system call failed.
  case system(file: String, call: String, errno: Int32)
}
