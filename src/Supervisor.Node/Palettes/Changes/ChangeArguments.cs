using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;

namespace Supervisor.Node.Palettes.Changes;

/// <summary>The switches of commands that can wait for what they lead to.</summary>
internal static class ChangeArguments
{
    private const string WaitName = "wait";
    private const string TimeoutName = "timeout";

    public static IReadOnlyList<ArgumentDescription> All { get; } =
    [
        new ArgumentDescription(
            WaitName,
            "Wait until it has come about, and show what it waits for; Ctrl+C ends only the waiting.",
            ArgumentKinds.Flag,
            Letter: "w"
        ),
        new ArgumentDescription(
            TimeoutName,
            "Wait so long at most; without it, as long as it may still come about. It needs no --wait.",
            ArgumentKinds.Duration,
            Letter: "t"
        ),
    ];

    /// <summary>Null: it is not to wait.</summary>
    public static ChangeWait? WaitOf(CommandCall call)
    {
        var limit = call.Arguments.Duration(TimeoutName);
        return call.Arguments.Flag(WaitName) || limit is not null ? new ChangeWait(limit) : null;
    }
}

/// <param name="Limit">Null: as long as it takes.</param>
internal sealed record ChangeWait(TimeSpan? Limit)
{
    /// <summary>What is longer than a timer can wait is as good as without end.</summary>
    public TimeSpan Time => Limit is { } limit && limit < TimerLimit.Longest ? limit : Timeout.InfiniteTimeSpan;
}
