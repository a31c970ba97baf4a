using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Stock;
using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Fleets.Containers.Faults;

/// <summary>Somebody tidies up: images that no container has, now and then by force all others too, and networks in which nothing runs.</summary>
internal sealed class Prunes(FleetWorld world) : IFault
{
    private const string Images = "an image removed by hand";
    private const string Networks = "a network removed by hand";

    public IReadOnlyList<string> ExpectedRarities =>
        [Images, Networks, ContainerApi.NoNetwork, .. ImagePull.Situations];

    private SimulatedEngine Engine => world.Room!.Engine;

    public void Strike()
    {
        if (Engine.Run is not { IsClosed: false })
        {
            return;
        }

        var isForced = world.Universe.Chance.Next() < 0.5;
        var images = Engine.Stock.Images.Keys.Where(image => isForced || !Engine.Containers.Any(it => IsOf(it, image)));
        foreach (var name in images.ToList())
        {
            Note(Images, name);
            Engine.Stock.Images.Remove(name);
        }

        var idle = Engine.Stock.Networks.Where(it => !Engine.Containers.Any(of => of.IsRunning && of.IsIn(it)));
        foreach (var network in idle.ToList())
        {
            Note(Networks, network.Name!);
            Engine.Stock.Networks.Remove(network);
        }
    }

    public void Cease() { }

    private static bool IsOf(EngineContainer container, string image) =>
        EngineStock.NameOf(container.Spec.Image) == image;

    private void Note(string what, string name)
    {
        world.Universe.Rarities.Reached(what);
        world.Universe.Trace.Add($"{what}: {name}");
    }
}
