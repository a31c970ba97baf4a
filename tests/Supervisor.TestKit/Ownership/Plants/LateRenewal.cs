using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Time;

namespace Supervisor.TestKit.Ownership.Plants;

/// <summary>Wrong: the right is counted from when the answer came.</summary>
internal sealed class LateRenewal : RightRules
{
    internal override BootMoment CountedFrom(BootMoment sent, BootMoment answered) => answered;
}
