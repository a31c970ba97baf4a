using Supervisor.Actors.Strategies;
using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Simulation.World;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Simulation.Runs;

/// <summary>Hears of the failures in a daemon: those that the world did not order are bugs.</summary>
internal sealed class FailureWatch(Universe universe, MachinePark park, Machine machine, Daemon daemon)
{
    internal const string OnlyOrdered = "nothing fails but by order";

    private readonly RestartPlans _plans = new(universe);

    internal void OnFailure(Exception cause, string what)
    {
        var isOrdered = cause is PoisonException || (cause is JournalFencedException && daemon.IsDeposed);
        if (!isOrdered)
        {
            universe.Violate(OnlyOrdered, $"{machine.Name}: {what}: {cause}");
        }
    }

    internal void OnOutOfUse(string stream, string reason)
    {
        if (stream == machine.DamagedStream)
        {
            universe.Rarities.Reached(Rot.Quarantined);
            daemon.HasQuarantine = true;
        }
        else
        {
            universe.Violate(Ledger.OutOfUse, $"{machine.Name}/{stream}: {reason}");
        }
    }

    internal void OnJournalLost() => daemon.HasLostJournal = true;

    internal void OnDirective(string path, Directive directive, TimeSpan delay)
    {
        if (directive != Directive.Restart)
        {
            return;
        }

        _plans.Add(path, delay);
        if (delay > TimeSpan.Zero)
        {
            park.OnBackoff(machine, delay);
        }
    }
}
