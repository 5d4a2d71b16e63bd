/// Why a text is not JSON, or a value not what was asked for, and where.
package struct JSONError: Error, Hashable, Sendable {
  package var position: Position
  /// "lines[0].baud"; empty where the text itself is broken, and at the root.
  package var path: String
  package var problem: Problem

  package init(position: Position, path: String = "", problem: Problem) {
    self.position = position
    self.path = path
    self.problem = problem
  }

  package enum Problem: Hashable, Sendable {
    case syntax(SyntaxProblem)
    case wrongKind(found: Kind, expected: Kind)
    case outOfRange(found: String, ClosedRange<Int>)
    case notADecimal(found: String)
    case notAChoice(found: String, nearest: String?, choices: [String])
    /// `similar` is a key that stands there, is asked for by nobody so far, and looks like it.
    case missingKey(String, similar: String?)
    case unknownKey(String, nearest: String?, known: [String])
    /// What a reader of the value found wrong: `must` goes on after "must".
    case unfit(must: String)
  }

  package enum SyntaxProblem: Hashable, Sendable {
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case badUTF8(byte: UInt8)
    case unexpectedEnd
    case expected(Expectation, found: Unicode.Scalar)
    case contentAfterEnd
    case leadingZero
    case badNumber
    case unclosedString
    case controlCharacter(UInt8)
    case badEscape
    case loneSurrogate
    case trailingComma
    case commentNotAllowed
    case unclosedComment
    case byteOrderMark
    case doubledKey(String)
  }

  package enum Expectation: String, Hashable, Sendable {
    case value = "a value"
    case key = "a key in quotation marks"
    case colon = "':' after the key"
    case commaOrBracket = "',' or ']'"
    case commaOrBrace = "',' or '}'"
  }

  package enum Kind: String, Hashable, Sendable {
    case null
    case bool = "true or false"
    case number = "a number"
    case string = "a text in quotation marks"
    case array = "a list"
    case object = "an object"
  }
}

extension JSONError {
  /// "name:3:12: path: what is wrong", the form in which editors and compilers name a place.
  package func description(inFile name: String) -> String {
    "\(name):\(position.line):\(position.column): \(pathAndProblem)"
  }

  private var pathAndProblem: String { path.isEmpty ? "\(problem)" : "\(path): \(problem)" }
}

extension JSONError: CustomStringConvertible {
  /// One plain sentence: where, and what would be right.
  package var description: String {
    "line \(position.line), column \(position.column): \(pathAndProblem)"
  }
}

extension Value {
  package var kind: JSONError.Kind {
    switch content {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// An error at this value: `must` goes on after "must", such as "lie after 'from'".
  package func unfit(_ must: String) -> JSONError { error(.unfit(must: must)) }

  package func error(_ problem: JSONError.Problem) -> JSONError {
    JSONError(position: position, path: path, problem: problem)
  }
}
