package import JSON

package struct RunningBill: Hashable, Sendable {
  package var output: Output { .null }
}
package struct BillingDesk: Sendable {
  package func runningBill(meter: String, reading: ShownReading) -> RunningBill? { nil }
}
extension Lights.Light { var name: String { "" }; var kind: String { "" } }
import Lights
func hexadecimal(_ b: [UInt8]) -> String { "" }
