using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>Something that has to hold in the world, whatever daemons believe. It hears of all that happens there.</summary>
internal abstract class Invariant(FleetWorld world)
{
    /// <summary>What has to hold, as a sentence.</summary>
    internal abstract string Sentence { get; }

    protected FleetWorld World => world;

    /// <summary>A daemon asks its runtime for a start, maybe not for the first time.</summary>
    internal virtual void OnAsked(Life life) { }

    /// <summary>Its process has come to be.</summary>
    internal virtual void OnBegan(Life life) { }

    internal virtual void OnEnded(Life life) { }

    /// <summary>A daemon asks its runtime for an end, maybe not for the first time.</summary>
    internal virtual void OnStopAsked(Life life) { }

    /// <summary>A word of it was answered that it is taken for good.</summary>
    internal virtual void OnTaken(Life life, AgentWord word) { }

    /// <summary>An order was answered that it is done, for the first time.</summary>
    internal virtual void OnDone(Order order) { }

    /// <summary>The engine has made a container, whoever asked for it.</summary>
    internal virtual void OnMade(EngineContainer made) { }

    /// <summary>A daemon's request has reached the engine.</summary>
    internal virtual void OnCall(EngineCall call) { }

    /// <summary>Some time has passed.</summary>
    internal virtual void Look() { }

    /// <summary>Nothing has been wrong for a while.</summary>
    internal virtual void CheckAtEnd() { }

    protected void Violate(string what) => world.Universe.Violate(Sentence, what);
}
