using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Simulation.Fleets;

/// <summary>All that has to hold, told of all that happens.</summary>
internal sealed class Inspection
{
    private IReadOnlyList<Invariant> _invariants = [];

    internal void Hold(params IReadOnlyList<Invariant> invariants) => _invariants = invariants;

    internal void OnAsked(Life life) => Each(invariant => invariant.OnAsked(life));

    internal void OnBegan(Life life) => Each(invariant => invariant.OnBegan(life));

    internal void OnEnded(Life life) => Each(invariant => invariant.OnEnded(life));

    internal void OnStopAsked(Life life) => Each(invariant => invariant.OnStopAsked(life));

    internal void OnTaken(Life life, AgentWord word) => Each(invariant => invariant.OnTaken(life, word));

    internal void OnDone(Order order) => Each(invariant => invariant.OnDone(order));

    internal void OnMade(EngineContainer made) => Each(invariant => invariant.OnMade(made));

    internal void OnCall(EngineCall call) => Each(invariant => invariant.OnCall(call));

    internal void Look() => Each(static invariant => invariant.Look());

    internal void CheckAtEnd() => Each(static invariant => invariant.CheckAtEnd());

    private void Each(Action<Invariant> act)
    {
        foreach (var invariant in _invariants)
        {
            act(invariant);
        }
    }
}
