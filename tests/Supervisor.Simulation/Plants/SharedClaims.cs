using Supervisor.Actors.Systems;
using Supervisor.Simulation.Engines.Execs;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Plants;

/// <summary>Wrong files: a shell that comes to start a program within a container does not find that another has claimed that start.</summary>
internal sealed class SharedClaims(SeededChance chance, Rarities rarities) : ContainerFiles(chance, rarities)
{
    internal override bool TryLink(string file, string name) =>
        base.TryLink(file, name) || TryAppend(name, File.ReadAllText(file));
}
