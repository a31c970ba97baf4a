using Supervisor.Node.Data;
using Supervisor.Supervision.Causes;

namespace Supervisor.Node.Composition;

/// <summary>One start of a node.</summary>
/// <param name="Incarnation">This start and no other: random, made by the host.</param>
/// <param name="Version">The program's version.</param>
internal sealed record NodeStart(NodeIdentity Identity, string Incarnation, string Version, int ProcessId)
{
    /// <summary>What this start causes is written down with it.</summary>
    public string Cause => CauseText.OfStart(Incarnation);
}
