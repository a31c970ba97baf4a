using System.Security.Cryptography;
using Supervisor.Cli.Fleet;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Line;

/// <summary>Makes of a command's words what a node is asked; a change gets its id here, unless it is asked for again.</summary>
internal static class RequestLine
{
    public static Outcome<CommandRequest> Parse(
        GlobalOptions options,
        string name,
        CommandDescription command,
        IReadOnlyList<string> words
    )
    {
        var values = ArgumentLine.Parse(name, command.Arguments, words);
        if (!values.IsOk)
        {
            return values.Error;
        }

        var files = FileArguments.Read(name, command.Arguments, values.Value);
        if (!files.IsOk)
        {
            return files.Error;
        }

        if (command.Arguments.Any(argument => argument.Kind is ArgumentKinds.Fleet))
        {
            var fleet = FleetContent.Read(values.Value);
            if (!fleet.IsOk)
            {
                return fleet.Error;
            }

            files.Value[ArgumentKinds.FleetContent] = fleet.Value;
        }

        var id = options.Id ?? (command.Changes ? NewId() : null);
        return new CommandRequest(id, values.Value, options.DryRun, files.Value);
    }

    private static string NewId() => CommandId.FromEntropy(RandomNumberGenerator.GetBytes(16)).Value;
}
