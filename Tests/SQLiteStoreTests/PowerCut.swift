import CPowerCut
import Testing

/// A file layer whose power can go; every test has one of its own.
final class PowerCut: Sendable {
  /// The name to open a store with.
  let name: String
  // Every function of the layer locks by itself.
  private nonisolated(unsafe) let layer: OpaquePointer

  init(_ name: String) throws {
    self.name = name
    layer = try #require(powercut_create(name))
  }

  /// No store may be open through the layer any more.
  deinit { powercut_destroy(layer) }

  var isCut: Bool { powercut_is_cut(layer) }
  var operationCount: Int { Int(powercut_operation_count(layer)) }
  var heldSyncCount: Int { Int(powercut_held_sync_count(layer)) }

  /// The power goes at the operation that follows `count` more.
  func arm(after count: Int) { powercut_arm(layer, UInt64(count)) }

  func cut() { powercut_now(layer) }

  /// Lays the files out as the disk has them; seed 0 loses all that was not synced, another one
  /// leaves some of it by chance.
  func restore(seed: UInt64 = 0) { #expect(powercut_restore(layer, seed)) }

  func setFull(_ isFull: Bool) { powercut_set_full(layer, isFull) }

  func holdSyncs(_ isHeld: Bool) { powercut_hold_syncs(layer, isHeld) }
}
