using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents;

/// <summary>The daemon is killed at every step of a start and of a stop; the next one finds what there is.</summary>
public sealed class AgentCrashTests
{
    private readonly AgentKit _kit = new(Speaking);

    [Fact]
    public void Start_KilledBeforeItsIntentIsDurable_IsDecidedAnew()
    {
        _kit.Orders(Run(Speaking));
        _kit.NeedsAre(areMet: true);
        _kit.Journal.Holds = true;
        _kit.Look();
        _kit.Kill().Up();
        ShouldRunOnce(starts: 1);
    }

    [Fact]
    public void Start_KilledBetweenIntentAndEffect_IsMadeByTheSameName()
    {
        _kit.Host.HangNextStart(new TaskCompletionSource<LaunchOutcome>());
        _kit.Up();
        var intended = _kit.WrittenOf<AgentStartIntended>().ShouldHaveSingleItem().Incarnation;
        _kit.Kill().Up();
        ShouldRunOnce(starts: 2);
        _kit.Incarnation.ShouldBe(intended);
    }

    [Fact]
    public void Start_KilledBetweenEffectAndOutcome_IsFound()
    {
        _kit.Host.HangNextStart(new TaskCompletionSource<LaunchOutcome>());
        _kit.Up();
        _kit.Host.Run(_kit.Incarnation);
        _kit.Kill().Up();
        ShouldRunOnce(starts: 1);
        _kit.Host.Log[^1].ShouldBe($"open {_kit.Incarnation}");
    }

    [Fact]
    public void Start_KilledBeforeItsOutcomeIsDurable_IsFound()
    {
        _kit.Orders(Run(Speaking));
        _kit.NeedsAre(areMet: true);
        _kit.Journal.Holds = true;
        _kit.Look();
        _kit.Journal.AnswerOne();
        _kit.Actors.Run();
        _kit.Host.Alive.Count.ShouldBe(1);
        _kit.Kill().Up();
        ShouldRunOnce(starts: 1);
    }

    [Fact]
    public void Running_KilledAndFound_IsAdoptedWithItsReadiness()
    {
        _kit.UpAndReady();
        var (incarnation, written) = (_kit.Incarnation, _kit.Written.Count);
        _kit.Kill(away: TimeSpan.FromSeconds(30));
        _kit.Snapshot.Phase.ShouldBe(AgentPhase.Unknown);
        _kit.Up();
        _kit.Snapshot.IsReady.ShouldBeTrue();
        _kit.Incarnation.ShouldBe(incarnation);
        _kit.Written.Count.ShouldBe(written, "Nothing has happened.");
        ShouldRunOnce(starts: 1);
        _kit.Pass(TimeSpan.FromSeconds(71));
        _kit.Phase.ShouldBe(AgentPhase.NotReady, "Its time to live has run on.");
    }

