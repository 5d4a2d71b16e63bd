package import JSON

/// One text for visitors, in Chinese and in English.
package struct BilingualText: Hashable, Sendable {
  package var zh: String
  package var en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  package var output: Output { ["zh": .string(zh), "en": .string(en)] }
}
