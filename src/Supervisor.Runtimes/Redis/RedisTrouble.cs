using Supervisor.Runtimes.Probing;

namespace Supervisor.Runtimes.Redis;

public static class RedisTrouble
{
    /// <summary>What went wrong with a connection, as part of a sentence; null: it is a fault of ours.</summary>
    public static string? Describe(Exception cause) =>
        cause is TimeoutException ? cause.Message : ProbeFailures.Describe(cause);
}
