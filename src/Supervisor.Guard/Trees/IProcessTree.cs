namespace Supervisor.Guard.Trees;

/// <summary>
/// All processes of one workload, however far they have gone from the first. A process that has ended and only waits for
/// its parent is none any more. Neither call blocks for long, and a process may come or go during each.
/// </summary>
internal interface IProcessTree
{
    /// <summary>Who is there now.</summary>
    IReadOnlyList<int> Members();

    /// <summary>
    /// Kills all that are there. Who is being born meanwhile may be missed: the caller asks again until nobody is left.
    /// </summary>
    void Kill();
}
