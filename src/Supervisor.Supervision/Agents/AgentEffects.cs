using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Runtimes;

namespace Supervisor.Supervision.Agents;

/// <summary>What an agent's supervisor does outside. All of one agent's effects run one after the other, in its lane.</summary>
internal sealed class AgentEffects(AgentAddress address, AgentServices services, IActorContext<AgentMessage> context)
{
    // A start may have to wait for its turn on the node, and a runtime answers within its own, shorter patience.
    private static readonly TimeSpan LaunchTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private long? _doubt;

    internal void Launch(string incarnation, AgentDefinition definition)
    {
        var request = new LaunchRequest(Id(incarnation), definition);
        context.PipeToSelf(
            services.Lanes.RunAsync(
                address.Path,
                LaunchTimeout,
                () => services.Starts.RunAsync(() => services.Runtime.StartAsync(request))
            ),
            outcome => new LaunchEnded(incarnation, outcome),
            fault => new LaunchEnded(incarnation, Faulted<LaunchOutcome>(fault))
        );
    }

    internal void Stop(string incarnation, string signal, TimeSpan grace) =>
        context.PipeToSelf(
            services.Lanes.RunAsync(
                address.Path,
                StopTimeout,
                () => services.Runtime.StopAsync(Id(incarnation), signal, grace)
            ),
            outcome => new StopEnded(incarnation, outcome),
            fault => new StopEnded(incarnation, Faulted<StopOutcome>(fault))
        );

    /// <summary>Its end is written down.</summary>
    internal void Forget(string incarnation) =>
        context.Continue(Nothing(services.Runtime.ForgetAsync(Id(incarnation))), static _ => { });

    internal void CloseSurroundings(string incarnation) =>
        context.Continue(Nothing(services.Surroundings.CloseAsync(Id(incarnation))), static _ => { });

    /// <summary>What runs goes on being heard after the daemon's start.</summary>
    internal void OpenSurroundings(string incarnation, AgentDefinition definition) =>
        context.PipeToSelf(
            services.Surroundings.OpenAsync(Id(incarnation), definition),
            opened => new SurroundingsOpened(opened.Error?.Message),
            fault => new SurroundingsOpened(fault.Message)
        );

    internal void Follow(string incarnation) =>
        services.Keeper.Tell(new FollowWorkloads(address, incarnation, context.Self));

    internal void LookAgain(string incarnation) => services.Keeper.Tell(new LookAgain(address, incarnation));

    /// <summary>An effect of this agent is in doubt: what it did has to be looked for, and its lane stands still until then.</summary>
    internal void Doubt<TResult>(EffectOutcome<TResult> outcome, string incarnation)
    {
        if (outcome.Status is EffectStatus.Unknown or EffectStatus.Blocked)
        {
            _doubt = outcome.Ticket;
        }

        LookAgain(incarnation);
    }

    /// <summary>Somebody has looked since.</summary>
    internal void Resolve()
    {
        if (_doubt is { } ticket)
        {
            _doubt = null;
            services.Lanes.Resolve(address.Path, ticket);
        }
    }

    private WorkloadId Id(string incarnation) => new(address, incarnation);

    private static EffectOutcome<TResult> Faulted<TResult>(Exception fault) =>
        new(EffectStatus.Faulted, default, fault, 0);

    private static async Task<bool> Nothing(Task task)
    {
        await task;
        return true;
    }
}
