import Lights
import Testing

@Suite("The name of a light") struct LightNameTests {
  @Test(
    "is the one of the interface",
    arguments: [
      (Light.strip(.a, segment: 0), "strip-A-0", "strip"),
      (.strip(.c, segment: 11), "strip-C-11", "strip"),
      (.lamp(customer: 1), "customer-1-lamp", "lamp"),
      (.word(.arrears, customer: 1), "customer-1-arrears", "word"),
      (.word(.mayReconnect, customer: 4), "customer-4-mayReconnect", "word"),
    ])
  func names(light: Light, name: String, kind: String) {
    #expect(light.name == name)
    #expect(light.kind == kind)
  }
}
