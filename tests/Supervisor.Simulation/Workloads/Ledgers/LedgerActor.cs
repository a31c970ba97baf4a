using System.Collections.Immutable;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Simulation.Workloads.Ledgers;

/// <summary>Keeps deposits. At each recovery it shows the world what it remembers.</summary>
internal sealed class LedgerActor(
    StreamDefinition<LedgerMessage, Deposited, LedgerState> stream,
    EventSourcingServices services,
    Action<LedgerState> onRecovered,
    Action onEnd
) : EventSourcedActor<LedgerMessage, Deposited, LedgerState>(stream, services)
{
    internal const string DepositedName = "deposited";

    internal static StreamDefinition<LedgerMessage, Deposited, LedgerState> Stream(string name) =>
        new(
            name,
            "",
            new LedgerRules(),
            new JsonEventCodec<Deposited>().Writes(DepositedName, 1, LedgerJson.Default.Deposited),
            new JsonSnapshotCodec<LedgerState>("ledger", 1, LedgerJson.Default.LedgerState)
        );

    protected override void OnRecovered() => onRecovered(State);

    protected override void PostStop() => onEnd();

    protected override void Act(LedgerMessage message, ImmutableArray<Deposited> events) { }

    protected override string CauseOf(LedgerMessage message) => "world:poison";
}
