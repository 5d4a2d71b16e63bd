import Glibc
import LinuxSockets
import Records

/// What a technician is told of a store that cannot be used.
enum StoreSentences {
  static func sentence(_ error: StoreError) -> String {
    switch error {
    case .unusable(let path, let message):
      "\(path) cannot be used as a store (\(message)); move it away, and a new one is made"
    case .tooNew(let path, let version):
      "\(path) was written by a newer version (\(version)) of this program; install that one"
    case .diskFull(let path): "the disk that holds \(path) is full; make room"
    case .readOnly(let path): "\(path) cannot be written; look at its rights and at its disk"
    case .busy(let path): "\(path) is in use by another gateway; stop that one first"
    case .overloaded(let path): "\(path) has more to do than it can"
    case .closed: "the store is closed"
    case .system(let path, let call, let errno):
      "\(path): \(call): \(String(cString: strerror(errno)))"
    case .failed(let path, let code, let message): "\(path): \(message) (SQLite code \(code))"
    }
  }
}

/// What a technician is told of an address that cannot be listened on.
enum ListenSentences {
  static func sentence(_ error: ListenError) -> String {
    switch error {
    case .addressInUse(let address):
      "\(address) is in use by another program; stop it, or choose another with --listen HOST:PORT"
    case .addressNotAvailable(let address):
      "this machine has no address \(address.host); see: ip address"
    case .notAllowed(let address):
      "port \(address.port) needs a privilege; choose one above 1023"
    case .system(let call, let errno): "\(call): \(String(cString: strerror(errno)))"
    }
  }
}
