package import BoardSim

/// Why a hall cannot be simulated.
package enum HallError: Error, Hashable, Sendable {
  /// Something other than a symbolic link stands where the line's link should.
  case occupied(path: String)
  /// Another simulated line answers at the link.
  case inUse(path: String)
  /// Two lines want the same link.
  case doubledLink(path: String)
  /// No speed that a terminal knows.
  case unknownBaud(Int)
  /// Two meters of the hall have the same address.
  case doubledMeter(String)
  /// A line names a meter that the hall does not have.
  case noSuchMeter(String)
  /// Another simulation keeps its meters in this folder.
  case dataInUse(path: String)
  /// The file holds what the hall never writes; without it the hall begins anew.
  case unreadable(path: String)
  case board(BoardSimError)
  /// A system call failed.
  case system(path: String, call: String, errno: Int32)
}
