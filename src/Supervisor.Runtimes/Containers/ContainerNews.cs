using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker.Events;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers;

/// <summary>What an engine tells, as a runtime tells it. An event only says where to look; what is told is what was seen there.</summary>
internal sealed class ContainerNews : IEngineFollower, IAsyncDisposable
{
    private readonly Action<RuntimeNews> _listener;
    private readonly GroupSurvey _survey;
    private readonly ContainerRuntimeSettings _settings;
    private readonly Func<EngineSession?> _session;
    private readonly WorkFaults _faults;
    private readonly LookRounds _rounds;

    public ContainerNews(
        Action<RuntimeNews> listener,
        GroupSurvey survey,
        ContainerRuntimeSettings settings,
        Func<EngineSession?> session,
        WorkFaults faults
    )
    {
        (_listener, _survey, _settings, _session, _faults) = (listener, survey, settings, session, faults);
        _rounds = new LookRounds(LookAsync, faults);
    }

    /// <summary>Docker's <c>destroy</c> is Podman's <c>remove</c>.</summary>
    private static bool Matters(string word) =>
        word is "start" or "die" or "destroy" or "remove" or "health_status" or "oom" or "pause" or "unpause";

    public void Connected(EngineSession? session) => _listener(new RuntimeNews.Connected());

    public void Disconnected(OperatorError why) => _listener(new RuntimeNews.Disconnected(why));

    public void Faulted(Exception fault) => _faults.Tell("following the container engine", fault);

    public void Happened(EngineSession session, EngineEvent happened)
    {
        if (
            Matters(happened.Word)
            && happened.Actor is { Id: { } id, Attributes: { } attributes }
            && ContainerOwner.Of(attributes, _settings) is { } agent
        )
        {
            _rounds.Request(agent.Group, id);
        }
    }

    /// <summary>Something has changed in a group that no event tells of.</summary>
    public void LookAt(string group) => _rounds.Request(group, container: null);

    public void Tell(Workload workload) => _listener(new RuntimeNews.Changed(workload));

    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    private async Task LookAsync(string group, IReadOnlyCollection<string> containers)
    {
        // One that is over tells nothing: what it saw may have been answered by the engine's next run.
        if (_session() is not { } current)
        {
            return;
        }

        try
        {
            var seen = await _survey.OfAsync(current, group, containers, current.Ends);
            if (seen.IsOk && current.End is null)
            {
                foreach (var workload in seen.Value)
                {
                    Tell(workload);
                }
            }
        }
        catch (OperationCanceledException) when (current.Ends.IsCancellationRequested)
        {
            // The list that is asked for after the next connection has it all.
        }
    }
}
