using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Faults;

/// <summary>Lets one fault follow another, several at a time, until the world is to calm down.</summary>
internal sealed class FaultPlan(Universe universe, IReadOnlyList<IFault> faults, TimeSpan betweenFaults)
{
    private bool _isOver;

    internal void Start() => universe.Clock.After(universe.Around(betweenFaults), StrikeAgain);

    /// <summary>No fault begins any more; those that last end at once.</summary>
    internal void Cease()
    {
        _isOver = true;
        foreach (var fault in faults)
        {
            fault.Cease();
        }
    }

    private void StrikeAgain()
    {
        if (_isOver)
        {
            return;
        }

        var fault = faults[universe.Chance.Next(faults.Count)];
        universe.Trace.Add($"fault: {fault.GetType().Name}");
        fault.Strike();
        Start();
    }
}
