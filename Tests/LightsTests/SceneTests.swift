import Lights
import Testing

@Suite("What the lamps should show") struct SceneTests {
  private let strips = Phase.allCases.flatMap { phase in
    (0..<4).map { Light.strip(phase, segment: $0) }
  }
  private let ofCustomer1 =
    [Light.lamp(customer: 1)] + CustomerState.allCases.map { Light.word($0, customer: 1) }

  @Test("at rest every segment is lit, at any time")
  func rest() {
    let scene = Scene()
    for millisecond in stride(from: 0, to: 1000, by: 7) {
      #expect(scene.levels(of: strips, at: .milliseconds(millisecond)) == Set(strips))
    }
  }

  @Test("while a reading is on a line the strips run")
  func moving() {
    var scene = Scene()
    scene.isMoving = true
    #expect(
      scene.levels(of: strips, at: .zero)
        == [
          .strip(.a, segment: 0), .strip(.a, segment: 3), .strip(.b, segment: 2),
          .strip(.c, segment: 1),
        ])
  }

  @Test(
    "a customer's lamp is lit while current may flow, and only the word of the state",
    arguments: [
      (CustomerState.normal, true), (.arrears, true), (.cutOff, false), (.mayReconnect, false),
    ])
  func customer(state: CustomerState, isSupplied: Bool) {
    let scene = Scene(customers: [1: state, 2: .normal])
    let lit = scene.levels(of: ofCustomer1, at: .seconds(3))
    #expect(lit == Set([.word(state, customer: 1)] + (isSupplied ? [.lamp(customer: 1)] : [])))
  }

  @Test("of an unknown customer nothing is lit")
  func unknown() {
    #expect(Scene(customers: [2: .normal]).levels(of: ofCustomer1, at: .zero).isEmpty)
  }

  @Test("movement does not touch the customers")
  func independent() {
    var scene = Scene(customers: [1: .arrears])
    let before = scene.levels(of: ofCustomer1, at: .zero)
    scene.isMoving = true
    #expect(scene.levels(of: ofCustomer1, at: .milliseconds(120)) == before)
  }
}
