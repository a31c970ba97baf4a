using Supervisor.Actors.Strategies;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Runs;

/// <summary>Hears of the failures in a daemon: those that the world did not order are bugs.</summary>
internal sealed class FailureWatch(Universe universe, MachinePark park, Machine machine)
{
    private const string OnlyOrdered = "nothing fails but by order";

    internal void OnFailure(Exception cause, string what)
    {
        if (cause is not PoisonException)
        {
            universe.Violate(OnlyOrdered, $"{machine.Name}: {what}: {cause}");
        }
    }

    internal void OnOutOfUse(string stream, string reason) =>
        universe.Violate(Ledger.OutOfUse, $"{machine.Name}/{stream}: {reason}");

    internal void OnDirective(Directive directive, TimeSpan delay)
    {
        if (directive == Directive.Restart && delay > TimeSpan.Zero)
        {
            park.OnBackoff(machine, delay);
        }
    }
}
