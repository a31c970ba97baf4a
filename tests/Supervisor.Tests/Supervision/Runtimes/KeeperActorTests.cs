using Shouldly;
using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Runtimes;
using Supervisor.TestKit.Actors;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;
using static Supervisor.Tests.Supervision.Runtimes.Workloads;

namespace Supervisor.Tests.Supervision.Runtimes;

public sealed class KeeperActorTests
{
    private readonly ActorKit _kit = new();
    private readonly ScriptedRuntime _runtime = new();
    private readonly ActorRef<KeeperMessage> _keeper;
    private readonly TestProbe<AgentMessage> _chat;

    public KeeperActorTests()
    {
        _keeper = KeeperActor.Start(_kit.System, _runtime).Keeper;
        _chat = _kit.Probe<AgentMessage>();
    }

    [Fact]
    public void Runtime_ThatIsNotConnected_IsNotAsked()
    {
        Follow("chat", "i1");

        Elapse(TimeSpan.FromMinutes(5));

        _runtime.Looks.ShouldBe(0);
        _chat.ExpectNothing();
    }

    [Fact]
    public void Agent_ThatFollows_IsToldOfAllItsWorkloads_RunningFirst()
    {
        Connect();
        Follow("chat", "");

        Answer();
        Answer(Ended("chat", "i1"), Running("mail", "i7"), Running("chat", "i0"));

        Told().ShouldBe(["chat/chat/i0 runs", "chat/chat/i1 ended"]);
    }

    [Fact]
    public void Incarnation_ThatIsNotThere_IsMissingByALookThatWasAskedForAfterwards()
    {
        Connect();
        Follow("chat", "i1");

        Answer();
        Told().ShouldBeEmpty();
        Answer(Running("chat", "i0"));

        Told().ShouldBe(["chat/chat/i0 runs", "i1 missing"]);
    }

    [Fact]
    public void Incarnation_ThatIsThere_IsNotMissing()
    {
        Connect();
        Answer();
        Follow("chat", "i1");

        Answer(Running("chat", "i1"));

        Told().ShouldBe(["chat/chat/i1 runs"]);
    }

    [Fact]
    public void Incarnation_ThatStartsWhileTheLookIsUnderWay_IsNotMissing()
    {
        Connect();
        Answer();
        Follow("chat", "i1");
        Say(Running("chat", "i1"));

        Answer();

        Told().ShouldBe(["chat/chat/i1 runs", "chat/chat/i1 runs"]);
    }

    [Fact]
    public void Agent_InDoubt_IsToldAgain()
    {
        Connect();
        Follow("chat", "i1");
        Answer();
        Answer(Running("chat", "i1"));
        Told();

        _keeper.Tell(new LookAgain(Address("chat"), "i2"));
        Answer(Running("chat", "i1"));

        Told().ShouldBe(["chat/chat/i1 runs", "i2 missing"]);
    }

    [Fact]
    public void Agent_ThatDoesNotAsk_IsToldOnlyWhatIsNewToIt()
    {
        Connect();
        Follow("chat", "i1");
        Answer();
        Answer(Running("chat", "i1"));
        Told();

        Elapse(KeeperActor.Interval);
        Answer(Running("chat", "i1"));
        Told().ShouldBeEmpty();
        Elapse(KeeperActor.Interval);
        Answer(Ended("chat", "i1"));

        Told().ShouldBe(["chat/chat/i1 ended"]);
    }

    [Fact]
    public void Workload_ThatRanAndIsNotThereAnyMore_IsMissing()
    {
        Connect();
        Follow("chat", "i1");
        Answer();
        Answer(Running("chat", "i1"), Ended("chat", "i0"));
        Told();

        Elapse(KeeperActor.Interval);
        Answer();

        Told().ShouldBe(["i1 missing"]);
    }

    [Fact]
    public void Lookers_ThatComeTogether_AreAnsweredByOneLook()
    {
        Connect();
        Follow("chat", "i1");
        Follow("mail", "i1");
        _keeper.Tell(new LookAgain(Address("chat"), "i1"));

        Answer();
        _runtime.OpenLooks.ShouldBe(1);
        Answer();

        _runtime.Looks.ShouldBe(2);
    }

