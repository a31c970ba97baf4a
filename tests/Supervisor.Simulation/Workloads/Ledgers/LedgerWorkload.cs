using Supervisor.Actors;
using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Commands;

namespace Supervisor.Simulation.Workloads.Ledgers;

/// <summary>
/// Event-sourced actors that take deposits, and a client in the world that asks for each with the same id until it is
/// told that it is done.
/// </summary>
internal sealed class LedgerWorkload(Universe universe, IReadOnlyList<Machine> machines) : IWorkload
{
    internal const string AllIsDone = "what is asked for is done at last";

    private const int LedgersPerMachine = 3;
    private const int LeastInCalm = 5;
    private const string BehindADeposit = "a failure right behind a command";
    private const string BesideDamage = "an actor at work beside one that is out of use";
    private const string ToTheFirst = "a command to a daemon beside which a second was started";
    private const string AskedAgain = "a command asked again after an unknown outcome";

    private const double PoisonShare = 0.02;

    private static readonly TimeSpan BetweenDeposits = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan WorkInCalm = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SortedDictionary<string, Ledger> _ledgers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _doneInCalm = new(StringComparer.Ordinal);
    private int _lastId;
    private int _open;
    private bool _isCalm;

    public IReadOnlyList<string> ExpectedRarities =>
        [AskedAgain, Ledger.FailedInFlight, StoreFaults.FromSnapshot, BehindADeposit, BesideDamage, ToTheFirst];

    /// <summary>While false no new deposits are made.</summary>
    internal bool IsOpen { get; private set; } = true;

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon) =>
        Enumerable.Range(1, LedgersPerMachine).Select(number => Of(machine, $"ledger-{number}").Sapling(daemon));

    public void OnDaemonStarted(Machine machine, Daemon daemon) { }

    public Action OnBackup(Machine machine)
    {
        var copies = Enumerable
            .Range(1, LedgersPerMachine)
            .Select(number => Of(machine, $"ledger-{number}").Book)
            .Select(static book => (Book: book, Copy: book.Copy()))
            .ToList();
        return () => copies.ForEach(static copy => copy.Book.ForgetAllBut(copy.Copy));
    }

    public void CheckAtEnd()
    {
        if (_open > 0)
        {
            universe.Violate(AllIsDone, $"{_open} deposits were never acknowledged");
        }

        foreach (var machine in machines.Where(machine => _doneInCalm.GetValueOrDefault(machine.Name) < LeastInCalm))
        {
            universe.Violate(AllIsDone, $"{machine.Name} takes no deposits, though nothing is wrong any more");
        }

        foreach (var ledger in _ledgers.Values)
        {
            ledger.Book.CheckDisk();
        }
    }

    /// <summary>Nothing fails any more. Deposits go on for a while: each machine must take them.</summary>
    public void CalmDown()
    {
        _isCalm = true;
        universe.Clock.After(WorkInCalm, () => IsOpen = false);
    }

    internal void Start() => universe.Clock.After(universe.Around(BetweenDeposits), DepositSomewhere);

    private void DepositSomewhere()
    {
        if (!IsOpen)
        {
            return;
        }

        var machine = machines[universe.Chance.Next(machines.Count)];
        var ledger = Of(machine, $"ledger-{1 + universe.Chance.Next(LedgersPerMachine)}");
        if (CommandId.TryParse($"d{++_lastId}", out var id))
        {
            _open++;
            var amount = universe.Chance.Next(100);
            ledger.Book.Ask(id.Value, amount);
            Ask(ledger, id, amount);
        }

        if (!_isCalm && universe.Chance.Next() < PoisonShare)
        {
            // Waits behind the deposit, and is the first to be handled when that is durable.
            universe.Rarities.Reached(BehindADeposit);
            ledger.Ref?.Tell(new Poison());
        }

        Start();
    }

    private void Ask(Ledger ledger, CommandId id, int amount)
    {
        var isSettled = false;
        if (Addressee(ledger) is { } actor)
        {
            var asked = actor.Ask<CommandOutcome>(reply => new Deposit(id, amount, reply), Patience);
            asked.Then(outcome => isSettled = isSettled || Settle(ledger, id, outcome));
        }

        universe.Clock.After(
            Patience * 1.5,
            () =>
            {
                if (!isSettled)
                {
                    isSettled = true;
                    universe.Rarities.Reached(AskedAgain);
                    Ask(ledger, id, amount);
                }
            }
        );
    }

    // Where a second daemon was started, some clients still have their connection to the first.
    private ActorRef<LedgerMessage>? Addressee(Ledger ledger)
    {
        if (ledger.Machine.Processes is not [_, _, ..] processes)
        {
            return ledger.Ref;
        }

        var process = processes[universe.Chance.Next(processes.Count)];
        if (process.IsDeposed)
        {
            universe.Rarities.Reached(ToTheFirst);
        }

        return ledger.In(process);
    }

    private bool Settle(Ledger ledger, CommandId id, AskOutcome<CommandOutcome> outcome)
    {
        if (outcome.Reply is { Status: CommandStatus.Refused } refused)
        {
            ledger.OnRefused(id.Value, refused.Reason);
        }

        if (outcome.Reply?.Status != CommandStatus.Done)
        {
            return false;
        }

        ledger.Book.Acknowledge(id.Value);
        _open--;
        if (ledger.Machine.Daemon is { HasQuarantine: true })
        {
            universe.Rarities.Reached(BesideDamage);
        }

        if (_isCalm)
        {
            var machine = ledger.Machine.Name;
            _doneInCalm[machine] = _doneInCalm.GetValueOrDefault(machine) + 1;
        }

        return true;
    }

    private Ledger Of(Machine machine, string name)
    {
        var key = $"{machine.Name}/{name}";
        if (!_ledgers.TryGetValue(key, out var ledger))
        {
            ledger = new Ledger(universe, machine, name);
            _ledgers.Add(key, ledger);
        }

        return ledger;
    }
}
