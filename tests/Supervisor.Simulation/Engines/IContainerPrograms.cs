using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Engines;

/// <summary>What containers are found to run.</summary>
internal interface IContainerPrograms
{
    /// <param name="began">When this run of it begins, by the engine's clock.</param>
    /// <returns>Null: the image has no such program.</returns>
    IProgram? Find(EngineContainer container, DateTimeOffset began);

    /// <summary>What a health check of it finds.</summary>
    bool IsWell(EngineContainer container);
}
