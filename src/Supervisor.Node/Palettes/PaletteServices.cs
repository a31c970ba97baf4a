using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes;

/// <summary>What commands work on.</summary>
internal sealed record PaletteServices(
    NodeFacts Facts,
    TimeProvider Clock,
    ActorSystem Actors,
    ActorRef<NodeMessage> Node
);
