namespace Supervisor.Guard.Spawning;

/// <param name="Pid">0 when there is no process.</param>
/// <param name="Error">Why there is none.</param>
/// <param name="Missing">What it goes on without, a sentence each.</param>
internal sealed record Spawned(int Pid, string? Error, IReadOnlyList<string> Missing)
{
    public static Spawned Failed(string error) => new(0, error, []);
}
