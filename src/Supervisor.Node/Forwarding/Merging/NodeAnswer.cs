using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Routing;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>What one node answers.</summary>
internal sealed record NodeAnswer(FleetNode Node, IAsyncEnumerable<Frame> Frames);

/// <param name="Frame">Null: there are no more of this node.</param>
internal readonly record struct NodeFrame(FleetNode Node, Frame? Frame);
