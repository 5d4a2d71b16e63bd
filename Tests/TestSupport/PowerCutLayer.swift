import CPowerCut

/// An SQLite file layer whose power can go; every test has one of its own.
package final class PowerCut: Sendable {
  /// The name to open a store with.
  package let name: String
  // Every function of the layer locks by itself.
  private nonisolated(unsafe) let layer: OpaquePointer

  package struct Failure: Error {}

  package init(_ name: String) throws {
    guard let layer = powercut_create(name) else { throw Failure() }
    self.name = name
    self.layer = layer
  }

  /// No store may be open through the layer any more.
  deinit { powercut_destroy(layer) }

  package var isCut: Bool { powercut_is_cut(layer) }
  package var operationCount: Int { Int(powercut_operation_count(layer)) }
  package var heldSyncCount: Int { Int(powercut_held_sync_count(layer)) }

  /// The power goes at the operation that follows `count` more.
  package func arm(after count: Int) { powercut_arm(layer, UInt64(count)) }

  package func cut() { powercut_now(layer) }

  /// Lays the files out as the disk has them; seed 0 loses all that was not synced, another one
  /// leaves some of it by chance.
  package func restore(seed: UInt64 = 0) throws {
    guard powercut_restore(layer, seed) else { throw Failure() }
  }

  package func setFull(_ isFull: Bool) { powercut_set_full(layer, isFull) }

  package func holdSyncs(_ isHeld: Bool) { powercut_hold_syncs(layer, isHeld) }
}
