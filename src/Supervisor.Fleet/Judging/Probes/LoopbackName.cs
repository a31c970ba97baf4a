namespace Supervisor.Fleet.Judging.Probes;

internal static class LoopbackName
{
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host is "::1" or "[::1]" or "0.0.0.0"
        || host.StartsWith("127.", StringComparison.Ordinal);
}
