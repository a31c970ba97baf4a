using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// What an engine that was killed, or had no room, has left half done of a container, so that it never starts it again. It shows
/// only in what it says then.
/// </summary>
internal static class HalfMadeStart
{
    /// <summary>
    /// containerd was killed while it made the container's next run, and keeps what it has made of it, also when it is started
    /// again: it takes that for another run. What lives of that has to be ended; where nothing does, only a new container helps,
    /// which has another id.
    /// </summary>
    public static bool IsHalfMade(OperatorError error) =>
        (Says(error, "failed to start shim") && Says(error, "file exists"))
        || (Says(error, "task ") && Says(error, ": already exists"))
        // Docker has tried in vain to rid itself of what runs on, and knows no process of it.
        || Says(error, "id already in use");

    /// <summary>
    /// A container is in the networks that there were when it ran last, by their ids: one of the same name is another, and it
    /// never starts again.
    /// </summary>
    /// <param name="said">The engine's own words.</param>
    public static bool LacksItsNetwork(string said) =>
        said.StartsWith("network ", StringComparison.Ordinal) && said.EndsWith(" not found", StringComparison.Ordinal);

    /// <summary>With the way out, where it is none that anybody would guess.</summary>
    public static OperatorError Explain(OperatorError error) =>
        IsHalfMade(error)
            ? With(
                error,
                "The engine was killed amid an earlier start of it, and never starts it again.",
                "docker rm it, and a new one is made."
            )
        : Says(error, "endpoint with name") && Says(error, "already exists in network")
            ? With(
                error,
                "An earlier start failed half way, as when the engine's disk is full, and left that behind.",
                "See that the engine has room on its disk, and restart it (systemctl restart docker): it clears that away."
            )
        : error;

    /// <summary>Processes of the earlier start were found, and killed.</summary>
    public static OperatorError Ended(OperatorError error) =>
        With(error, "The engine was killed amid an earlier start of it. What that had begun has been killed.", "");

    /// <summary>The container was removed for it.</summary>
    public static OperatorError Replaced(OperatorError error) =>
        With(
            error,
            "The engine was killed amid an earlier start of it, and would never start it again: it was removed, with what it alone had written, and the next start makes a new one.",
            ""
        );

    /// <summary>The container was removed for want of its network.</summary>
    public static OperatorError WithoutNetwork(OperatorError error) =>
        With(
            error,
            "Somebody has removed a network of it. It would never start again, and was removed, with what it alone had written: the next start makes both anew.",
            ""
        );

    private static OperatorError With(OperatorError error, string why, string remedy) =>
        error with
        {
            Why = $"{error.Why} {why}".TrimStart(),
            Remedy = remedy,
        };

    private static bool Says(OperatorError error, string words) =>
        error.Message.Contains(words, StringComparison.Ordinal) || error.Why.Contains(words, StringComparison.Ordinal);
}
