import HTTP
import Testing

@Suite struct HostPolicyTests {
  private let policy = HostPolicy(names: ["Kiosk.local"])

  @Test(
    "our own names and any address may change things",
    arguments: [
      "localhost", "localhost:8645", "LOCALHOST:1", "kiosk.local:8645", "127.0.0.1:8645",
      "192.168.1.20", "[::1]:8645", "[fe80::1]",
    ])
  func ownHosts(host: String) {
    #expect(policy.refusal(of: post(["Host": host])) == nil)
    #expect(policy.refusal(of: post(["Host": host, "Origin": "http://\(host)"])) == nil)
  }

  @Test(
    "a name that was rebound to our address may not",
    arguments: [
      "evil.example", "evil.example:8645", "127.0.0.1.evil.example", "localhost.evil.example",
      "kiosk.local.", "127.0.0.256", "127.1", "0x7f000001", "127.0.0.01", "127.0.0.+1", "",
    ])
  func foreignHosts(host: String) {
    #expect(policy.refusal(of: post(["Host": host]))?.status == .forbidden)
  }

  @Test("a request without Host may not")
  func noHost() { #expect(policy.refusal(of: post([:]))?.status == .forbidden) }

  @Test(
    "a page from elsewhere may not, not even from another port",
    arguments: [
      "http://evil.example", "http://127.0.0.1", "http://127.0.0.1:8646", "null", "",
      "file://127.0.0.1:8645", "http://127.0.0.1:8645.evil.example", "http://127.0.0.1:8645/",
    ])
  func foreignOrigins(origin: String) {
    let request = post(["Host": "127.0.0.1:8645", "Origin": origin])
    #expect(policy.refusal(of: request)?.status == .forbidden)
  }

  @Test("a browser's own word on the site is heard")
  func fetchSite() {
    for (site, isAllowed) in [
      ("same-origin", true), ("none", true), ("cross-site", false), ("same-site", false),
    ] {
      let request = post(["Host": "localhost", "Sec-Fetch-Site": site])
      #expect((policy.refusal(of: request) == nil) == isAllowed)
    }
  }

  @Test("safe methods pass everywhere, all others are judged")
  func methods() {
    for method in [Request.Method.get, .head, .options] {
      #expect(policy.refusal(of: Request(method: method, path: "/")) == nil)
    }
    for method in [Request.Method.post, .put, .patch, .delete] {
      #expect(policy.refusal(of: Request(method: method, path: "/")) != nil)
    }
  }

  private func post(_ fields: [String: String]) -> Request {
    Request(method: .post, path: "/", headers: Headers(fields.map { ($0, $1) }))
  }
}
