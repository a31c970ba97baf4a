using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Tests.Guards;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>Containers of an image that has a shell.</summary>
internal sealed class ShellContainers : IContainerPrograms
{
    internal bool AreWell { get; set; } = true;

    public IProgram? Find(EngineContainer container, DateTimeOffset began) =>
        ShellPrograms.Of(container.Spec.Cmd ?? []);

    public IProgram? FindWithin(
        EngineContainer container,
        IReadOnlyList<string> command,
        IReadOnlyList<string> environment
    ) => ShellPrograms.Of(command);

    public bool IsWell(EngineContainer container) => AreWell;
}
