/// Takes an object apart key by key; `finish()` refuses what nobody asked for.
package struct ObjectReader: Sendable {
  /// As written, for objects whose keys are not known beforehand. Their paths are not set.
  package let members: [Member]
  package let position: Position
  package let path: String
  private var asked: [String] = []

  init(_ members: [Member], position: Position, path: String) {
    self.members = members
    self.position = position
    self.path = path
  }

  /// The value of a key that must stand there. `null` is a value.
  package mutating func required(_ key: String) throws(JSONError) -> Value {
    asked.append(key)
    guard let value = find(key) else {
      let free = members.map(\.key).filter { !asked.contains($0) }
      let similar = nearest(to: key, in: free)
      throw JSONError(
        position: members.first { $0.key == similar }?.keyPosition ?? position, path: path,
        problem: .missingKey(key, similar: similar))
    }
    return value
  }

  /// The value of a key that may be absent; `null` counts as absent.
  package mutating func optional(_ key: String) -> Value? {
    asked.append(key)
    guard let value = find(key) else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  /// Every member's value, with its path; none is unknown then.
  package mutating func all() -> [(key: String, value: Value)] {
    members.map { member in
      asked.append(member.key)
      return (member.key, reached(member))
    }
  }

  /// Refuses keys that were not asked for.
  package func finish() throws(JSONError) {
    guard let stray = members.first(where: { !asked.contains($0.key) }) else { return }
    let free = asked.filter { key in !members.contains { $0.key == key } }
    throw JSONError(
      position: stray.keyPosition, path: path,
      problem: .unknownKey(stray.key, nearest: nearest(to: stray.key, in: free), known: asked))
  }

  private func find(_ key: String) -> Value? { members.first { $0.key == key }.map(reached) }

  private func reached(_ member: Member) -> Value {
    var value = member.value
    value.path = path.isEmpty ? member.key : "\(path).\(member.key)"
    return value
  }
}
