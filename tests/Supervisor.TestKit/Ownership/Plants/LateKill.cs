using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Time;

namespace Supervisor.TestKit.Ownership.Plants;

/// <summary>Wrong: the guard begins to kill when the right ends, and nothing is left for one that stands still just then.</summary>
internal sealed class LateKill : RightRules
{
    internal override BootMoment KilledAt(BootMoment end, TimeSpan budget) => end;
}
