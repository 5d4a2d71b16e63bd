// The English of the errors; the codec itself throws values.

extension JSONError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .syntax(let problem): "\(problem)"
    case .wrongKind(let found, let expected): "must be \(expected.rawValue), not \(found.rawValue)"
    case .outOfRange(let found, let range):
      "must be a whole number from \(range.lowerBound) to \(range.upperBound), not \(shown(found))"
    case .notADecimal(let found):
      "must be a plain decimal number such as 12.5 or \"12.50\", not \(shown(found))"
    case .notAChoice(let found, let nearest, let choices):
      "must be one of \(listed(choices)), not \(shown(found))" + offer(nearest)
    case .missingKey(let key, nil): "'\(key)' is missing"
    case .missingKey(let key, let similar?):
      "'\(key)' is missing; is \(shown(similar)) a slip for it?"
    case .unknownKey(let key, nil, let known):
      "\(shown(key)) is not known here; known are \(listed(known))"
    case .unknownKey(let key, let nearest, _): "\(shown(key)) is not known here" + offer(nearest)
    case .unfit(let must): "must \(must)"
    }
  }
}

extension JSONError.SyntaxProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let limit): "the text is larger than \(limit) bytes"
    case .tooDeep(let limit): "more than \(limit) lists and objects stand inside each other"
    case .badUTF8(let byte): "the byte \(hexadecimal(byte)) is not UTF-8; save the text as UTF-8"
    case .unexpectedEnd: "the text ends too early; a bracket or a value is missing"
    case .expected(let what, let found):
      "here must be \(what.rawValue), not \(shown(String(Character(found))))"
        + likelySlip(what, found)
    case .contentAfterEnd: "the text must end after its first value"
    case .leadingZero: "a number must not begin with 0 before another digit"
    case .badNumber: "this is not a number; write it like -12.5 or 1e3"
    case .unclosedString: "the text in quotation marks must be closed on its own line"
    case .controlCharacter(let byte):
      "a text must not hold the control character \(hexadecimal(byte)); write it as \\u00"
        + hexadecimal(byte)
    case .badEscape: #"after a backslash must be one of " \ / b f n r t, or u and four digits"#
    case .loneSurrogate: "half of a surrogate pair stands alone"
    case .trailingComma: "a comma must not stand behind the last element"
    case .commentNotAllowed: "a comment is not allowed here"
    case .unclosedComment: "the comment must be closed with */"
    case .byteOrderMark: "the text must not begin with a byte order mark"
    case .doubledKey(let key): "the key \(shown(key)) stands twice"
    }
  }
}

/// What people most often did who find `found` where `what` must be; empty where nobody can tell.
private func likelySlip(_ what: JSONError.Expectation, _ found: Unicode.Scalar) -> String {
  switch found.value {
  case 0x2018...0x201F, 0x3000...0x303F, 0xFF01...0xFFEF:
    return "; it is a full-width character: type it with the English input method"
  default: break
  }
  guard found == "\"" || found.properties.isAlphabetic || found.properties.numericType != nil else {
    return ""
  }
  switch what {
  case .commaOrBracket, .commaOrBrace: return "; is a comma or a quotation mark missing before it?"
  case .colon: return "; is a quotation mark missing before it?"
  case .value, .key: return ""
  }
}

/// The most characters of somebody's text that an error repeats.
private let shownCharacterCount = 40

/// `text` in quotation marks, shortened, on one line.
private func shown(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars.prefix(shownCharacterCount) {
    let isPrintable = scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
    result.unicodeScalars.append(isPrintable ? scalar : "\u{FFFD}")
  }
  let isWhole = text.unicodeScalars.dropFirst(shownCharacterCount).isEmpty
  return "'\(result)\(isWhole ? "" : "…")'"
}

private func listed(_ words: [String]) -> String { words.joined(separator: ", ") }

private func offer(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }

private func hexadecimal(_ byte: UInt8) -> String {
  let text = String(byte, radix: 16, uppercase: true)
  return text.utf8.count == 1 ? "0" + text : text
}
