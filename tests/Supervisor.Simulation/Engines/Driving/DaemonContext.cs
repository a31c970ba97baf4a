using Supervisor.Actors.Dispatching;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Engines.Driving;

/// <summary>
/// Where a daemon's own code that awaits goes on: on the one thread that there is, each time in a turn, of which the next is
/// drawn like those of actors. What a dead daemon awaits never comes.
/// </summary>
internal sealed class DaemonContext(Daemon daemon) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) =>
        daemon.Schedule(new Continuation(this, () => d(state)));

    public override void Send(SendOrPostCallback d, object? state) => Run(() => d(state));

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>What awaits in here goes on by this context.</summary>
    internal void Run(Action action) => Within(this, action);

    /// <summary>
    /// Ends a task that somebody awaits, with what the libraries between him and it have to do for that: they would send it to the
    /// thread pool from within a context.
    /// </summary>
    internal static void Outside(Action complete) => Within(null, complete);

    private static void Within(SynchronizationContext? context, Action action)
    {
        var before = Current;
        SetSynchronizationContext(context);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private sealed class Continuation(DaemonContext context, Action goOn) : ITurn
    {
        public string Path => "goes on";

        public void Execute() => context.Run(goOn);
    }
}
