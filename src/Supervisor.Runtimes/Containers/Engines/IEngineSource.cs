using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>Where an engine is found, anew each time it is asked for.</summary>
internal interface IEngineSource
{
    /// <summary>One that answered, or why there is none.</summary>
    Task<EngineOutcome<FoundEngine>> ConnectAsync(CancellationToken stop);
}

/// <param name="Run">As <see cref="EngineMark.Run"/>.</param>
internal sealed record FoundEngine(EngineClient Client, string? Run);
