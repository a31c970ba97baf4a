using System.Collections.Concurrent;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Processes;

/// <summary>
/// Has the guard look after logs that others write to, also while the daemon is away. Each guard that comes is told all of
/// them; one that is too old to know of them leaves them as they are, and they grow until it has been replaced.
/// </summary>
internal sealed class GuardLogs(GuardLink link, WorkFaults faults)
{
    private readonly ConcurrentDictionary<string, WorkloadOutput> _logs = new(StringComparer.Ordinal);
    private readonly Lock _order = new();
    private Task _saying = Task.CompletedTask;

    public void Keep(string path, LogDefinition log)
    {
        var output = new WorkloadOutput(path, null, log.SegmentBytes, log.Segments);
        if (!_logs.TryGetValue(path, out var known) || known != output)
        {
            _logs[path] = output;
            Say();
        }
    }

    public void Release(string path)
    {
        if (_logs.TryRemove(path, out _))
        {
            Say();
        }
    }

    /// <summary>To a guard that has just come.</summary>
    public void SayAgain()
    {
        if (!_logs.IsEmpty)
        {
            Say();
        }
    }

    /// <summary>Until what was begun is over; to be awaited when the link has ended.</summary>
    public Task EndAsync()
    {
        lock (_order)
        {
            return _saying;
        }
    }

    private void Say()
    {
        link.Need();
        lock (_order)
        {
            _saying = SayAfterAsync(_saying);
        }
    }

    /// <summary>The last one holds, so they are said one after the other. Who is not there is told when he comes.</summary>
    private async Task SayAfterAsync(Task before)
    {
        await before;
        try
        {
            if (link.Session is not { } session)
            {
                return;
            }

            await session.KeepLogsAsync([.. _logs.Values.OrderBy(log => log.Path, StringComparer.Ordinal)], link.Ends);
        }
        catch (OperationCanceledException) when (link.Ends.IsCancellationRequested)
        {
            // The guard goes on with those that it was told of last.
        }
        catch (Exception fault)
        {
            // What is said next is to be said all the same.
            faults.Tell("telling the guard of logs", fault);
        }
    }
}
