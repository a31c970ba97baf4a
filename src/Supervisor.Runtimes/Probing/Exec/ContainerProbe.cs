using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing.Exec;

/// <summary>
/// Passes when a command in the agent's container exits with 0. It has what the container's own have, and beside it what the
/// agent has, if that was started within the container: environment, user, directory.
/// </summary>
internal static class ContainerProbe
{
    internal static async Task<ProbeAnswer> AskAsync(
        AgentDefinition agent,
        ValueList<string> command,
        ProbePlace.Container place,
        ProbeTime limit
    )
    {
        if (command.Count == 0)
        {
            return ProbeAnswer.Failed("it runs nothing");
        }

        var end = await place.Commands.RunAsync(CommandOf(agent.Launch, command, place.Id), limit.Up);
        return end switch
        {
            { ExitCode: 0 } => ProbeAnswer.Ok,
            { ExitCode: { } code } => ProbeAnswer.Failed(Sentence(ExitText.Of(code), end.Said)),
            _ => ProbeAnswer.Failed(Sentence("it could not be run", end.Said)),
        };
    }

    private static ContainerCommand CommandOf(LaunchDefinition launch, ValueList<string> command, string container) =>
        launch is ExecLaunch exec
            ? new ContainerCommand(container, [.. command], [.. exec.Environment.Select(Variable)])
            {
                User = exec.User,
                Directory = exec.Directory,
            }
            : new ContainerCommand(container, [.. command], []);

    /// <summary>A name alone is one that is not to be set.</summary>
    private static string Variable(KeyValuePair<string, string?> variable) =>
        variable.Value is { } value ? $"{variable.Key}={value}" : variable.Key;

    private static string Sentence(string what, string said) => said.Length == 0 ? what : $"{what}: {said}";
}
