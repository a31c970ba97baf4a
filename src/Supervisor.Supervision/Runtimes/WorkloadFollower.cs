using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;

namespace Supervisor.Supervision.Runtimes;

/// <summary>An agent that is told of its workloads.</summary>
/// <param name="Incarnation">The one that it asked about last; empty when about none in particular.</param>
/// <param name="AskedAfter">
/// The look that had been begun last when it asked, which only a later one answers; null when it was answered.
/// </param>
internal sealed record WorkloadFollower(ActorRef<AgentMessage> Ref, string Incarnation, long? AskedAfter)
{
    internal bool IsAnsweredBy(long look) => AskedAfter < look;
}
