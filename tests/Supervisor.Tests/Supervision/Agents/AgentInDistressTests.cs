using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ports.Journal;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents;

/// <summary>The disk is full or silent: what runs is looked after all the same.</summary>
public sealed class AgentInDistressTests
{
    private const int Appends = 40;

    private readonly AgentKit _kit = new(Speaking);

    public AgentInDistressTests() => _kit.UpAndReady();

    [Fact]
    public void Agent_ThatCrashesWhileTheDiskIsFull_IsRestartedAndWrittenLater()
    {
        var written = _kit.Written.Count;
        _kit.FillDisk(Appends);
        for (var i = 0; i < 4; i++)
        {
            _kit.End(Exit(1));
            _kit.Pass(TimeSpan.FromSeconds(2));
        }

        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Alive.ShouldBe([_kit.Incarnation]);
        _kit.Written.Count.ShouldBe(written);
        _kit.Host.Log.ShouldNotContain(line => line.StartsWith("forget", StringComparison.Ordinal));

        _kit.Pass(TimeSpan.FromMinutes(5));
        _kit.WrittenOf<AgentStartIntended>().Count().ShouldBe(5);
        _kit.Say(new AgentWord.Heartbeat());
        _kit.Host.Log.Count(line => line.StartsWith("forget", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public void Budget_WhileTheDiskIsFull_IsKept()
    {
        _kit.FillDisk(Appends);
        for (var i = 0; i < 11; i++)
        {
            _kit.End(Exit(1));
            _kit.Pass(TimeSpan.FromSeconds(31));
        }

        _kit.Phase.ShouldBe(AgentPhase.Quarantined);
        _kit.Host.Starts.Count().ShouldBe(11);
    }

    [Fact]
    public void Command_WhileTheDiskIsFull_IsTurnedAwayAndChangesNothing()
    {
        _kit.FillDisk(Appends);
        _kit.End(Exit(1));
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Replies.Take().ShouldHaveSingleItem().Status.ShouldBe(CommandStatus.Unavailable);
        _kit.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void Signal_WhileTheDiskIsFull_CountsAndSaysThatItIsNotWritten()
    {
        _kit.Spoken.Take();
        _kit.FillDisk(Appends);
        _kit.Say(new AgentWord.NotReady("It is tired."));
        _kit.Spoken.Take().ShouldHaveSingleItem().Status.ShouldBe(SignalStatus.TakenInMemory);
        _kit.Phase.ShouldBe(AgentPhase.NotReady);
    }

    [Fact]
    public void Freeze_WhileTheDiskIsFull_Holds()
    {
        _kit.FillDisk(Appends);
        _kit.Say(new AgentWord.NotReady("It is tired."));
        _kit.Orders(Run(Speaking) with { Hold = AgentCauses.Frozen });
        _kit.End(Exit(1));
        _kit.Phase.ShouldBe(AgentPhase.Waiting);
        _kit.Host.Alive.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Stop_OfWhichNobodyCanSayWhetherItWasWritten_IsMadeOnceItIs(bool wasWritten)
    {
        _kit.Journal.AnswerNextAppend(AppendOutcome.Unknown("No answer."), wasWritten);
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Replies.Take().ShouldHaveSingleItem().Status.ShouldBe(CommandStatus.Unknown);
        _kit.Host.Log.ShouldNotContain(line => line.StartsWith("stop", StringComparison.Ordinal));
        _kit.Pass(TimeSpan.FromSeconds(1));
        _kit.Host.Log[^1].ShouldStartWith("stop ");
        _kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Restart_OfWhichNobodyCanSayWhetherItWasWritten_DoesNotStopALaterOne()
    {
        var first = _kit.Incarnation;
        _kit.Journal.AnswerNextAppend(AppendOutcome.Unknown("No answer."), writes: true);
        _kit.Command(commands => commands.Restart("restart-1"));
        _kit.Tell(new WorkloadSeen(_kit.Host.End(first, Exit(1))));
        _kit.Pass(TimeSpan.FromSeconds(10));
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Alive.ShouldBe([_kit.Incarnation]);
        _kit.Host.Log.ShouldNotContain(line => line.StartsWith("stop", StringComparison.Ordinal));
    }

    [Fact]
    public void Daemon_KilledWhileTheDiskIsFull_IsFollowedByOneThatAdoptsWhatWasNeverWritten()
    {
        _kit.FillDisk(Appends);
        _kit.End(Exit(1));
        var second = _kit.Incarnation;
        _kit.Kill();
        _kit.FillDisk(0);
        _kit.Journal.AnswerNextAppendTruly();
        _kit.Up();
        _kit.Host.Alive.ShouldBe([second]);
        _kit.Incarnation.ShouldBe(second);
        _kit.Host.Log.ShouldNotContain(line => line.StartsWith("stop", StringComparison.Ordinal));
        _kit.Say(Ready(), second);
        _kit.Snapshot.IsReady.ShouldBeTrue();
    }
}
