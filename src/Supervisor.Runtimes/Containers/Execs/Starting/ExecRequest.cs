using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Execs.Starting;

/// <summary>A start as the supervisors decide it, and the same as an engine carries it out.</summary>
internal static class ExecRequest
{
    /// <param name="surroundings">Variables that this incarnation gets beside its definition's.</param>
    public static ExecSpec Of(ExecLaunch launch, ValueMap<string> surroundings, StartFiles files)
    {
        var folder = files.Folder;
        var unset = launch.Environment.Where(variable => variable.Value is null).Select(variable => variable.Key);
        return new ExecSpec
        {
            Cmd =
            [
                "sh",
                ContainerScript.PathIn(folder),
                "run",
                folder.InsideOf(files.Record),
                folder.InsideOf(files.Log),
                .. unset.Where(IsShellName),
                "--",
                .. launch.Command,
            ],
            Env = [.. Environment(launch.Environment, surroundings)],
            WorkingDir = launch.Directory,
            User = launch.User,
            // The program writes elsewhere: this is what the engine and the shell have to say, and it ends when they do.
            AttachStdout = true,
            AttachStderr = true,
        };
    }

    private static IEnumerable<string> Environment(ValueMap<string?> defined, ValueMap<string> surroundings) =>
        defined
            .Where(variable => variable.Value is not null && !surroundings.Contains(variable.Key))
            .Select(variable => $"{variable.Key}={variable.Value}")
            .Concat(surroundings.Select(variable => $"{variable.Key}={variable.Value}"));

    /// <summary>A variable with any other name gets lost in the shell anyway.</summary>
    private static bool IsShellName(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