    [Fact]
    public void News_ReachTheAgentAtOnce_AndOnlyWhenTheyAreNew()
    {
        Connect();
        Follow("chat", "");

        Say(Running("chat", "i1"));
        Say(Running("chat", "i1"));
        Say(Running("mail", "i1"));
        Say(Running("chat", "i1") with { Notification = "READY=1" });

        Told().ShouldBe(["chat/chat/i1 runs", "chat/chat/i1 runs"]);
    }

    [Fact]
    public void Workload_ThatHasEnded_DoesNotRunAgainByAnOlderList()
    {
        Connect();
        Answer();
        Follow("chat", "i1");
        Say(Ended("chat", "i1"));

        Answer(Running("chat", "i1"));

        Told().ShouldBe(["chat/chat/i1 ended", "chat/chat/i1 ended"]);
    }

    [Fact]
    public void Runtime_ThatIsLost_IsSaid_AndThatItIsBackOnceItHasAnswered()
    {
        Connect();
        Follow("chat", "");
        Answer();
        Answer();
        _runtime.Disconnect("The guard is gone.");
        Told().ShouldBe(["runtime: The guard is gone."]);

        Connect();
        Told().ShouldBeEmpty();
        Answer(Running("chat", "i1"));

        Told().ShouldBe(["chat/chat/i1 runs", "runtime: fine"]);
    }

    [Fact]
    public void Agent_ThatFollowsWhileTheRuntimeIsLost_IsToldSo()
    {
        Connect();
        Answer();
        _runtime.Disconnect("The guard is gone.");

        Follow("chat", "i1");

        Told().ShouldBe(["runtime: The guard is gone."]);
        _runtime.OpenLooks.ShouldBe(0);
    }

    [Fact]
    public void Look_ThatWasUnderWayWhenTheRuntimeWasLost_SaysNothing()
    {
        Connect();
        Answer();
        Follow("chat", "i1");
        _runtime.Disconnect("The guard is gone.");
        Connect();
        _runtime.OpenLooks.ShouldBe(1, "never two at once");

        Answer();
        Told().ShouldBe(["runtime: The guard is gone."]);
        Answer(Running("chat", "i1"));

        Told().ShouldBe(["chat/chat/i1 runs", "runtime: fine"]);
    }

    [Fact]
    public void List_ThatCannotBeRead_IsAskedForAgainAfterLongerAndLongerPauses()
    {
        Connect();
        var pauses = new List<TimeSpan>();
        for (var i = 0; i < 10; i++)
        {
            var before = _kit.Clock.Elapsed;
            _runtime.AnswerUnreadable("The list is torn.");
            _kit.Run();
            Follow("chat", "i1");
            _runtime.OpenLooks.ShouldBe(0, "who asks meanwhile waits as well");
            while (_runtime.OpenLooks == 0)
            {
                Elapse(TimeSpan.FromMilliseconds(10));
            }

            pauses.Add(_kit.Clock.Elapsed - before);
        }

        pauses[0].ShouldBeLessThan(TimeSpan.FromMilliseconds(250));
        pauses[^1].ShouldBeInRange(TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(31));
        Answer(Running("chat", "i1"));
        Told()[^2..].ShouldBe(["chat/chat/i1 runs", "runtime: fine"]);
    }

    [Fact]
    public void Connection_EndsThePauseAfterAFailure()
    {
        Connect();
        _runtime.AnswerUnreadable("The list is torn.");
        _kit.Run();

        Connect();

        _runtime.OpenLooks.ShouldBe(1);
    }

    [Fact]
    public void Task_ThatFaults_IsAProblemAndNotTheEnd()
    {
        Follow("chat", "i1");
        Connect();
        _runtime.Fault(new InvalidOperationException("no list"));

        Told().ShouldBe(["runtime: The runtime could not be asked: no list"]);
    }

    [Fact]
    public void Keeper_ThatFails_StillKnowsItsFollowersAndLooksAgain()
    {
        Follow("chat", "i1");
        _runtime.NextThrow = new InvalidOperationException("against the contract");

        Connect();
        Answer(Running("chat", "i1"));

        Told().ShouldBe(["chat/chat/i1 runs"]);
        _ = _kit.System.StopAsync(_chat.Ref, TimeSpan.FromSeconds(1));
        _kit.Run();
        Orphans().Orphans.Count.ShouldBe(1, "it still watches them");
    }

