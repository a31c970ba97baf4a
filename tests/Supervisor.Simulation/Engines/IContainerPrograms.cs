using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Engines;

/// <summary>What containers are found to run.</summary>
internal interface IContainerPrograms
{
    /// <param name="began">When this run of it begins, by the engine's clock.</param>
    /// <returns>Null: the image has no such program.</returns>
    IProgram? Find(EngineContainer container, DateTimeOffset began);

    /// <param name="command">Of a program that is started within it.</param>
    /// <param name="environment">Beside the container's, each <c>NAME=VALUE</c>.</param>
    /// <returns>Null: it has no such program.</returns>
    IProgram? FindWithin(EngineContainer container, IReadOnlyList<string> command, IReadOnlyList<string> environment);

    /// <summary>What a health check of it finds.</summary>
    bool IsWell(EngineContainer container);
}
