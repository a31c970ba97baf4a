using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Residing;

namespace Supervisor.TestKit.Ownership.Plants;

/// <summary>Wrong: a pinned group that a revision gives to another node begins there whoever still has it.</summary>
internal sealed class HastyHeir : RightRules
{
    internal override bool IsWaitedFor(Residence there, IEnumerable<string> planned) => false;
}
