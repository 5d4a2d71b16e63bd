import BoardSim
import CLinux
import DLT645
import Glibc
import HallSim
import MeterFace
import MeterSim

/// Simulated devices for anyone's master.
enum SimulateCommand: Command {
  static let name = "simulate"
  static let summary = "simulates meters, a concentrator or a whole hall on pseudo-terminals"
  static let help = """
    kiosk-gateway simulate --meter ADDRESS [--meter ADDRESS …] --tty LINK
    kiosk-gateway simulate --concentrator ADDRESS --meter ADDRESS … --tty LINK
    kiosk-gateway simulate --hall FILE --data DIR

    Meters answer DL/T 645 at LINK, byte by byte at the pace of the line, until the
    program is stopped. LINK is a symbolic link that is made anew and removed at the end.

      --meter ADDRESS       1 to 12 digits; may repeat: several meters on one line
      --concentrator ADDRESS  the meters answer through a concentrator, over the power line: to
                            packets of Q/GDW 1376.1 for this terminal, such as 3201-00005, and
                            to plain frames, which it passes on
      --hall FILE           everything that the gateway's settings call simulated
      --data DIR            where the meters keep what must survive a restart; one that has been here
                            goes on from there, whatever energy and money --register says
      --baud N              300 to 115200 bits a second, 8E1 (default 2400; 1200 for 1997)
      --protocol 1997       the edition the meters speak (default 2007); then 1200 bits a second
                            are usual, and a short address is filled up with AA
      --register ID=VALUE   sets a register of the meter named last: 00010000=1234.56; may repeat.
                            It holds still, unless --load is given
      --load KW             a steady load on the meter named last, 0 to 79.9999
                            (without --register and --load: a household with a year behind it)
      --speed N             seconds that pass for the meters in one second (default 1)
      --fault KIND=RATE     spoils answers; RATE from 0 (never) to 1 (always), such as 0.05; may
                            repeat. KIND on the wire: silent, late, flip, drop, noise, truncated,
                            duplicate, checksum, garbage, gap (up to 450 ms), stall (beyond 500 ms),
                            echo, babble, twin (two meters, one address); in a whole frame:
                            wildcard, short, long, sequence, phasesFF, phases00, phasesRefused
      --insist-on-security  the meters refuse the plain relay command, as many real ones do
      --needs-key           they refuse to be programmed: nobody presses their sealed key
      --wants-password      1997: a write carries a password in front of its data
      --seed N              another number gives another household and other faults (default 1)
      --trace FILE          writes what passed on the line and when: nanoseconds, rx or tx, bytes
      --face                prints what the display of the first meter shows whenever it changes;
                            Enter presses its key
      --until-stdin-closes  ends also when standard input does

    Example: kiosk-gateway simulate --meter 000000000001 --register 00010000=1234.56 --tty /tmp/m1
    """
  static let options: Set<String> = [
    "--tty", "--concentrator", "--hall", "--data", "--baud", "--protocol", "--speed", "--seed",
    "--trace",
  ]
  static let repeatable: Set<String> = ["--meter", "--register", "--load", "--fault"]
  static let flags = SimulatedMeters.flags.union(["--until-stdin-closes", "--face"])

  static func run(_ arguments: Arguments) async throws {
    try arguments.allowOperands(0)
    let showsFace = arguments.flags.contains("--face")
    if showsFace && arguments.flags.contains("--until-stdin-closes") {
      throw CommandFailure.usage(
        "--face cannot stand beside --until-stdin-closes: both want standard input")
    }
    let plan = try SimulateCall(arguments).plan
    // Before the links stand: whoever sees them may stop the program at once.
    let termination = clinux_termination_descriptor()
    guard termination >= 0 else {
      throw CommandFailure.refused("system", "signals cannot be watched")
    }
    let hall: Hall
    do throws(HallError) { hall = try Hall(plan) } catch { throw failure(error) }
    for line in plan.lines { Console.print(announcement(of: line)) }
    if arguments["--hall"] != nil { Console.print(HallProcess.readyLine) }
    var endings: [Hall.Ending] = [.readable(termination)]
    if arguments.flags.contains("--until-stdin-closes") { endings.append(.closed(STDIN_FILENO)) }
    let watch = showsFace ? plan.meters.first.map { faceWatch($0.address) } : nil
    do throws(HallError) {
      try hall.run(until: endings, watching: watch)
    } catch {
      throw failure(error)
    }
  }

  /// Prints the glass and the lamps, an empty line in front of each face.
  private static func faceWatch(_ meter: MeterAddress) -> FaceWatch {
    FaceWatch(meter: meter, keys: STDIN_FILENO) { face in
      Console.print((["", "meter \(meter)"] + face.lines).joined(separator: "\n"))
    }
  }

  private static func announcement(of line: LinePlan) -> String {
    let addresses = line.station.meters.map(\.description).joined(separator: ", ")
    switch line.station {
    case .meters(let meters):
      return meters.count == 1
        ? "meter \(addresses) answers on \(line.link)"
        : "meters \(addresses) answer on \(line.link)"
    case .concentrator(let address, _, _):
      return "concentrator \(address) answers on \(line.link) for \(addresses)"
    }
  }

  private static func failure(_ error: HallError) -> CommandFailure {
    switch error {
    case .occupied(let path):
      .usage("\(path) is there already and is no symbolic link; choose another --tty")
    case .inUse(let path):
      .refused("busy", "another simulated line answers at \(path); stop it or choose another --tty")
    case .doubledLink(let path): .usage("two lines want the same place \(path)")
    case .unknownBaud(let baud): .usage("no line runs at \(baud) bits a second")
    case .doubledMeter(let address): .usage("meter \(address) stands twice")
    case .noSuchMeter(let address): .usage("a line names meter \(address), which is not described")
    case .dataInUse(let path):
      .refused("busy", "another simulation keeps its meters in \(path); choose another --data")
    case .unreadable(let path):
      .refused("state", "\(path) is damaged; remove it and the simulated meters begin anew")
    case .board(.notOurs(let folder)):
      .usage("\(folder) holds files that no simulated board has made; choose an empty folder")
    case .board(.inUse(let folder)):
      .refused("busy", "another simulated board works in \(folder)")
    case .board(.system(let path, let call, let errno)):
      failure(.system(path: path, call: call, errno: errno))
    case .system(let path, _, let errno) where [ENOENT, ENOTDIR, EACCES, EROFS].contains(errno):
      .usage("\(path) cannot be used: \(String(cString: strerror(errno)))")
    case .system(let path, let call, let errno):
      .refused("system", "\(path): \(call): \(String(cString: strerror(errno)))")
    }
  }
}
