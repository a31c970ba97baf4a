namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>What an act on the engine came to.</summary>
internal enum Change
{
    Made,

    /// <summary>What was asked for was so already.</summary>
    WasSo,
}
