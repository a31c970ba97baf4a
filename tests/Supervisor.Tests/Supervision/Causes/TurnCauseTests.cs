using Shouldly;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Causes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Supervision.EventSourcing;
using Xunit;

namespace Supervisor.Tests.Supervision.Causes;

public sealed class TurnCauseTests
{
    private readonly ActorKit _kit = new();
    private readonly ScriptedJournal _journal = new();
    private readonly List<string?> _causes = [];

    [Fact]
    public void Actor_ActingOnACommand_ActsByItsId()
    {
        Add(Spawn(_ => _causes.Add(TurnCause.Current)), "deploy-7");
        _kit.Run();

        _causes.ShouldBe([null, "command:deploy-7"], "the recovery has no cause, the command is its own");
    }

    [Fact]
    public void Actor_ActingOnAnObservation_ActsByWhatCausedThat()
    {
        Spawn(_ => _causes.Add(TurnCause.Current)).Tell(new TallySeen(1));
        _kit.Run();

        _causes[^1].ShouldBe("test:tally");
    }

    [Fact]
    public void Thread_AfterTheHandler_HasNoCause()
    {
        var tally = Spawn(_ => { });
        var bystander = _kit.Spawn<string>((_, _) => _causes.Add(TurnCause.Current), "bystander");
        Add(tally, "deploy-7");
        bystander.Tell("and now?");
        _kit.Run();

        _causes.ShouldBe([null]);
        TurnCause.Current.ShouldBeNull();
    }

    [Fact]
    public void Failure_OfAHandler_CarriesItsCause()
    {
        var tally = Spawn(line =>
        {
            if (line.StartsWith("added", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("glass is hard");
            }
        });
        Add(tally, "deploy-7");
        _kit.Run();

        TurnCause.Of(_kit.Log.Failures.ShouldHaveSingleItem().Cause).ShouldBe("command:deploy-7");
        TurnCause.Current.ShouldBeNull();
    }

    [Fact]
    public void Failure_OfSomethingElse_CarriesNone() =>
        TurnCause.Of(new InvalidOperationException("nobody's")).ShouldBeNull();

    [Fact]
    public void Cause_ThatNobodyAsksFor_IsNeverMadeUp()
    {
        var reader = new CountingReader();

        TurnCause.Run(reader, "message", static (_, _) => { });
        reader.Asked.ShouldBe(0);

        TurnCause.Run(reader, "message", static (_, _) => TurnCause.Current.ShouldBe("message's cause"));
        reader.Asked.ShouldBe(1);
    }

    [Fact]
    public void LateEffect_NamesTheCauseOfWhoAskedForIt()
    {
        var late = new List<LateEffect>();
        var lanes = new EffectLanes(_kit.System, TaskCreationOptions.None, late.Add);
        var hanging = new TaskCompletionSource<int>();
        var tally = Spawn(line =>
        {
            if (line.StartsWith("added", StringComparison.Ordinal))
            {
                lanes.RunAsync("stt", TimeSpan.FromSeconds(1), () => hanging.Task);
            }
        });
        Add(tally, "deploy-7");
        _kit.Advance(TimeSpan.FromSeconds(2));

        hanging.SetResult(1);
        _kit.Run();

        late.ShouldBe([new LateEffect("stt", 1, null, "command:deploy-7")]);
    }

    private ActorRef<TallyMessage> Spawn(Action<string> log)
    {
        var services = new EventSourcingServices(
            _journal,
            new HybridClock(_kit.Clock),
            new TimestampBootClock(_kit.Clock, "boot"),
            new StreamNews()
        );
        return _kit.Spawn(() => new TallyActor(services, log), "tally");
    }

    private void Add(ActorRef<TallyMessage> tally, string id)
    {
        CommandId.TryParse(id, out var command).ShouldBeTrue();
        tally.Tell(new AddToTally(command!, 5, _kit.Probe<CommandOutcome>().Ref));
    }

    private sealed class CountingReader : ICauseReader
    {
        public int Asked { get; private set; }

        public string CauseOf(object message)
        {
            Asked++;
            return $"{message}'s cause";
        }
    }
}
