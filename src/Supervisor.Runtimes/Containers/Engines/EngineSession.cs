using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Engine;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>
/// A time in which one engine answers. It ends with the feed of its events, or with the first call that finds nobody: an engine
/// that stops closes its door first, and ends what runs afterwards.
/// </summary>
internal sealed class EngineSession : IDisposable
{
    private readonly CancellationTokenSource _ends;
    private volatile OperatorError? _end;

    /// <param name="gap">See <see cref="EngineGap"/>.</param>
    /// <param name="mark">As the engine was when the session began.</param>
    public EngineSession(EngineClient client, EngineMark mark, EngineGap? gap, CancellationToken daemonEnds)
    {
        (Client, Mark, Runs) = (client, mark, new RunsOfSession(gap));
        _ends = CancellationTokenSource.CreateLinkedTokenSource(daemonEnds);
        Ends = _ends.Token;
    }

    public EngineClient Client { get; }

    public EngineKind Kind => Client.Version.Kind;

    public EngineMark Mark { get; }

    public RunsOfSession Runs { get; }

    public CancellationToken Ends { get; }

    /// <summary>Why it is over; null while it is not.</summary>
    public OperatorError? End => _end;

    /// <summary>Ends it, if what a call came to says that the engine is not there.</summary>
    public void Heed(EngineFailure failure)
    {
        if (failure is EngineFailure.Unreached)
        {
            Close(failure.Error);
        }
    }

    public void Close(OperatorError why)
    {
        _end ??= why;
        try
        {
            _ends.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was over before.
        }
    }

    public void Dispose() => _ends.Dispose();
}