    [Fact]
    public void Running_ThatEndedWhileTheDaemonWasAway_IsStartedAnew()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Host.End(incarnation, Exit(3));
        _kit.Kill().Up();
        _kit.WrittenOf<AgentExited>().ShouldHaveSingleItem().Exit.ShouldBe(Exit(3));
        _kit.Host.Log.ShouldContain($"forget {incarnation}");
        ShouldRunOnce(starts: 2);
    }

    [Fact]
    public void Running_ThatIsGoneWithoutATrace_IsAFailureOfWhichNobodyKnows()
    {
        _kit.UpAndReady();
        _kit.Host.Lose(_kit.Incarnation);
        _kit.Kill().Up();
        _kit.WrittenOf<AgentBackedOff>().ShouldHaveSingleItem().Cause.ShouldBe(AgentCauses.ExitUnknown);
        ShouldRunOnce(starts: 2);
    }

    [Fact]
    public void Exit_KilledBeforeItIsDurable_IsToldAgain()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Journal.Holds = true;
        _kit.End(Exit(3));
        _kit.Host.Log.ShouldNotContain($"forget {incarnation}");
        _kit.Kill().Up();
        _kit.WrittenOf<AgentExited>().ShouldHaveSingleItem().Exit.ShouldBe(Exit(3));
        ShouldRunOnce(starts: 2);
    }

    [Fact]
    public void Exit_KilledBeforeItWasForgotten_IsForgottenAfterwards()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.End(Exit(0));
        _kit.Phase.ShouldBe(AgentPhase.Completed);
        _kit.Host.End(incarnation, Exit(0));
        _kit.Kill().Up();
        _kit.Host.List.ShouldBeEmpty();
        _kit.Phase.ShouldBe(AgentPhase.Completed);
    }

    [Fact]
    public void Stop_KilledBeforeItIsDurable_HasNeverBeen()
    {
        _kit.UpAndReady();
        _kit.Journal.Holds = true;
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Kill().Up();
        _kit.Snapshot.IsReady.ShouldBeTrue();
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stop_KilledBetweenIntentAndEnd_IsToldAgain(bool hasEnded)
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Command(commands => commands.Stop("stop-1"));
        if (hasEnded)
        {
            _kit.Host.End(incarnation, Killed(15, ExitCause.Stop));
        }

        _kit.Kill().Up();
        if (!hasEnded)
        {
            _kit.Host.Log[^1].ShouldBe($"stop {incarnation} SIGTERM 10s");
            _kit.End(Killed(15, ExitCause.Stop));
        }

        _kit.Phase.ShouldBe(AgentPhase.Stopped);
        _kit.Host.List.ShouldBeEmpty();
        _kit.Kill().Up();
        _kit.Phase.ShouldBe(AgentPhase.Stopped);
    }

    [Fact]
    public void Restart_ByCommandKilledAmidIt_IsFinished()
    {
        _kit.UpAndReady();
        _kit.Command(commands => commands.Restart("restart-1"));
        _kit.Kill().Up();
        _kit.End(Killed(15, ExitCause.Stop));
        ShouldRunOnce(starts: 2);
        _kit.Snapshot.Restarts.ShouldBe(0);
    }

    [Fact]
    public void Backoff_KilledAmidIt_GoesOnWithWhatIsLeft()
    {
        _kit.Up();
        for (var i = 0; i < 5; i++)
        {
            _kit.End(Exit(1));
            _kit.Pass(i < 4 ? TimeSpan.FromSeconds(2) : TimeSpan.Zero);
        }

        _kit.Phase.ShouldBe(AgentPhase.Backoff);
        _kit.Kill(away: TimeSpan.FromMilliseconds(500)).Up();
        _kit.Phase.ShouldBe(AgentPhase.Backoff);
        _kit.Pass(TimeSpan.FromMilliseconds(1100));
        _kit.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void StartDeadline_PutOffByTheAgent_StaysSoAcrossTheDaemonsEnd()
    {
        _kit.Up();
        _kit.Say(new AgentWord.ExtendTimeout(TimeSpan.FromMinutes(10)));
        _kit.Pass(TimeSpan.FromMinutes(4));
        _kit.Kill().Up();
        _kit.Pass(TimeSpan.FromMinutes(5));
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Pass(TimeSpan.FromMinutes(1));
        _kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void StartDeadline_ThatPassedWhileNoDaemonWasThere_LeavesTimeToBeHeard()
    {
        _kit.Up();
        _kit.Kill(away: TimeSpan.FromMinutes(10)).Up();
        _kit.Pass(TimeSpan.FromSeconds(14.9));
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Pass(TimeSpan.FromSeconds(0.1));
        _kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void StartDeadline_ThatPassedWhileNoDaemonWasThere_IsGoneWithTheWordThatFollows()
    {
        _kit.Up();
        _kit.Kill(away: TimeSpan.FromMinutes(10)).Up();
        _kit.Say(new AgentWord.Ready(null));
        _kit.Pass(TimeSpan.FromSeconds(20));
        _kit.Phase.ShouldBe(AgentPhase.Ready);
    }

    private void ShouldRunOnce(int starts)
    {
        _kit.Phase.ShouldBeOneOf(AgentPhase.Running, AgentPhase.Ready);
        _kit.Host.Alive.ShouldBe([_kit.Incarnation]);
        _kit.Host.Starts.Count().ShouldBe(starts);
    }
}
