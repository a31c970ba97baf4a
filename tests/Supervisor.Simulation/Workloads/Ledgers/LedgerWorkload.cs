using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
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
    private const int LedgersPerMachine = 3;
    private const string AskedAgain = "a command asked again after an unknown outcome";

    private static readonly TimeSpan BetweenDeposits = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SortedDictionary<string, Ledger> _ledgers = new(StringComparer.Ordinal);
    private int _lastId;
    private int _open;

    public IReadOnlyList<string> ExpectedRarities => [AskedAgain];

    /// <summary>While false no new deposits are made.</summary>
    internal bool IsOpen { get; set; } = true;

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon) =>
        Enumerable.Range(1, LedgersPerMachine).Select(number => Of(machine, $"ledger-{number}").Sapling(machine));

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
            universe.Violate("what is asked for is done at last", $"{_open} deposits were never acknowledged");
        }
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
            Ask(ledger, id, universe.Chance.Next(100));
        }

        Start();
    }

    private void Ask(Ledger ledger, CommandId id, int amount)
    {
        var isSettled = false;
        if (ledger.Ref is { } actor)
        {
            var asked = actor.Ask<CommandOutcome>(reply => new Deposit(id, amount, reply), Patience);
            asked.GetAwaiter().OnCompleted(() => isSettled = isSettled || Settle(ledger, id, asked.Result));
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

    private bool Settle(Ledger ledger, CommandId id, AskOutcome<CommandOutcome> outcome)
    {
        if (outcome.Reply?.Status != CommandStatus.Done)
        {
            return false;
        }

        ledger.Book.Acknowledge(id.Value);
        _open--;
        return true;
    }

    private Ledger Of(Machine machine, string name)
    {
        var key = $"{machine.Name}/{name}";
        if (!_ledgers.TryGetValue(key, out var ledger))
        {
            ledger = new Ledger(universe, name, key);
            _ledgers.Add(key, ledger);
        }

        return ledger;
    }
}
