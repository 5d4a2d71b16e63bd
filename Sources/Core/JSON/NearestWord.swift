/// The longest word that is compared; a longer one was not meant by a slip of the finger.
private let comparedByteCount = 32

/// The word most like `text`, where one is close enough to have been meant.
///
/// A third of the letters may be wrong, missing, too many or swapped with their neighbour.
package func nearest(to text: String, in words: [String]) -> String? {
  guard text.utf8.count <= comparedByteCount else { return nil }
  let letters = Array(text.lowercased().utf8)
  let scored = words.filter { $0.utf8.count <= comparedByteCount }
    .map { (word: $0, distance: distance(letters, Array($0.lowercased().utf8))) }
  guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, max(letters.count, best.word.utf8.count) / 3) ? best.word : nil
}

/// How many letters must be changed, added, dropped or swapped (Damerau's, neighbours only).
private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1]
    for j in 0..<b.count {
      var best = min(last[j + 1] + 1, current[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      current.append(best)
    }
    beforeLast = last
    last = current
  }
  return last[b.count]
}
