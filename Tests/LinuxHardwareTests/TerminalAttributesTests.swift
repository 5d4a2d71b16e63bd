import Hardware
import Testing

@testable import LinuxHardware

@Suite("The settings of a terminal line") struct TerminalAttributesTests {
  private func attributes(
    _ baud: Int, _ parity: LineSettings.Parity
  ) throws -> TerminalAttributes {
    try #require(TerminalAttributes(LineSettings(baud: baud, parity: parity)))
  }

  @Test("agree with themselves")
  func agree() throws {
    #expect(
      try attributes(2400, .even).lack(in: attributes(2400, .even), forgivingParity: false) == nil)
  }

  @Test("name the parity that a port does not keep")
  func parity() throws {
    let none = try attributes(2400, .none)
    #expect(try attributes(2400, .even).lack(in: none, forgivingParity: false) == "even parity")
    #expect(try attributes(2400, .odd).lack(in: none, forgivingParity: false) == "odd parity")
    #expect(try none.lack(in: attributes(2400, .even), forgivingParity: false) == "no parity")
  }

  @Test("name a rate that a port does not keep, parity forgiven or not", arguments: [true, false])
  func rate(forgiving: Bool) throws {
    #expect(
      try attributes(2400, .even).lack(in: attributes(9600, .even), forgivingParity: forgiving)
        == "this baud rate")
  }

  @Test("forgive nothing but the parity bit")
  func forgiving() throws {
    // Without parity the port would also stop checking it, which a pseudo-terminal does not do.
    #expect(
      try attributes(2400, .even).lack(in: attributes(2400, .none), forgivingParity: true)
        == "raw bytes")
  }
}
