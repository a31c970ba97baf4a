namespace Supervisor.Actors.Timing;

/// <summary>Something to do at a time. Its place in the heap lives in itself, so that cancelling needs no search.</summary>
internal abstract class Deadline
{
    internal const int Unscheduled = -1;

    internal TimeSpan Due { get; set; }

    /// <summary>Orders what is due at the same time by who asked first.</summary>
    internal long Order { get; set; }

    internal int Index { get; set; } = Unscheduled;

    internal abstract void Fire();
}
