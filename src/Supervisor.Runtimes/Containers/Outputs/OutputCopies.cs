using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>
/// What our containers write, copied into their agents' logs, so that it is read, cut and kept like any other agent's, whatever
/// becomes of the container. Nobody waits for it, except who removes a container.
/// </summary>
internal sealed class OutputCopies(ContainerRuntimeSettings settings, OutputServices services)
{
    /// <summary>A removal is not held up for ever by an engine that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, OutputCopy> _copies = new(StringComparer.Ordinal);
    private Task _sweep = Task.CompletedTask;

    /// <summary>Containers have been looked at.</summary>
    public void Heed(EngineSession session, IEnumerable<ContainerFacts> containers)
    {
        foreach (var facts in containers)
        {
            if (ContainerOwner.Of(facts.Config?.Labels, settings) is { } agent)
            {
                CopyOf(facts.Id, agent).Heed(session, facts);
            }
        }
    }

    /// <summary>The containers of which something is kept here.</summary>
    public IReadOnlyCollection<string> Kept()
    {
        lock (_gate)
        {
            return [.. _copies.Keys.Union(Places().Select(place => Path.GetFileName(place)), StringComparer.Ordinal)];
        }
    }

    /// <summary>
    /// Begins to forget those that are no more. Of one that is there all would be copied once more, so each is asked for by its id: a
    /// list may lack what comes, or changes, while it is made.
    /// </summary>
    /// <param name="missing">Kept before it was asked which there are, and not among those.</param>
    public void Sweep(EngineSession session, IReadOnlyList<string> missing)
    {
        lock (_gate)
        {
            // What is left over is found missing by the next list, too.
            if (missing.Count > 0 && _sweep.IsCompleted)
            {
                _sweep = Detached.Run(
                    services.Faults,
                    "forgetting what containers wrote that are gone",
                    () => SweepAsync(session, missing)
                );
            }
        }
    }

    /// <summary>Before a container is removed that does not run: copies what is left.</summary>
    public async Task DrainAsync(EngineSession session, string container, CancellationToken stop)
    {
        var inspected = await session.Client.Containers.InspectAsync(container, stop);
        if (
            inspected.Value is not { State.Running: false } facts
            || ContainerOwner.Of(facts.Config?.Labels, settings) is not { } agent
        )
        {
            return;
        }

        var copy = CopyOf(container, agent);
        copy.Heed(session, facts);
        try
        {
            await copy.Running.WaitAsync(Patience, services.Clock, stop);
        }
        catch (TimeoutException)
        {
            services.Tell(new MakingNote(agent, IsWarning: true, OutputErrors.NotDrained));
        }
    }

    /// <summary>Why the agent's log does not have all that its container has written; null when nothing is known to be missing.</summary>
    public OperatorError? TroubleOf(AgentAddress agent)
    {
        lock (_gate)
        {
            return _copies
                .Values.Where(copy => copy.Agent == agent)
                .Select(copy => copy.Trouble)
                .FirstOrDefault(it => it is not null);
        }
    }

    /// <summary>When the sessions have ended with which they copied.</summary>
    public Task EndAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_copies.Values.Select(copy => copy.Running).Append(_sweep));
        }
    }

    private async Task SweepAsync(EngineSession session, IReadOnlyList<string> missing)
    {
        try
        {
            foreach (var container in missing)
            {
                var inspected = await session.Client.Containers.InspectAsync(container, session.Ends);
                if (inspected is { IsOk: false, Failure.IsAbsent: true } && TryDrop(container))
                {
                    Erase(services.PlaceOf(container));
                }
            }
        }
        catch (OperationCanceledException) when (session.Ends.IsCancellationRequested)
        {
            // The engine has gone, or the daemon stops.
        }
    }

    /// <returns>Whether nothing is being copied.</returns>
    private bool TryDrop(string container)
    {
        lock (_gate)
        {
            if (_copies.TryGetValue(container, out var copy) && !copy.Running.IsCompleted)
            {
                return false;
            }

            _copies.Remove(container);
            return true;
        }
    }

    private OutputCopy CopyOf(string container, AgentAddress agent)
    {
        lock (_gate)
        {
            if (!_copies.TryGetValue(container, out var copy))
            {
                _copies[container] = copy = new OutputCopy(container, agent, services);
            }

            return copy;
        }
    }

    private IEnumerable<string> Places() =>
        Directory.Exists(services.Places) ? Directory.EnumerateFiles(services.Places) : [];

    private static void Erase(string place)
    {
        try
        {
            File.Delete(place);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A few bytes of a container that is gone; tried again with the next list.
        }
    }
}
