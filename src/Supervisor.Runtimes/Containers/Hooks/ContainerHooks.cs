using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Runtimes.Probing.Places;

namespace Supervisor.Runtimes.Containers.Hooks;

/// <summary>Runs what a file wants to be run in a container after its start and before its stop.</summary>
internal sealed class ContainerHooks(TimeProvider clock)
{
    /// <summary>For one command. Nothing else is done with the container meanwhile, but that a grace runs out.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>One after the other, until one fails.</summary>
    /// <param name="kind">As the file calls them.</param>
    /// <returns>Null: each has ended well.</returns>
    public async Task<OperatorError?> RunAsync(
        EngineSession session,
        string container,
        string kind,
        IReadOnlyList<StoredHook>? hooks,
        CancellationToken stop
    )
    {
        foreach (var hook in hooks ?? [])
        {
            if (await FaultOfAsync(session, container, hook, stop) is { } fault)
            {
                return ContainerErrors.HookFailed(kind, hook.Command[0], fault);
            }
        }

        return null;
    }

    private async Task<string?> FaultOfAsync(
        EngineSession session,
        string container,
        StoredHook hook,
        CancellationToken stop
    )
    {
        var command = new ContainerCommand(container, hook.Command, hook.Environment)
        {
            User = hook.User,
            Directory = hook.Directory,
            IsPrivileged = hook.IsPrivileged,
        };
        using var patience = new CancellationTokenSource(Patience, clock);
        using var timeUp = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            var end = await new EngineCommands(session.Client, clock).RunAsync(command, timeUp.Token);
            return end switch
            {
                { ExitCode: 0 } => null,
                { ExitCode: null } => $"It could not be run: {end.Said}.",
                { Said: "" } => $"It ended with exit code {end.ExitCode}.",
                _ => $"It ended with exit code {end.ExitCode}, and said: {end.Said}",
            };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return $"It has not ended within {Patience.TotalSeconds:0} s.";
        }
    }
}
