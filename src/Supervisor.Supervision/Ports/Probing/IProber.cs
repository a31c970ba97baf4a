using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Ports.Probing;

/// <summary>Asks a program whether it works. A task never faults: what goes wrong is an answer.</summary>
public interface IProber
{
    /// <summary>Ends within the time, whatever the other side does.</summary>
    Task<ProbeAnswer> ProbeAsync(AgentDefinition agent, ProbeTarget target, TimeSpan timeout);
}

/// <param name="Reason">As part of a sentence, such as <c>connection refused</c>; empty when it passed.</param>
public sealed record ProbeAnswer(bool Passed, string Reason)
{
    public static readonly ProbeAnswer Ok = new(true, "");

    public static ProbeAnswer Failed(string reason) => new(false, reason);
}
