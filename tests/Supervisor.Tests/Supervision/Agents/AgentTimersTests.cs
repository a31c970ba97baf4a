using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents;

public sealed class AgentTimersTests
{
    [Fact]
    public void Silence_OfASecond_DoesForOneOfWhichNobodySpeaks()
    {
        var kit = new AgentKit(Silent).Up();
        kit.Pass(TimeSpan.FromMilliseconds(999));
        kit.Phase.ShouldBe(AgentPhase.Running);
        kit.Pass(TimeSpan.FromMilliseconds(1));
        kit.Snapshot.Cause.ShouldBe(AgentCauses.NobodyVouches);
    }

    [Fact]
    public void Ttl_IsExactAlthoughHeartbeatsAreNotWritten()
    {
        var kit = new AgentKit(Speaking).UpAndReady();
        kit.Pass(TimeSpan.FromSeconds(40));
        kit.Say(new AgentWord.Heartbeat());
        kit.Written[^1].ShouldBe("agent.ready");
        kit.Pass(TimeSpan.FromSeconds(99.9));
        kit.Phase.ShouldBe(AgentPhase.Ready);
        kit.Pass(TimeSpan.FromSeconds(0.1));
        kit.Phase.ShouldBe(AgentPhase.NotReady);
        kit.Say(new AgentWord.Heartbeat());
        kit.Phase.ShouldBe(AgentPhase.Ready);
        kit.Pass(TimeSpan.FromSeconds(100));
        kit.Phase.ShouldBe(AgentPhase.NotReady);
    }

