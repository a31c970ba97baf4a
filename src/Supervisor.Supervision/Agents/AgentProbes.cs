using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents;

/// <summary>The probes of the incarnation that runs: children of its supervisor, so that they end with it.</summary>
internal sealed class AgentProbes(AgentServices services, IActorContext<AgentMessage> context)
{
    private readonly List<ActorRef> _running = [];

    internal void Watch(AgentState state, AgentDefinition definition, BootMoment now) =>
        _ = (services, state, definition, now);

    internal void End()
    {
        foreach (var probe in _running)
        {
            context.Stop(probe);
        }

        _running.Clear();
    }
}
