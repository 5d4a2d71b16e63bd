import TestSupport
import Testing

/// Where answers go that nobody reads, or that cannot be written.
@Suite struct OutputTests {
  @Test("who reads the first line only does not keep the program running")
  func enough() throws {
    let ended = try Shell.run(
      #"yes FEFE | "$0" decode | head -n 1 > /dev/null; echo "${PIPESTATUS[1]}""#)
    #expect(ended.status == 0, "it hangs")
    #expect(ended.output == "0\n", "\(ended.errors)")
  }

  @Test(
    "an answer that cannot be written is a failure, and not a silent one",
    arguments: ["tariffs", "help", "--version"])
  func full(command: String) throws {
    let ended = try Shell.run(#""$0" "$1" > /dev/full"#, command)
    #expect(ended.status == 1)
    #expect(ended.errors.contains("No space left"), "\(ended.errors)")
  }
}
