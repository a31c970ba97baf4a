using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining;

/// <summary>The agent that is to be explained, among all the others.</summary>
internal sealed record AgentSubject(AgentSnapshot Agent, RosterView Roster)
{
    internal AgentAddress Address => Agent.Address;
}
