using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>Since when one start of a node's daemon is seen without a break.</summary>
internal sealed record MemberSpell(string Run, BootMoment Since);
