import TestSupport
import Testing

/// The commands that a technician types, one test after the other: each has a line and a meter of its
/// own, and real time passes on it.
@Suite(.serialized, .onOwnThreads) enum TechnicianTests {}
