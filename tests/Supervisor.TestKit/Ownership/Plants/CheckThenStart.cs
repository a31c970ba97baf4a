using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Time;

namespace Supervisor.TestKit.Ownership.Plants;

/// <summary>Wrong: the right is checked, and what is started then carries no deadline.</summary>
internal sealed class CheckThenStart : RightRules
{
    internal override BootMoment? LeashOf(GroupRight right) => null;
}
