using Supervisor.Runtimes.Containers.Engines;

namespace Supervisor.Runtimes.Containers.Runs;

/// <summary>What is to be known beside a container to tell why it ended.</summary>
/// <param name="BootId">Of the machine now.</param>
/// <param name="Gap">The time in which the engine was away; null when it was not, or ends nothing when it is.</param>
internal sealed record RunSurroundings(string BootId, EngineGap? Gap);
