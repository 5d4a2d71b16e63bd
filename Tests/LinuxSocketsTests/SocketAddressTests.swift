import LinuxSockets
import Testing

@Suite struct SocketAddressTests {
  @Test(
    "numeric addresses are read and written alike",
    arguments: [
      ("127.0.0.1:8645", true), ("0.0.0.0:0", false), ("255.255.255.255:65535", false),
      ("[::1]:8645", true), ("[::]:80", false), ("[fe80::1]:1", false),
    ])
  func numeric(text: String, isLoopback: Bool) throws {
    let address = try #require(SocketAddress(text))
    #expect(address.description == text)
    #expect(address.isLoopback == isLoopback)
  }

  @Test(
    "anything else is none",
    arguments: [
      "", ":8645", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1",
      "127.0.0.1:80 ", "localhost:8645", "127.0.0:80", "127.0.0.256:80", "::1:8645", "[::1]",
      "[::1]8645", "[127.0.0.1]:80", "[::g]:80", "127.0.0.1:８０",
    ])
  func malformed(text: String) { #expect(SocketAddress(text) == nil) }
}
