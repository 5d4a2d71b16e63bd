package import JSON
import HTTP
package struct RunningBill: Hashable, Sendable {
  package var output: Output { .null }
}
package struct BillingDesk: Sendable {
  package init() {}
  package func runningBill(meter: String, reading: ShownReading) -> RunningBill? { nil }
}
package struct BillRoutes: Sendable { var routes: [Route] { [] }
  package init() {}
}
extension Lights.Light { var name: String { "" }; var kind: String { "" } }
import Lights
