using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Engines.Wire;

/// <summary>A connection that was handed over, on its way to a daemon: what is written arrives in order, for as long as the engine lives.</summary>
internal sealed class AttachedFeed(Daemon daemon, FeedStream stream)
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(0.2);

    private bool _isOver;

    internal void Write(byte[] bytes) => Carry(() => stream.Write(bytes));

    internal void End()
    {
        Carry(stream.End);
        _isOver = true;
    }

    /// <summary>The engine is gone. Mostly that looks like an end in order; nothing on the connection tells the two apart.</summary>
    internal void Break(bool isReset)
    {
        Carry(isReset ? stream.Break : stream.End);
        _isOver = true;
    }

    private void Carry(Action what)
    {
        if (!_isOver)
        {
            daemon.After(Way, what);
        }
    }
}
