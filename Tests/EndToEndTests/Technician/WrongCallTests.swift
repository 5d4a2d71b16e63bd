import TestSupport
import Testing

extension TechnicianTests {
  /// Calls that cannot be meant are told in one line, before anything is opened.
  @Suite struct WrongCallTests {
    private static let commands = [
      "read", "scan", "write", "control", "set-clock", "freeze", "set-rate", "set-address",
      "set-password", "clear", "output",
    ]

    @Test("each command explains itself", arguments: commands)
    func help(command: String) throws {
      let ended = try GatewayProgram.run(["help", command])
      #expect(ended.status == 0)
      #expect(ended.output.hasPrefix("kiosk-gateway \(command) "), "\(ended.output)")
      #expect(ended.output.contains("--tty PATH"))
      for line in ended.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    }

    @Test("each command wants a port", arguments: commands)
    func noPort(command: String) throws {
      let ended = try Shell.run(
        """
        export KIOSK_METER_PASSWORD=02:000000 KIOSK_METER_NEW_PASSWORD=02:000001
        export KIOSK_METER_OPERATOR=00000001
        case $1 in
          set-rate) set -- "$1" 9600 ;;
          set-address) set -- "$1" 162 ;;
          clear) set -- "$1" demand ;;
          freeze) set -- "$1" --now ;;
        esac
        "$0" "$@"
        """, command)
      #expect(ended.status == 2)
      #expect(ended.errors.contains("--tty is missing"), "\(ended.errors)")
    }

    @Test(
      "a wrong call ends with 2 and one line that says what is wrong",
      arguments: [
        ("control --command trip", "--password FILE is missing"),
        ("control --command fly", "permit-close"),
        ("control --command trip --valid 5", "--valid"),
        ("control --command trip --delay 3", "pre-trip only"),
        ("control --command trip --protocol 1997", "knows no control"),
        ("write --item 04000103", "--value is missing"),
        ("write --item 04000103 --value 15.5", "no decimals"),
        ("write --item 04000103 --value 100", "from 0 to 99"),
        ("write --item 0001FF00 --value 1", "block"),
        ("write --item 04000103 --raw 123", "even number"),
        ("write --item 9010 --value 1", "--protocol 1997"),
        ("set-clock --at yesterday", "--at"),
        ("set-clock --at 2026-13-01T00:00", "--at"),
        ("freeze", "say when"),
        ("freeze --now --hourly 5", "say when"),
        ("freeze --daily 24:00", "--daily"),
        ("freeze --monthly 32T00:00", "--monthly"),
        ("freeze --all --now", "every meter"),
        ("set-rate 1000", "1000"),
        ("set-address 12x", "12x"),
        ("clear everything", "clear demand"),
        ("clear demand --item 03300000", "clear events only"),
        ("output --signal light", "second-pulse"),
        ("read --item 00010000 --via 32-5", "3201-00005"),
        ("read --item 00010000 --via-port 31", "--via"),
        ("read --item 00010000 --protocol 2012", "auto"),
        ("read --item 00010000 --timeout 5", "--timeout"),
        ("scan --baud 1234", "--baud"),
        ("scan --via 3201-00005", "--via"),
      ])
    func wrongCalls(words: String, message: String) throws {
      let isBare = words.hasSuffix("--command trip")
      let needsMeter = !words.hasPrefix("scan") && !words.hasPrefix("set-address")
      let ended = try Shell.run(
        (isBare ? "" : "export KIOSK_METER_PASSWORD=02:000000 KIOSK_METER_OPERATOR=00000001\n")
          + #""$0" "# + words + " --tty /nowhere" + (needsMeter ? " --address 161" : ""))
      #expect(ended.status == 2, "\(ended.errors)")
      #expect(ended.errors.contains(message), "\(ended.errors)")
      #expect(ended.errors.split(separator: "\n").count == 1, "\(ended.errors)")
    }
  }
}
