using Supervisor.Actors;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Probing;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents;

/// <summary>The probes of the incarnation that runs: children of its supervisor, so that they end with it.</summary>
internal sealed class AgentProbes(AgentServices services, IActorContext<AgentMessage> context)
{
    private readonly List<ActorRef<ProbeMessage>> _running = [];
    private string _incarnation = "";
    private AgentDefinition? _definition;

    /// <summary>Asked again for what is watched already, it has the probes say again what they found last.</summary>
    internal void Watch(AgentState state, AgentDefinition definition, BootMoment now)
    {
        if (_incarnation == state.Incarnation && _definition == definition)
        {
            _running.ForEach(static probe => probe.Tell(new RepeatVerdict()));
            return;
        }

        End();
        (_incarnation, _definition) = (state.Incarnation, definition);
        var hasRun = state.Running is { } since ? now.Since(since) : TimeSpan.Zero;
        Begin(definition.Probe, isLiveness: false, hasRun);
        Begin(definition.Liveness, isLiveness: true, hasRun);
    }

    internal void End()
    {
        _running.ForEach(context.Stop);
        _running.Clear();
        _incarnation = "";
    }

    private void Begin(ProbeModel? probe, bool isLiveness, TimeSpan hasRun)
    {
        if (probe is not null)
        {
            var order = new ProbeOrder(_definition!, _incarnation, probe, isLiveness, hasRun);
            _running.Add(context.Spawn(ProbeActor.Props(order, services.Prober, services.Observer, context.Self)));
        }
    }
}
