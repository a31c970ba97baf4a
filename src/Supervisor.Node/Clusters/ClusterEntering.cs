using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters;

/// <summary>How a node comes to be seen by the others at a start, however long the store is out of reach.</summary>
/// <param name="wasIn">It was seen by them before.</param>
internal sealed class ClusterEntering(ClusterServices services, ClusterSeat seat, ClusterTrouble trouble, bool wasIn)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>It had left, and its daemon ended before its files said so. Now they do.</summary>
    public bool HasLeft { get; private set; }

    /// <param name="entered">Told once that is settled: with why the daemon cannot start, or with null.</param>
    /// <returns>When the others see it. False when they never will: they have a reason against it, or the daemon stops.</returns>
    public async Task<bool> EnterAsync(TaskCompletionSource<OperatorError?> entered, CancellationToken stop)
    {
        try
        {
            if (await FindReasonAsync(stop) is { } reason)
            {
                trouble.Note(reason);
                LeaveIfSaid(reason);
                entered.TrySetResult(HasLeft ? null : reason);
                return false;
            }

            var taken = await seat.TakeAsync(stop);
            trouble.Note(taken);
            entered.TrySetResult(taken);
            // Another daemon that lives as this node may end, and then this one is let in like any other.
            await seat.WaitForItAsync(stop);
            trouble.Note(null);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private void LeaveIfSaid(OperatorError reason)
    {
        if (reason.Code == ClusterErrors.HasLeftCode)
        {
            services.Folder.Leave(services.Identity.ClusterName);
            HasLeft = true;
        }
    }

    /// <returns>Why it never will; null when nothing is in the way.</returns>
    private async Task<OperatorError?> FindReasonAsync(CancellationToken stop)
    {
        var entry = new ClusterEntry(services.Store, services.Identity, wasIn, services.Levels);
        while (await entry.TryAsync() is { } problem)
        {
            if (!ClusterEntry.IsForNow(problem))
            {
                return problem;
            }

            trouble.Note(problem);
            await Task.Delay(Pause, services.Time, stop);
        }

        return null;
    }
}