    [Fact]
    public void Notification_OnTheDescriptor_DoesNotExpire()
    {
        var kit = new AgentKit(Speaking).Up();
        kit.Tell(
            new Supervisor.Supervision.Agents.Messages.WorkloadSeen(Running(kit.Incarnation) with { Notification = "" })
        );
        kit.Pass(TimeSpan.FromDays(1));
        kit.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void StartDeadline_WithoutReadiness_Restarts()
    {
        var kit = new AgentKit(Speaking).Up();
        kit.Pass(TimeSpan.FromSeconds(119.9));
        kit.Phase.ShouldBe(AgentPhase.Running);
        kit.Pass(TimeSpan.FromSeconds(0.1));
        kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void StartDeadline_OnceItWasReady_IsGone()
    {
        var kit = new AgentKit(Speaking).UpAndReady();
        kit.Say(new AgentWord.NotReady("It is tired."));
        kit.Pass(TimeSpan.FromHours(1));
        kit.Phase.ShouldBe(AgentPhase.NotReady);
    }

    [Fact]
    public void StartDeadline_PutOffByTheAgent_IsNotPutBackByOrders()
    {
        var kit = new AgentKit(Speaking).Up();
        kit.Say(new AgentWord.ExtendTimeout(TimeSpan.FromMinutes(10)));
        kit.Orders(Run(Speaking));
        kit.Pass(TimeSpan.FromMinutes(9));
        kit.Phase.ShouldBe(AgentPhase.Running);
        kit.Pass(TimeSpan.FromMinutes(1));
        kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void StartDeadline_ForWhichTheAgentAsksLessThanItHas_DoesNotComeEarlier()
    {
        var kit = new AgentKit(Speaking).Up();
        kit.Pass(TimeSpan.FromSeconds(10));
        kit.Say(new AgentWord.ExtendTimeout(TimeSpan.FromSeconds(2)));
        kit.Pass(TimeSpan.FromSeconds(109.9));
        kit.Phase.ShouldBe(AgentPhase.Running);
        kit.Pass(TimeSpan.FromSeconds(0.1));
        kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void StartDeadline_PutOffTwice_IsTheLater()
    {
        var kit = new AgentKit(Speaking).Up();
        kit.Say(new AgentWord.ExtendTimeout(TimeSpan.FromMinutes(10)));
        kit.Say(new AgentWord.ExtendTimeout(TimeSpan.FromMinutes(1)));
        kit.Pass(TimeSpan.FromMinutes(9.9));
        kit.Phase.ShouldBe(AgentPhase.Running);
        kit.Pass(TimeSpan.FromMinutes(0.1));
        kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Watchdog_ForWhichTheAgentAsksLessThanItHas_DoesNotComeEarlier()
    {
        var kit = new AgentKit(OnlyWatchdog).Up();
        kit.Say(Ready());
        kit.Say(new AgentWord.ExtendTimeout(TimeSpan.FromSeconds(1)));
        kit.Pass(TimeSpan.FromSeconds(19));
        kit.Phase.ShouldBe(AgentPhase.Ready);
        kit.Pass(TimeSpan.FromSeconds(1));
        kit.Snapshot.Cause.ShouldBe(AgentCauses.WatchdogExpired);
    }

    [Fact]
    public void StartDeadline_InAFreeze_IsLookedAtWithTheThaw()
    {
        var kit = new AgentKit(Speaking).Up();
        kit.Orders(Run(Speaking) with { Hold = AgentCauses.Frozen });
        kit.Pass(TimeSpan.FromMinutes(10));
        kit.Phase.ShouldBe(AgentPhase.Running);
        kit.Orders(Run(Speaking));
        kit.Pass(TimeSpan.Zero);
        kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void StartDeadline_ThatARevisionMovesOn_IsTheNewOne()
    {
        var kit = new AgentKit(Speaking).Up();
        kit.Pass(TimeSpan.FromSeconds(100));
        kit.Orders(Run(Speaking with { StartDeadline = TimeSpan.FromSeconds(200) }));
        kit.Pass(TimeSpan.FromSeconds(99));
        kit.Phase.ShouldBe(AgentPhase.Running);
        kit.Pass(TimeSpan.FromSeconds(1));
        kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Watchdog_BeginsWithReadinessAndIsPutOffByEachWord()
    {
        var kit = new AgentKit(OnlyWatchdog).Up();
        kit.Pass(TimeSpan.FromSeconds(60));
        kit.Phase.ShouldBe(AgentPhase.Running);
        kit.Say(Ready());
        for (var i = 0; i < 5; i++)
        {
            kit.Pass(TimeSpan.FromSeconds(19));
            kit.Say(new AgentWord.Heartbeat());
        }

        kit.Phase.ShouldBe(AgentPhase.Ready);
        kit.Pass(TimeSpan.FromSeconds(20));
        kit.Snapshot.Cause.ShouldBe(AgentCauses.WatchdogExpired);
    }

    [Fact]
    public void Watchdog_IsNotPutOffByOrdersOrByReadinessThatComesAndGoes()
    {
        var kit = new AgentKit(OnlyWatchdog with { Probe = Probed.Probe }).Up();
        Judge(kit, passes: true);
        kit.Say(Ready());
        kit.Pass(TimeSpan.FromSeconds(10));
        kit.Orders(kit.Describe().Orders!);
        Judge(kit, passes: false);
        Judge(kit, passes: true);
        kit.Pass(TimeSpan.FromSeconds(10));
        kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Watchdog_ThatPassedInAFreeze_BeginsAnewWithTheThaw()
    {
        var kit = new AgentKit(OnlyWatchdog).UpAndReady();
        kit.Orders(Run(OnlyWatchdog) with { Hold = AgentCauses.Frozen });
        kit.Pass(TimeSpan.FromSeconds(60));
        kit.Phase.ShouldBe(AgentPhase.Ready);
        kit.Orders(Run(OnlyWatchdog));
        kit.Pass(TimeSpan.FromSeconds(19));
        kit.Phase.ShouldBe(AgentPhase.Ready);
        kit.Pass(TimeSpan.FromSeconds(1));
        kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Progress_ThatStalls_RestartsAlthoughItLives()
    {
        var kit = new AgentKit(Speaking with { Progress = TimeSpan.FromSeconds(40) }).UpAndReady();
        for (var i = 0; i < 3; i++)
        {
            kit.Pass(TimeSpan.FromSeconds(30));
            kit.Say(new AgentWord.Progress("Half of it."));
        }

        kit.Phase.ShouldBe(AgentPhase.Ready, "Busy is not hung.");
        kit.Pass(TimeSpan.FromSeconds(30));
        kit.Say(new AgentWord.Heartbeat());
        kit.Pass(TimeSpan.FromSeconds(10));
        kit.Snapshot.Cause.ShouldBe(AgentCauses.ProgressStalled);
    }

    [Fact]
    public void Deadlines_OfAnIncarnation_EndWithIt()
    {
        var kit = new AgentKit(OnlyWatchdog).UpAndReady();
        kit.Pass(TimeSpan.FromSeconds(15));
        kit.End(Exit(1));
        kit.Say(Ready());
        kit.Pass(TimeSpan.FromSeconds(19));
        kit.Phase.ShouldBe(AgentPhase.Ready);
    }

    private static AgentDefinition OnlyWatchdog => Speaking with { Watchdog = TimeSpan.FromSeconds(20) };

    private static void Judge(AgentKit kit, bool passes) =>
        kit.Tell(
            new Supervisor.Supervision.Agents.Messages.ProbeJudged(
                kit.Incarnation,
                IsLiveness: false,
                passes,
                "refused",
                IsSuspect: false
            )
        );
}
