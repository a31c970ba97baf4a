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
    /// <returns>False when it never will: the others have a reason against it, or the daemon stops.</returns>
    public async Task<bool> EnterAsync(TaskCompletionSource<OperatorError?> entered, CancellationToken stop)
    {
        try
        {
            var problem = await FindReasonAsync(stop) ?? await seat.TakeAsync(stop);
            trouble.Note(problem);
            if (problem?.Code == ClusterErrors.HasLeftCode)
            {
                services.Folder.Leave(services.Identity.ClusterName);
                HasLeft = true;
            }

            entered.TrySetResult(HasLeft ? null : problem);
            return problem is null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
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
