using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Simulation.Workloads.Ledgers;

internal sealed record Deposited(string Id, int Amount);

internal sealed record LedgerState(ImmutableList<string> Ids, long Total);

internal sealed class LedgerRules : IDecider<LedgerState, LedgerMessage, Deposited>
{
    public LedgerState Initial { get; } = new([], 0);

    public Decision<Deposited> Decide(LedgerState state, LedgerMessage message, Moment now) =>
        message switch
        {
            Deposit deposit => Decision<Deposited>.Happened(new Deposited(deposit.Id.Value, deposit.Amount)),
            _ => throw new PoisonException(),
        };

    public LedgerState Apply(LedgerState state, Deposited happened) =>
        new(state.Ids.Add(happened.Id), state.Total + happened.Amount);
}

[JsonSerializable(typeof(Deposited))]
[JsonSerializable(typeof(LedgerState))]
internal sealed partial class LedgerJson : JsonSerializerContext;
