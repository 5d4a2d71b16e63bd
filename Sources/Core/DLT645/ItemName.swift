/// What an item is called, in both languages of the project.
package struct ItemName: Hashable, Sendable {
  /// As in annex A of DL/T 645-2007, without its brackets.
  package var zh: String
  package var en: String

  package init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }
}
