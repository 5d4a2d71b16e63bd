/// Which edition a meter is asked in.
package enum EditionChoice: Hashable, Sendable {
  case of2007
  case of1997
  /// Found out by asking, 2007 first, and remembered by the line for each meter.
  case auto
}
