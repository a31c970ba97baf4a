using System.Globalization;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Execs.Processes;

/// <summary>What the script in a group's folder does beside running programs: it signals them, and looks at them.</summary>
internal static class ContainerScript
{
    private const string Root = "0";
    private const string Looked = "looked";

    public static string PathIn(GroupFolder folder) => folder.InsideOf(folder.Script);

    /// <summary>
    /// As root; and where root may not, because the container was given no right to, as the program's own user.
    /// </summary>
    /// <returns>Null when it was sent, or there was nobody to send it to.</returns>
    public static async Task<EngineFailure?> SignalAsync(
        ExecContainer container,
        StartFiles files,
        SignalTarget target,
        ExecServices services
    )
    {
        string[] command =
        [
            "sh",
            PathIn(files.Folder),
            "signal",
            Text(target.Signal),
            Text(target.Process.Pid),
            Text(target.Process.StartTicks),
            Text(target.Wrapper.Pid),
            Text(target.Wrapper.StartTicks),
        ];
        EngineOutcome<string> said = "";
        foreach (var user in new[] { Root, target.User })
        {
            said = await ContainerCommand.RunAsync(container, command, user, services.Clock, services.Stop);
            if (!said.IsOk || said.Value.EndsWith("sent", StringComparison.Ordinal) || said.Value == "gone")
            {
                return said.Failure;
            }
        }

        return new EngineFailure.Refused($"signal {files.Id.Agent}", 200, said.Value!);
    }

    /// <returns>Those that live; null when nobody could tell.</returns>
    public static async Task<IReadOnlySet<ProcessMark>?> LivingAsync(
        ExecContainer container,
        GroupFolder folder,
        IReadOnlyCollection<ProcessMark> asked,
        ExecServices services
    )
    {
        string[] command = ["sh", PathIn(folder), "look", .. asked.Select(process => Text(process.Pid))];
        var said = await ContainerCommand.RunAsync(container, command, Root, services.Clock, services.Stop);
        if (!said.IsOk)
        {
            return null;
        }

        var seen = said.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var living = asked.Where(process => seen.Contains($"{process.Pid} {process.StartTicks}")).ToHashSet();
        // In a container that is about to end an engine takes the command, and says something else in its place. And one that was
        // started again meanwhile has none of those either: that they are gone says something only of the same run.
        return seen.Contains(Looked) && (living.Count == asked.Count || await container.IsStillRunningAsync())
            ? living
            : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Process">Whoever has to live for the signal to make sense.</param>
/// <param name="Wrapper">The shell that leads the session, alive or not.</param>
/// <param name="User">The program's own; null: the container's.</param>
internal sealed record SignalTarget(int Signal, ProcessMark Process, ProcessMark Wrapper, string? User);
