package import Records

/// What people are told of a store that fails.
package enum StoreWords {
  package static func sentence(_ error: StoreError) -> String {
    switch error {
    case .unusable(let path, let message): "读数库 \(path) 无法使用（\(message)）"
    case .tooNew(let path, let version): "读数库 \(path) 由更新的版本（\(version)）写成，请升级本程序"
    case .diskFull(let path): "磁盘已满，读数无法保存（\(path)），请清理磁盘"
    case .readOnly(let path): "磁盘只读，读数无法保存（\(path)）"
    case .busy(let path): "读数库 \(path) 正被另一个程序占用"
    case .overloaded: "读数太多，来不及保存，请稍候"
    case .closed: "读数库已关闭"
    case .system(let path, let call, let errno): "读数库 \(path) 出错：\(call)（errno \(errno)）"
    case .failed(let path, let code, let message): "读数库 \(path) 出错：\(message)（\(code)）"
    }
  }
}
