import Foundation
import HTTP
import TestSupport
import Testing

/// One case of the vector files: bytes, and what the parser must make of them.
struct RequestVector: Sendable, CustomTestStringConvertible {
  var expected: String
  var title: String
  var file: String
  var bytes: [UInt8]

  var testDescription: String { "\(file): \(title)" }

  /// The limits that `Vectors/README.md` promises.
  static var limits: Limits {
    var limits = Limits()
    limits.requestLineBytes = 100
    limits.headerBytes = 300
    limits.headerCount = 8
    limits.bodyBytes = 40
    limits.chunkLineBytes = 20
    limits.queryCount = 4
    return limits
  }

  /// All cases of all files.
  static func all() throws -> [RequestVector] {
    let folder = projectFolder + "/Tests/HTTPTests/Vectors"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".http") }
      .flatMap { try read(file: $0, String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) }
  }

  private static func read(file: String, _ text: String) throws -> [RequestVector] {
    try text.components(separatedBy: "=== ").dropFirst().map { part in
      let lines = part.components(separatedBy: "\n")
      let halves = lines[0].components(separatedBy: " | ")
      try #require(halves.count == 2, "\(file): \(lines[0])")
      return RequestVector(
        expected: String(decoding: try unescaped(halves[0]), as: UTF8.self), title: halves[1],
        file: file, bytes: try unescaped(lines.dropFirst().joined()))
    }
  }

  /// Takes the escapes of the vector files apart.
  private static func unescaped(_ text: String) throws -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        let letter = rest.popFirst()
        switch try #require(letter) {
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "0"): result.append(0)
        case UInt8(ascii: "x"):
          let digits = String(decoding: rest.prefix(2), as: UTF8.self)
          result.append(try #require(UInt8(digits, radix: 16)))
          rest = rest.dropFirst(2)
        case let other: result.append(other)
        }
      case UInt8(ascii: "{"):
        let end = try #require(rest.firstIndex(of: UInt8(ascii: "}")))
        let star = try #require(rest[..<end].lastIndex(of: UInt8(ascii: "*")))
        let unit = try unescaped(String(decoding: rest[..<star], as: UTF8.self))
        let count = try #require(Int(String(decoding: rest[(star + 1)..<end], as: UTF8.self)))
        for _ in 0..<count { result += unit }
        rest = rest[(end + 1)...]
      default: result.append(byte)
      }
    }
    return result
  }
}

extension RequestParser {
  /// Takes all steps that are there, in the words of the vector files.
  mutating func steps() -> [String] {
    var steps: [String] = []
    // No input makes more steps than it has bytes.
    while steps.count < 100_000 {
      switch next() {
      case .needMore: return steps
      case .proceed: steps.append("proceed")
      case .request(let request): steps.append(Self.words(for: request))
      case .reject(let status): return steps + ["\(status.rawValue)"]
      }
    }
    return steps + ["endless"]
  }

  /// What all of `pieces` give, one after the other.
  static func outcome(of pieces: [[UInt8]], limits: Limits) -> String {
    var parser = RequestParser(limits: limits)
    var steps: [String] = []
    for piece in pieces {
      parser.append(piece)
      steps += parser.steps()
      // A refusal is given again each time.
      if let last = steps.last, Int(last) != nil { return steps.joined(separator: " ; ") }
    }
    if parser.isWithinRequest { steps.append("more") }
    return steps.isEmpty ? "idle" : steps.joined(separator: " ; ")
  }

  private static func words(for request: Request) -> String {
    let query = request.query.map { " \($0.name)=\($0.value)" }.joined()
    let body = request.body.isEmpty ? "" : " \"\(String(decoding: request.body, as: UTF8.self))\""
    return "\(request.method.rawValue) \(request.path)\(query)\(body)"
  }
}
