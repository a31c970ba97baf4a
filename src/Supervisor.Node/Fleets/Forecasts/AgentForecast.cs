using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Fleets.Forecasts;

/// <param name="Keys">Those that changed, of the agent and of its group. Not their values, which may be secret.</param>
internal sealed record AgentForecast(AgentAddress Agent, AgentFate Fate, IReadOnlyList<string> Keys)
{
    public override string ToString() =>
        Fate switch
        {
            AgentFate.Starts => $"{Agent} starts",
            AgentFate.Ends => $"{Agent} ends",
            AgentFate.StartsAnew when Keys.Count == 0 => $"{Agent} starts anew: what is put in at its start changed",
            AgentFate.StartsAnew => $"{Agent} starts anew: {string.Join(", ", Keys)}",
            AgentFate.GoesOn => $"{Agent} goes on: {string.Join(", ", Keys)}",
            _ => $"{Agent} is not touched",
        };
}
