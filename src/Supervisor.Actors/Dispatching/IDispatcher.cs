namespace Supervisor.Actors.Dispatching;

/// <summary>
/// Decides where and in which order turns run. It must run each scheduled turn exactly once, not inside the call to
/// <see cref="Schedule"/>, and two turns of one actor never at the same time (which follows from the first promise).
/// </summary>
public interface IDispatcher
{
    void Schedule(ITurn turn);

    /// <summary>As <see cref="Schedule"/>, for an actor that has used up its share and has more to do: others come first.</summary>
    void ScheduleLast(ITurn turn) => Schedule(turn);

    /// <summary>How many messages a turn may handle before others get theirs.</summary>
    int MessagesPerTurn { get; }

    /// <summary>
    /// How the tasks that the kernel completes run their continuations: on a pool where there are threads, in place where
    /// one thread must see everything in one order.
    /// </summary>
    TaskCreationOptions Completion { get; }
}
