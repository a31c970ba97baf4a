using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Runtimes.Processes;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>The logs of several agents as one answer: first all that there is, one after the other, then what comes.</summary>
internal sealed class AgentLogsStream : IDisposable
{
    /// <summary>To look at a quiet log is one question to the file system: a hundred of them are nothing.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IReadOnlyList<ShownLog> _logs;
    private readonly TimeProvider _clock;

    public AgentLogsStream(AgentLogsQuery query, AgentLogs files, TimeProvider clock)
    {
        _clock = clock;
        var buffer = new byte[ShownLog.BufferBytes];
        _logs =
        [
            .. query.Logs.Select(log => new ShownLog(log.Agent, files.PathOf(log.Agent), log.Start, buffer)
            {
                IsKnownToMiss = query.Output.Unreadable.Contains(log.Agent),
            }),
        ];
    }

    public async IAsyncEnumerable<Frame> RunAsync(bool follow, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return ShownLog.ColumnsFor([.. _logs.Select(log => log.Agent)]);
        foreach (var frame in _logs.SelectMany(log => log.CatchUp(isAll: !follow)).TakeWhile(_ => MayGoOn(stop)))
        {
            yield return frame;
        }

        var isQuiet = true;
        while (follow && await MayGoOnAsync(isQuiet, stop))
        {
            isQuiet = true;
            foreach (var frame in _logs.SelectMany(log => log.ReadOn()))
            {
                isQuiet = false;
                yield return frame;
            }
        }

        if (!MayGoOn(stop))
        {
            yield return new ErrorFrame(NodeStops(follow));
        }
    }

    public void Dispose()
    {
        foreach (var log in _logs)
        {
            log.Dispose();
        }
    }

    private static bool MayGoOn(CancellationToken stop) => !stop.IsCancellationRequested;

    /// <summary>Waits when there was nothing new.</summary>
    private async Task<bool> MayGoOnAsync(bool isQuiet, CancellationToken stop)
    {
        if (isQuiet)
        {
            await Task.Delay(Pause, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return MayGoOn(stop);
    }

    private OperatorError NodeStops(bool follow)
    {
        string[] words =
        [
            "pbm agent logs",
            .. _logs.Select(log => log.Agent.ToString()),
            .. follow ? ["-f"] : Array.Empty<string>(),
            .. _logs.Select(log => log.Place).OfType<string>().Select(place => $"--{AgentLogsQuery.From} {place}"),
        ];
        return new OperatorError(
            ErrorCodes.Stopping,
            "'agent logs' was ended.",
            "The node stops; its agents go on.",
            $"Once it is up, this goes on where it ended: {string.Join(' ', words)}"
        );
    }
}
