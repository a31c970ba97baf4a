namespace Supervisor.Simulation.Fleets.Programs;

/// <summary>Whether programs may go wrong by themselves.</summary>
internal sealed class Climate
{
    internal bool IsCalm { get; private set; }

    internal void CalmDown() => IsCalm = true;
}
