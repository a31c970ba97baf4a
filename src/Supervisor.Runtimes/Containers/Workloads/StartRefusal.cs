using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// What an engine that was killed, or had no room, has left half done of a container, so that it never starts it again. It shows
/// only in what it says then.
/// </summary>
internal static class StartRefusal
{
    /// <summary>
    /// containerd was killed while it made the container's next run, keeps what it has made of it, and takes that for another
    /// run for ever, also when it is started again. Only a new container has another id.
    /// </summary>
    public static bool IsBrokenForEver(OperatorError error) =>
        Says(error, "failed to start shim") && Says(error, "file exists");

    /// <summary>With the way out, where it is none that anybody would guess.</summary>
    public static OperatorError Explain(OperatorError error) =>
        Says(error, "endpoint with name") && Says(error, "already exists in network")
            ? error with
            {
                Why =
                    $"{error.Why} An earlier start failed half way, as when the engine's disk is full, and left that behind.".TrimStart(),
                Remedy =
                    "See that the engine has room on its disk, and restart it (systemctl restart docker): it clears that away.",
            }
            : error;

    /// <summary>The container was removed for it.</summary>
    public static OperatorError Replaced(OperatorError error) =>
        error with
        {
            Why =
                $"{error.Why} The engine was killed amid an earlier start of it, and would never start it again: it was removed, with what it alone had written, and the next start makes a new one.".TrimStart(),
            Remedy = "",
        };

    private static bool Says(OperatorError error, string words) =>
        error.Message.Contains(words, StringComparison.Ordinal) || error.Why.Contains(words, StringComparison.Ordinal);
}
