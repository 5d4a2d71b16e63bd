import Foundation

/// How often a test repeats itself: `usual` times, or `long` times under `Tests/run --long`.
package func testCount(_ usual: Int, long: Int) -> Int {
  ProcessInfo.processInfo.environment["KIOSK_TEST_LONG"] == nil ? usual : long
}
