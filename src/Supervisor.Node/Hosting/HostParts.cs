using Supervisor.Contracts;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Hosting;

/// <summary>
/// What a start has taken so far, to be given back in the opposite order: by the orderly stop, and by a start that came
/// to nothing, for whatever reason.
/// </summary>
internal sealed class HostParts
{
    private readonly Stack<Func<Task<bool>>> _parts = new();

    /// <summary>Where a fault is written with all its details; before there is one, and after, standard error has to do.</summary>
    public ILogger? Log { get; set; }

    /// <summary>Starts with nothing; what was taken is given back unless the start succeeds.</summary>
    public static async Task<Outcome<T>> StartAsync<T>(Func<HostParts, Task<Outcome<T>>> start)
    {
        var parts = new HostParts();
        var outcome = await parts.TryStartAsync(start);
        if (!outcome.IsOk)
        {
            await parts.ReleaseAsync();
        }

        return outcome;
    }

    public T Add<T>(T part)
        where T : IDisposable
    {
        _parts.Push(() =>
        {
            part.Dispose();
            return Task.FromResult(true);
        });
        return part;
    }

    public void Add(IAsyncDisposable part) =>
        Add(async () =>
        {
            await part.DisposeAsync();
            return true;
        });

    /// <param name="release">False when the part did not stop in order.</param>
    public void Add(Func<Task<bool>> release) => _parts.Push(release);

    /// <returns>False when a part did not stop in order; the others are given back all the same.</returns>
    public async Task<bool> ReleaseAsync()
    {
        var isInOrder = true;
        while (_parts.TryPop(out var release))
        {
            isInOrder &= await TryReleaseAsync(release);
        }

        return isInOrder;
    }

    private async Task<Outcome<T>> TryStartAsync<T>(Func<HostParts, Task<Outcome<T>>> start)
    {
        try
        {
            return await start(this);
        }
        catch (Exception fault)
        {
            // Nobody foresaw it, so the sentence can only repeat it; the log has where it came from.
            Log?.StartFailed(fault);
            return StartErrors.Because("failed", "The daemon could not start.", Describe(fault), "");
        }
    }

    private async Task<bool> TryReleaseAsync(Func<Task<bool>> release)
    {
        try
        {
            return await release();
        }
        catch (Exception fault)
        {
            if (Log is { } log)
            {
                log.PartNotReleased(fault);
            }
            else
            {
                await Console.Error.WriteLineAsync($"supervisor: A part did not stop in order: {Describe(fault)}");
            }

            return false;
        }
    }

    private static string Describe(Exception fault) => $"{fault.GetType().Name}: {fault.Message}";
}
