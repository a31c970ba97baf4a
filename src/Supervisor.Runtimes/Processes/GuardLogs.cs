using System.Collections.Concurrent;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Processes;

/// <summary>
/// Has the guard look after logs that others write to, also while the daemon is away. Each guard that comes is told all of
/// them; one that is too old to know of them, or of so many, leaves them as they are, and they grow until it has been replaced.
/// </summary>
/// <param name="refused">Told why logs are not looked after, once as long as it stays the same.</param>
internal sealed class GuardLogs(GuardLink link, Action<OperatorError> refused, WorkFaults faults)
{
    private const string Work = "telling the guard of logs";

    private readonly ConcurrentDictionary<string, WorkloadOutput> _logs = new(StringComparer.Ordinal);
    private readonly Lock _order = new();
    private Task _saying = Task.CompletedTask;
    private bool _isToBeSaid;
    private OperatorError? _refusal;

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

    /// <summary>All are said each time; so when that is to be done anyhow, it need not be done once more.</summary>
    private void Say()
    {
        link.Need();
        lock (_order)
        {
            if (!_isToBeSaid)
            {
                _isToBeSaid = true;
                _saying = SayAfterAsync(_saying);
            }
        }
    }

    /// <summary>The last one holds, so they are said one after the other. Who is not there is told when he comes.</summary>
    private async Task SayAfterAsync(Task before)
    {
        // Never in the lock that it is called in.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        lock (_order)
        {
            _isToBeSaid = false;
        }

        try
        {
            if (link.Session is { } session)
            {
                var kept = await session.KeepLogsAsync(
                    [.. _logs.Values.OrderBy(log => log.Path, StringComparer.Ordinal)],
                    link.Ends
                );
                Judge(kept.Error);
            }

            faults.Over(Work);
        }
        catch (OperationCanceledException) when (link.Ends.IsCancellationRequested)
        {
            // The guard goes on with those that it was told of last.
        }
        catch (Exception fault)
        {
            // What is said next is to be said all the same.
            faults.Tell(Work, fault);
        }
    }

    /// <summary>A guard that is gone has refused nothing: the next is told.</summary>
    private void Judge(OperatorError? refusal)
    {
        var isNews = refusal != _refusal && refusal is not null and not { Code: GuardErrorCodes.ConnectionLost };
        _refusal = refusal;
        if (isNews)
        {
            refused(refusal!);
        }
    }
}
