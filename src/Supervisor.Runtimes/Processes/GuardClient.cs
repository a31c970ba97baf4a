using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Processes;

/// <summary>Finds the guard of a data directory, and starts one when none answers.</summary>
/// <param name="start">Null: another starts and ends it, and here it is only looked for.</param>
public sealed class GuardClient(string dataDirectory, GuardStart? start)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly GuardLauncher? _launcher = start is null ? null : new(dataDirectory, start);

    /// <summary>Another looks after its life.</summary>
    public bool IsApart => _launcher is null;

    /// <summary>
    /// A session with the guard that runs, or with one that was started just now. When the session ends, this is the way
    /// to the next; what happened in between is in its list.
    /// </summary>
    public async Task<Outcome<GuardSession>> ConnectAsync(CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new OperatorError(
                GuardErrorCodes.WrongSystem,
                "Processes of the host are run on Linux only.",
                "Their guard needs what only its kernel has.",
                "Give the service an image, so that it runs in a container."
            );
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await ConnectOrLaunchAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new OperatorError(
                GuardErrorCodes.NotStarted,
                $"The guard was started and has not answered within {Patience}.",
                "",
                $"Look into {new GuardLayout(dataDirectory).Log}."
            );
        }
    }

    /// <summary>The guard that runs; <see cref="GuardErrorCodes.Unreachable"/> when none does.</summary>
    public Task<Outcome<GuardSession>> FindAsync(CancellationToken cancellation) =>
        GuardSession.OpenAsync(dataDirectory, cancellation);

    /// <summary>A guard has left something to look after, whether it is still there or not.</summary>
    public bool HasLeftWork()
    {
        var workloads = new GuardLayout(dataDirectory).Workloads;
        return Directory.Exists(workloads) && Directory.EnumerateFiles(workloads).Any();
    }

    /// <summary>
    /// Until one answers: another may start a guard at the same time, and of a guard that was killed in the middle of a
    /// start, lock and socket live on in the new process for the moment until its exec.
    /// </summary>
    private async Task<Outcome<GuardSession>> ConnectOrLaunchAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var found = await GuardSession.OpenAsync(dataDirectory, cancellation);
            if (found.IsOk || found.Error.Code != GuardErrorCodes.Unreachable)
            {
                return found;
            }

            if (_launcher is null)
            {
                return NotThere(found.Error);
            }

            if (await _launcher.LaunchAsync(cancellation) is { } error)
            {
                return error;
            }
        }
    }

    private static OperatorError NotThere(OperatorError found) =>
        new(
            found.Code,
            found.Message,
            "This daemon was told that its guard runs apart, and starts none.",
            "Start the guard's container: docker compose up -d guard."
        );
}
