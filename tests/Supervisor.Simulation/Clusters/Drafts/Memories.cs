namespace Supervisor.Simulation.Clusters.Drafts;

/// <summary>
/// What machines have of memory, and groups take. Each movable group fits on any machine beside all that is pinned there, so none has to stay down
/// while all machines live; both together fit only where one group at most is pinned.
/// </summary>
internal static class Memories
{
    private const long Unit = 1L << 30;

    internal const long OfMachine = 8 * Unit;

    /// <summary>By their names, which each keeps through all revisions.</summary>
    internal static long Of(string group) =>
        group switch
        {
            "roam-a" => 4 * Unit,
            "roam-b" => 3 * Unit,
            _ => 1 * Unit,
        };
}
