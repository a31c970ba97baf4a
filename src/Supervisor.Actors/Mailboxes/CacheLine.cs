using System.Runtime.InteropServices;

namespace Supervisor.Actors.Mailboxes;

/// <summary>
/// Nothing, as long as the rest of a cache line after a reference. Between what all senders write and what only the actor's
/// turn uses it keeps a sender on one core from taking the line away from the turn on another, at every message.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal readonly struct CacheLine;