    [Fact]
    public void Orphans_AreWhatNobodyFollows()
    {
        Connect();
        Follow("chat", "");
        Answer();
        Answer(Running("chat", "i1"), Running("mail", "i1"));

        Orphans().Orphans.ShouldBe([Running("mail", "i1")], new SameId());
    }

    [Fact]
    public void Orphans_OfAnAgentWhoseActorHasStopped_AreTold()
    {
        Connect();
        Follow("chat", "");
        Answer();
        Answer(Running("chat", "i1"));

        _ = _kit.System.StopAsync(_chat.Ref, TimeSpan.FromSeconds(1));
        _kit.Run();

        Orphans().Orphans.Count.ShouldBe(1);
    }

    [Fact]
    public void Orphans_OfOneThatFollowsInTheOthersPlace_AreNone()
    {
        Connect();
        Follow("chat", "");
        var next = _kit.Probe<AgentMessage>();
        _keeper.Tell(new FollowWorkloads(Address("chat"), "", next.Ref));
        _ = _kit.System.StopAsync(_chat.Ref, TimeSpan.FromSeconds(1));
        Answer();
        Answer(Running("chat", "i1"));

        Orphans().Orphans.ShouldBeEmpty();
        next.Take().Count.ShouldBe(1);
    }

    [Fact]
    public void Orphans_WhenTheRuntimeIsLost_AreTheLastKnownWithTheProblem()
    {
        Connect();
        Answer(Running("mail", "i1"));
        _runtime.Disconnect("The guard is gone.");

        var list = Orphans();

        list.Problem.ShouldBe("The guard is gone.");
        list.Orphans.Count.ShouldBe(1);
    }

    [Fact]
    public void Problem_IsAsOldAsTheFirstThatWasMet()
    {
        Connect();
        Follow("chat", "");
        Answer();
        Elapse(TimeSpan.FromSeconds(7));
        var lost = _kit.Clock.GetUtcNow();

        _runtime.Disconnect("The engine has ended the connection.");
        Elapse(TimeSpan.FromSeconds(3));
        _runtime.Disconnect("There is no engine.");
        _kit.Run();

        var told = _chat.Take().OfType<RuntimeChanged>().ToList();
        told.Select(change => change.Problem).ShouldBe(["The engine has ended the connection.", "There is no engine."]);
        told.ShouldAllBe(change => change.Since == lost);
    }

    private void Connect()
    {
        _runtime.Connect();
        _kit.Run();
    }

    private void Follow(string agent, string incarnation)
    {
        _keeper.Tell(new FollowWorkloads(Address(agent), incarnation, _chat.Ref));
        _kit.Run();
    }

    private void Say(Workload workload)
    {
        _runtime.Say(new RuntimeNews.Changed(workload));
        _kit.Run();
    }

    private void Answer(params Workload[] workloads)
    {
        _kit.Run();
        _runtime.Answer(workloads);
        _kit.Run();
    }

    private void Elapse(TimeSpan time) => _kit.Advance(time);

    private OrphanList Orphans()
    {
        var asked = _keeper.Ask<OrphanList>(reply => new AskForOrphans(reply), TimeSpan.FromSeconds(1));
        _kit.Run();
        return asked.Ended().Reply!;
    }

    private List<string> Told() => [.. _chat.Take().Select(Text)];

    private static string Text(AgentMessage message) =>
        message switch
        {
            WorkloadSeen seen => $"{seen.Workload.Id} {(seen.Workload.IsRunning ? "runs" : "ended")}",
            WorkloadMissing missing => $"{missing.Incarnation} missing",
            RuntimeChanged changed => $"runtime: {changed.Problem ?? "fine"}",
            _ => message.ToString(),
        };

    private sealed class SameId : IEqualityComparer<Workload>
    {
        public bool Equals(Workload? left, Workload? right) => left?.Id == right?.Id;

        public int GetHashCode(Workload workload) => workload.Id.GetHashCode();
    }
}
