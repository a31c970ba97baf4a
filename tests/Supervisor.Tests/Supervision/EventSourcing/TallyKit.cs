using System.Text.Json;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;

namespace Supervisor.Tests.Supervision.EventSourcing;

/// <summary>Tallies over a scripted journal in virtual time.</summary>
internal sealed class TallyKit
{
    private readonly List<string> _log = [];
    private readonly Action<string>? _onLog;

    internal TallyKit(Action<string>? onLog = null)
    {
        _onLog = onLog;
        Replies = Actors.Probe<CommandOutcome>();
        Totals = Actors.Probe<int>();
        Services = new EventSourcingServices(
            Journal,
            new HybridClock(Actors.Clock),
            new TimestampBootClock(Actors.Clock, "boot"),
            News
        )
        {
            EventsPerSnapshot = 10,
            EventsKept = 3,
        };
    }

    internal ActorKit Actors { get; } = new();

    internal ScriptedJournal Journal { get; } = new();

    internal StreamNews News { get; } = new();

    internal TestProbe<CommandOutcome> Replies { get; }

    internal TestProbe<int> Totals { get; }

    internal EventSourcingServices Services { get; set; }

    /// <summary>What the tallies did, in its order.</summary>
    internal IReadOnlyList<string> Log => _log;

    /// <summary>The amounts in the journal, in its order.</summary>
    internal IEnumerable<int> Written => WrittenEvents.Select(static added => added.Amount);

    internal IEnumerable<Added> WrittenEvents =>
        Journal
            .Events(TallyActor.StreamName)
            .Where(static stored => stored.Event.Name == "tally.added")
            .Select(static stored => JsonSerializer.Deserialize(stored.Event.Payload.Span, TallyJson.Default.Added)!);

    internal static CommandId Id(string text) =>
        CommandId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));

    internal ActorRef<TallyMessage> Spawn(string name = "tally") =>
        Actors.Spawn(() => new TallyActor(Services, Note), name);

    /// <summary>A tally that has read its stream.</summary>
    internal ActorRef<TallyMessage> SpawnReady()
    {
        var tally = Spawn();
        Actors.Run();
        _log.Clear();
        return tally;
    }

    internal void Add(ActorRef<TallyMessage> tally, string id, int amount) =>
        tally.Tell(new AddToTally(Id(id), amount, Replies.Ref));

    internal void Ask(ActorRef<TallyMessage> tally) => tally.Tell(new AskTally(Totals.Ref));

    internal void RefuseNext(string reason = "The disk is full.") =>
        Journal.AnswerNextAppend(AppendOutcome.Refused(reason), writes: false);

    internal void LoseNext(bool writes, string reason = "No answer.") =>
        Journal.AnswerNextAppend(AppendOutcome.Unknown(reason), writes);

    internal void Run() => Actors.Run();

    /// <summary>Long enough for the next try, whatever its pause.</summary>
    internal void Wait() => Actors.Advance(TimeSpan.FromSeconds(7));

    private void Note(string entry)
    {
        _log.Add(entry);
        _onLog?.Invoke(entry);
    }
}
