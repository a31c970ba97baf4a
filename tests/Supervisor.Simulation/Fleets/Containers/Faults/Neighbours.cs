using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Fleets.Programs;

namespace Supervisor.Simulation.Fleets.Containers.Faults;

/// <summary>
/// Others who use the engine: containers of nobody here, of another cluster and another node, one that has an agent's name; and
/// one that bears this node's labels though nobody there has ever asked for it.
/// </summary>
internal sealed class Neighbours(FleetWorld world) : IFault
{
    private const string OfOthers = "a container of another cluster or node";
    private const string NameTaken = "an agent's name that a stranger's container has";
    private const string OfNobody = "a container of this node that nobody asked for";

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly List<EngineContainer> _inTheWay = [];
    private int _made;

    public IReadOnlyList<string> ExpectedRarities => [OfOthers, NameTaken, OfNobody];

    private SimulatedEngine Engine => world.Room!.Engine;

    public void Strike()
    {
        if (Engine.Run is not { IsClosed: false })
        {
            return;
        }

        switch (world.Universe.Chance.Next(3))
        {
            case 0:
                var isOtherNode = world.Universe.Chance.Next() < 0.5;
                Make(
                    OfOthers,
                    $"other-{++_made}",
                    isOtherNode ? EngineRoom.Cluster : "other",
                    isOtherNode ? "other" : EngineRoom.Node
                );
                break;
            case 1:
                TakeName();
                break;
            default:
                Make(OfNobody, $"ghost-container-{++_made}", EngineRoom.Cluster, EngineRoom.Node);
                break;
        }
    }

    /// <summary>Whoever is in the way goes; while the engine is down nobody can.</summary>
    public void Cease()
    {
        _inTheWay.RemoveAll(container => !Engine.Containers.Contains(container));
        if (_inTheWay.Count == 0)
        {
            return;
        }

        _inTheWay.ForEach(Engine.RemoveByForce);
        world.Universe.Clock.After(BetweenTries, Cease);
    }

    private void TakeName()
    {
        var agents = world.Book.Applied?.Plan?.Groups.SelectMany(static group => group.Agents).ToList();
        if (
            agents is { Count: > 0 }
            && agents[world.Universe.Chance.Next(agents.Count)].Launch is Supervision.Definitions.ContainerLaunch launch
            && launch.Container.Service.ContainerName is { } name
            && Engine.Find(name) is null
        )
        {
            world.Universe.Rarities.Reached(NameTaken);
            _inTheWay.Add(Engine.Add(name, new ContainerSpec { Image = "other:1" }));
        }
    }

    private void Make(string situation, string name, string cluster, string node)
    {
        world.Universe.Rarities.Reached(situation);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ContainerLabels.Cluster] = cluster,
            [ContainerLabels.Node] = node,
            [ContainerLabels.Group] = FleetPrograms.Ghost,
            [ContainerLabels.Agent] = name,
        };
        var spec = new ContainerSpec
        {
            Image = "agents:1",
            Cmd = ["agent", $"{Drafts.Way.IsSilent}", $"{Drafts.Nature.Steady}"],
            Labels = labels,
        };
        Engine.Life.Start(Engine.Add(name, spec));
    }
}
