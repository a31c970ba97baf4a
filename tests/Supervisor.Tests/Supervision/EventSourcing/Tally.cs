using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Tests.Supervision.EventSourcing;

/// <summary>The smallest actor that has everything: a message of each kind, a refusal and a no-op.</summary>
internal abstract record TallyMessage;

internal sealed record AddToTally(CommandId Id, int Amount, ActorRef<CommandOutcome> ReplyTo) : TallyMessage, ICommand;

internal sealed record AskTally(ActorRef<int> ReplyTo) : TallyMessage, IQuery;

/// <summary>Something that was observed: no command, and nobody tells it again.</summary>
internal sealed record TallySeen(int Amount) : TallyMessage, IObservation;

/// <summary>Something that the tally itself begins.</summary>
internal sealed record TallyPlanned(int Amount) : TallyMessage;

/// <summary>Something that cannot wait.</summary>
internal sealed record TallyFenced(int Amount) : TallyMessage, ISafetyAct;

/// <param name="Total">What the total had to be afterwards, by the state on which this was decided.</param>
internal sealed record Added(int Amount, int Total);

internal sealed record TallyState(int Total);

[JsonSerializable(typeof(Added))]
[JsonSerializable(typeof(TallyState))]
internal sealed partial class TallyJson : JsonSerializerContext;

internal sealed class TallyRules : IDecider<TallyState, TallyMessage, Added>
{
    public TallyState Initial { get; } = new(0);

    public Decision<Added> Decide(TallyState state, TallyMessage message, Moment now) =>
        message switch
        {
            AddToTally { Amount: < 0 } => Decision<Added>.Refused("A tally only grows."),
            AddToTally { Amount: > 0 } add => Add(state, add.Amount),
            TallySeen seen => Add(state, seen.Amount),
            TallyPlanned planned => Add(state, planned.Amount),
            TallyFenced fenced => Add(state, fenced.Amount),
            _ => Decision<Added>.Nothing,
        };

    private static Decision<Added> Add(TallyState state, int amount) =>
        Decision<Added>.Happened(new Added(amount, state.Total + amount));

    public TallyState Apply(TallyState state, Added happened) => new(state.Total + happened.Amount);
}

internal sealed class TallyActor(EventSourcingServices services, Action<string> log)
    : EventSourcedActor<TallyMessage, Added, TallyState>(Definition, services)
{
    internal const string StreamName = "tally";

    private static StreamDefinition<TallyMessage, Added, TallyState> Definition { get; } =
        new(
            StreamName,
            "",
            new TallyRules(),
            new JsonEventCodec<Added>().Writes("tally.added", 1, TallyJson.Default.Added),
            new JsonSnapshotCodec<TallyState>("tally", 1, TallyJson.Default.TallyState)
        );

    protected override void OnRecovered() => log($"recovered {State.Total}");

    protected override void Act(TallyMessage message, ImmutableArray<Added> events)
    {
        if (message is AskTally ask)
        {
            ask.ReplyTo.Tell(State.Total);
        }

        foreach (var happened in events)
        {
            log($"added {happened.Amount}");
        }
    }

    protected override void ActForSafety(TallyMessage message) => log($"safe {((TallyFenced)message).Amount}");

    protected override string CauseOf(TallyMessage message) => "test:tally";
}
