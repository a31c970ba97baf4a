using Supervisor.Supervision.Runtimes;

namespace Supervisor.TestKit.Runtimes;

public static class KeptRuntimes
{
    /// <summary>A node whose one runtime runs everything.</summary>
    public static NodeRuntimes Alone(KeptRuntime kept) => new(kept, kept);
}
