using Supervisor.Contracts.Readiness;

namespace Supervisor.AgentLibrary;

/// <summary>What the supervisor gave this program to find it by.</summary>
/// <param name="Socket">Takes words over HTTP; null when there is none.</param>
/// <param name="NotifySocket">Takes them in systemd's protocol; null when there is none.</param>
/// <param name="Incarnation">Which start of the agent this is; null when it was not said.</param>
/// <param name="Name">The agent's own; empty when it was not said.</param>
public sealed record AgentEnvironment(string? Socket, string? NotifySocket, string? Incarnation, string Name)
{
    /// <summary>Whether there is anybody to tell.</summary>
    public bool IsSupervised => Socket is not null || NotifySocket is not null;

    public static AgentEnvironment OfProcess() => From(Environment.GetEnvironmentVariable);

    public static AgentEnvironment From(Func<string, string?> variable)
    {
        var (group, agent) = (Read(variable, AgentVariables.Group), Read(variable, AgentVariables.Agent) ?? "");
        return new AgentEnvironment(
            Read(variable, AgentVariables.Socket),
            Read(variable, AgentVariables.NotifySocket),
            Read(variable, AgentVariables.Incarnation) ?? ReadFile(Read(variable, AgentVariables.IncarnationFile)),
            group is null ? agent : $"{group}/{agent}"
        );
    }

    /// <summary>
    /// The environment of a container stays the same for all its starts, so there it says where to look. Once, when the
    /// program starts: one that outlives its start must not pass for the next.
    /// </summary>
    private static string? ReadFile(string? path)
    {
        try
        {
            return path is not null && File.ReadAllText(path).Trim() is { Length: > 0 } incarnation
                ? incarnation
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without it words are taken all the same, unless the daemon can tell that they are another start's.
            return null;
        }
    }

    private static string? Read(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : null;
}
