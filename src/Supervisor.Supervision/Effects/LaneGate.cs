namespace Supervisor.Supervision.Effects;

/// <summary>Whether effects may start; closed once and for good, from any thread, before the lanes hear of it.</summary>
internal sealed class LaneGate
{
    private volatile bool _isClosed;

    internal bool IsClosed => _isClosed;

    internal void Close() => _isClosed = true;
}
