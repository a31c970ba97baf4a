using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets.Downs;

/// <summary>Whether all nodes are to be down.</summary>
/// <param name="Revision">That was down: a later one is to run.</param>
/// <param name="Stamp">Who said so.</param>
internal sealed record DownFlag(bool IsDown, long Revision, ChangeStamp Stamp);
