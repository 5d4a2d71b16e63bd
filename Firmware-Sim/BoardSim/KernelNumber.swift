/// Reads an integer as the kernel's `kstrtol` with base 0 does: decimal, "0x…" hexadecimal, and
/// octal behind a leading zero; `nil` where the kernel gives EINVAL.
func kernelNumber(_ text: some StringProtocol) -> Int? {
  let isNegative = text.hasPrefix("-")
  let digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
  // Int(_:radix:) would take a second sign.
  guard let first = digits.first, first.isASCII, first.isNumber else { return nil }
  let size: Int? =
    if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
      digits.dropFirst(2).first?.isHexDigit == true ? Int(digits.dropFirst(2), radix: 16) : nil
    } else if first == "0" {
      Int(digits, radix: 8)
    } else {
      Int(digits)
    }
  return size.map { isNegative ? -$0 : $0 }
}
