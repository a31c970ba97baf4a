using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing.Exec;

/// <summary>Passes when a command in the agent's container exits with 0. It has the container's environment, and the agent's beside it.</summary>
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

        var variables = agent.Launch.Environment.Select(variable => $"{variable.Key}={variable.Value}");
        var end = await place.Commands.RunAsync(
            new ContainerCommand(place.Id, [.. command], [.. variables])
            {
                User = place.User,
                Directory = place.Directory,
            },
            limit.Up
        );
        return end switch
        {
            { ExitCode: 0 } => ProbeAnswer.Ok,
            { ExitCode: { } code } => ProbeAnswer.Failed(Sentence(ExitText.Of(code), end.Said)),
            _ => ProbeAnswer.Failed(Sentence("it could not be run", end.Said)),
        };
    }

    private static string Sentence(string what, string said) => said.Length == 0 ? what : $"{what}: {said}";
}
