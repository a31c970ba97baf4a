using System.Text.Json;
using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Time;
using Supervisor.Tests.Contracts;
using Supervisor.Tests.Supervision.Explaining.History;
using Supervisor.Tests.Supervision.Runtimes;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Palettes.Views;

public sealed class ReadingCommandTests
{
    private static readonly DateTimeOffset Since = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FleetKit _kit = SampleFleet.Create();

    [Fact]
    public void EveryCommand_IsDescribedAsTheContractWantsIt() =>
        DescriptionFaults.Of(_kit.Descriptions).ShouldBeEmpty();

    [Fact]
    public void EveryExample_IsALineOfACommandThatThereIs()
    {
        var lines = _kit.Descriptions.SelectMany(palette =>
            palette.Commands.SelectMany(command => command.Examples.Select(example => (palette, command, example.Line)))
        );

        foreach (var (palette, command, line) in lines)
        {
            var isDefault = palette.Default == command.Name && line.StartsWith(palette.Name, StringComparison.Ordinal);
            (isDefault || line.StartsWith($"{palette.Name} {command.Name}", StringComparison.Ordinal)).ShouldBeTrue(
                line
            );
        }
    }

    [Theory]
    [InlineData("agent list --group audio", "audio/mic,audio/stt,audio/tts")]
    [InlineData("agent list -s waiting -s notReady", "chat,memory,redis")]
    [InlineData("agent list -g audio -s quarantined", "audio/tts")]
    [InlineData("agent list -s completed", "")]
    public void AgentList_Filtered_ShowsThoseAlone(string line, string names) =>
        string.Join(',', _kit.Run(line).OfType<RowFrame>().Select(row => row.Cells[0].ToString())).ShouldBe(names);

    [Fact]
    public void AgentList_AsJson_HasWhatProgramsRelyOn()
    {
        using var json = JsonDocument.Parse(_kit.Show("agent list --group redis", output: "json"));

        json.RootElement[0]
            .EnumerateObject()
            .Select(field => $"{field.Name}={field.Value.GetRawText()}")
            .ShouldBe([
                "name=\"redis\"",
                "node=\"mainpc\"",
                "group=\"redis\"",
                "state=\"notReady\"",
                "ready=false",
                "pid=4101",
                "container=null",
                "incarnation=\"1-1f3a\"",
                "restarts=0",
                "since=\"2026-11-21T06:00:10.000Z\"",
                "cause=\"probe-failed\"",
                "epoch=null",
                "reason=\"Its probe of :6379 was refused 4 times since 06:01.\"",
            ]);
    }

    [Fact]
    public void AgentList_OnANarrowTerminal_FitsIt()
    {
        var text = _kit.Show("agent list", width: 80);

        text.Split('\n').ShouldAllBe(line => line.Length <= 80);
        text.ShouldContain("…");
    }

    [Fact]
    public void AgentList_Watched_ShowsEachChangeUntilItIsEnded()
    {
        var chat = _kit.Add(Agent("chat", AgentPhase.Waiting, version: 7));
        var pictures = 0;

        var frames = _kit.Run(
            "agent list --watch -g chat",
            frame =>
            {
                if (frame is PictureFrame && ++pictures == 1)
                {
                    chat.Become(AgentPhase.Starting);
                }

                return pictures < 2;
            }
        );

        frames.OfType<RowFrame>().Select(row => row.Cells[3].ToString()).ShouldBe(["waiting", "starting"]);
        frames.OfType<ColumnsFrame>().Count().ShouldBe(2);
    }

    [Fact]
    public void AgentList_Watched_IsNotShownAgain_WhenNothingThatItHasHasChanged()
    {
        var chat = Agent("chat", AgentPhase.Waiting, version: 7);
        _kit.Add(chat);
        var pictures = 0;
        using var later = _kit.Actors.Clock.CreateTimer(
            _ => _kit.Roster.Tell(new AgentIs(chat with { Version = 9, Reason = "Otherwise." })),
            state: null,
            TimeSpan.FromSeconds(5),
            Timeout.InfiniteTimeSpan
        );

        _kit.Run(
            "agent list --watch -g chat",
            frame =>
            {
                if (frame is PictureFrame && ++pictures == 1)
                {
                    _kit.Roster.Tell(new AgentIs(chat with { Version = 8, Status = "Of no column of it." }));
                }

                return frame is not RowFrame row || row.Cells[^1].ToString() != "Otherwise.";
            }
        );

        pictures.ShouldBe(1);
    }

    [Fact]
    public void AgentList_WatchedWithAWrongName_Ends() =>
        _kit.ErrorOf("agent list --watch -g audo").Why.ShouldBe("Did you mean 'audio'?");

    [Theory]
    [InlineData("agent show cat", "There is no agent 'cat' on this node.", "Did you mean 'chat'?")]
    [InlineData("agent why audio/sst", "There is no agent 'audio/sst' on this node.", "Did you mean 'audio/stt'?")]
    [InlineData("agent restart chat nobody", "There is no agent 'nobody' on this node.", "")]
    [InlineData("group why audo", "There is no group 'audo' on this node.", "Did you mean 'audio'?")]
    [InlineData("group stop audio nobody", "There is no group 'nobody' on this node.", "")]
    public void Name_ThatIsNotKnown_IsAnErrorThatSaysWhatWasMeant(string line, string message, string why)
    {
        var error = _kit.ErrorOf(line);

        error.Code.ShouldBe(ErrorCodes.NotFound);
        (error.Message, error.Why).ShouldBe((message, why));
        _kit.Group("audio").Orders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("agent why audio", "For the group: 'pbm group why audio'.")]
    [InlineData("agent show chat audio", "For the group: 'pbm group show audio'.")]
    [InlineData("agent start audio", "For the group: 'pbm group start audio'.")]
    [InlineData("agent stop audio", "For the group: 'pbm group stop audio'.")]
    [InlineData("agent restart audio --dry-run", "For the group: 'pbm group restart audio'.")]
    [InlineData("agent release audio", "For the group: 'pbm group release audio'.")]
    public void Name_OfAGroupWhereAnAgentIsWanted_IsAnErrorThatSaysSo(string line, string remedy)
    {
        var error = _kit.ErrorOf(line);

        (error.Code, error.Message).ShouldBe((ErrorCodes.NotFound, "'audio' is a group, not an agent."));
        (error.Why, error.Remedy).ShouldBe(("Its agents are audio/mic, audio/stt, audio/tts.", remedy));
        _kit.Group("audio").Orders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("group why stt", "For the agent: 'pbm agent why audio/stt'.")]
    [InlineData("group show audio stt", "For the agent: 'pbm agent show audio/stt'.")]
    [InlineData("group start stt", "For the agent: 'pbm agent start audio/stt'.")]
    [InlineData("group stop stt", "For the agent: 'pbm agent stop audio/stt'.")]
    [InlineData("group restart stt", "For the agent: 'pbm agent restart audio/stt'.")]
    [InlineData("group release stt", "For the agent: 'pbm agent release audio/stt'.")]
    [InlineData("agent list -g stt", "'pbm group list' shows the groups that there are.")]
    public void Name_OfAnAgentWhereAGroupIsWanted_IsAnErrorThatSaysSo(string line, string remedy)
    {
        var error = _kit.ErrorOf(line);

        (error.Code, error.Message).ShouldBe((ErrorCodes.NotFound, "'stt' is an agent, not a group."));
        (error.Why, error.Remedy).ShouldBe(("It is in the group audio.", remedy));
    }

    [Fact]
    public void Name_OfAGroupWhoseOnlyAgentHasIt_IsBoth()
    {
        _kit.Show("agent why chat").ShouldStartWith("chat waits for memory");
        _kit.Show("group why chat").ShouldStartWith("chat waits for memory");
    }

    [Fact]
    public void Name_ThatSeveralBear_IsAnErrorThatListsThem()
    {
        _kit.Add(Agent("video/mic", AgentPhase.Ready));

        var error = _kit.ErrorOf("agent why mic");

        error.Code.ShouldBe(ErrorCodes.Ambiguous);
        error.Why.ShouldBe("They are audio/mic, video/mic.");
    }

    [Theory]
    [InlineData("tts", "audio/tts")]
    [InlineData("audio/tts", "audio/tts")]
    [InlineData("redis", "redis")]
    [InlineData("redis/redis", "redis")]
    public void Name_InAnyOfItsForms_IsTheAgent(string given, string name) =>
        _kit.Run($"agent show {given}").OfType<RowFrame>().ShouldHaveSingleItem().Cells[0].ToString().ShouldBe(name);

    [Fact]
    public void AgentWhy_AsJson_IsOneObject()
    {
        using var json = JsonDocument.Parse(_kit.Show("agent why chat", output: "json"));

        var root = json.RootElement;
        root.EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe(["name", "state", "cause", "explanation", "details", "remedy", "history"]);
        root.GetProperty("cause").GetString().ShouldBe("need-not-ready");
        root.GetProperty("remedy").GetString().ShouldBe("pbm agent restart redis");
        root.GetProperty("details").GetProperty("waitsFor").GetString().ShouldBe("memory is waiting");
        root.GetProperty("history")[0].GetProperty("event").GetString().ShouldBe("agent.waits");
    }

    [Fact]
    public void Agent_ThatIsToStartAgain_IsShownWithWhen_AlsoWhenTheWallClockIsSetMeanwhile()
    {
        var due = new TimestampBootClock(_kit.Actors.Clock, "").Now.After(TimeSpan.FromSeconds(90));
        _kit.Add(Agent("video", AgentPhase.Backoff, cause: AgentCauses.Exited) with { StartDue = due });
        _kit.Actors.Clock.WallClockStep += TimeSpan.FromHours(1);

        _kit.Show("agent why video").ShouldContain("nextStart  in 1m 30s, at 07:04:27 UTC\n");
        using var json = JsonDocument.Parse(_kit.Show("agent show video", output: "json"));
        json.RootElement[0].GetProperty("nextStart").GetString().ShouldBe("2026-11-21T07:04:27.000Z");
    }

    [Fact]
    public void AgentWhy_WhenTheSupervisorKnowsBetter_BelievesIt()
    {
        var chat = _kit.Add(Agent("video", AgentPhase.Starting, cause: AgentCauses.Starting));
        chat.Problem = "The disk is full.";

        _kit.Show("agent why video")
            .ShouldStartWith(
                "video is starting: its process is being made. Its supervisor has a problem of its own: the disk is full.\n"
            );
    }

    [Fact]
    public void Why_WhenTheHistoryCannotBeRead_ExplainsAllTheSame()
    {
        _kit.Journal.AnswerNextRead(
            Supervisor.Supervision.Ports.Journal.ReadOutcome.Unavailable("The disk does not answer.")
        );

        var text = _kit.Show("group why audio");

        text.ShouldStartWith("audio is ready: 2 of 3 agents are ready, and 2 are enough.");
        text.ShouldContain("The history of group:audio cannot be read now. The disk does not answer.");
    }

    [Fact]
    public void Container_OfAGroup_IsListedAndShownAndPartOfItsHistory()
    {
        var container = Agent("audio/@container", AgentPhase.Backoff, cause: AgentCauses.Exited, reason: "It exited.");
        _kit.Add(container with { Restarts = 1 });
        var ended = EventSentencesTests.Event("agent.exited", """{"exit":{"kind":"exited","code":137}}""");
        _ = _kit.Journal.AppendAsync(new("agent:audio/@container", 0, [ended]));

        _kit.Show("agent list -g audio --containers").ShouldMatch(@"audio/@container +backoff ");
        _kit.Show("agent list -g audio").ShouldNotContain("@container");
        _kit.Show("group show audio").ShouldMatch("CONTAINER +has failed: it exited; 1 restart\n");
        _kit.Show("group why audio").ShouldContain("Its container: it exited with code 137.");
        _kit.Show("agent why audio/@container").ShouldStartWith("audio/@container failed and is to start again");
    }

    [Fact]
    public void AgentWhy_OfOneThatRunsWhileItsRedisIsAway_SaysSo()
    {
        _kit.Show("agent why audio/stt").ShouldNotContain("connection refused");
        _kit.Redis = new RedisCondition("host:6379", "", "connection refused", Since);

        _kit.Show("agent why audio/stt").ShouldMatch("redis +not heard since .* UTC: connection refused");
        _kit.Show("agent why audio/tts").ShouldNotContain("connection refused", customMessage: "It does not run.");
    }

    [Fact]
    public void NodeShow_OfANodeWithoutAFleet_SaysSo()
    {
        const string NotLooked = "What runs has not been looked at yet.";
        var kit = new FleetKit();

        Cells(kit)
            .ShouldBe([
                "mainpc",
                "no fleet",
                "",
                "no",
                "no",
                "no",
                "nothing",
                "no",
                NotLooked,
                NotLooked,
                "",
                "none",
                "none",
                "none",
                "",
            ]);
    }

    [Fact]
    public void NodeShow_WhenMuchIsWrong_SaysItAll()
    {
        var fleet = NodeFleet.None with
        {
            Revision = 7,
            Freeze = new NodeFreeze("ann", "moving the rack", default),
            Storm = new NodeStorm(240, default),
        };
        _kit.NodeState = NodeState.Initial with { Fleet = fleet };
        _kit.NodeProblem = "The disk is full.";
        _kit.Observer = new ObserverDescription(default(DateTimeOffset), Agents: 6, Failing: 5);
        _kit.Runtime.Connect();
        _kit.Actors.Run();
        _kit.Runtime.Answer(Workloads.Running("old", "i1"), Workloads.Ended("older", "i2"));
        _kit.Runtime.Disconnect("The guard is gone.");
        _kit.Engine.Disconnect("There is no engine.");
        _kit.Redis = new RedisCondition("host:6379", "", "connection refused", Since);

        Cells(_kit)
            .ShouldBe([
                "mainpc",
                "frozen",
                "7",
                "by ann: moving the rack",
                "240 restarts within a minute",
                "no",
                "nothing",
                "the prober: 5 of 6 agents fail",
                "The guard is gone.",
                "There is no engine.",
                "host:6379, not heard since 2026-01-01 00:00:00 UTC: connection refused",
                "2 ready, 2 waiting, 1 notReady, 1 quarantined",
                "3 notReady, 1 ready",
                "old/old/i1 (running), older/older/i2 (ended)",
                "The disk is full.",
            ]);
    }

    [Theory]
    [InlineData("agent", "audio/mic,audio/stt,audio/tts,chat,memory,redis")]
    [InlineData("group", "audio,chat,memory,redis")]
    [InlineData("node", "mainpc")]
    [InlineData("file", "")]
    public async Task Names_OfAKind_AreThoseThatThereAre(string kind, string names)
    {
        var asked = _kit.Names.OfKindAsync(kind, new Caller("ann", Role.Viewer), CancellationToken.None);
        _kit.Actors.Run();

        string.Join(',', await asked).ShouldBe(names);
    }

    private static IEnumerable<string> Cells(FleetKit kit) =>
        kit.Run("node show").OfType<RowFrame>().ShouldHaveSingleItem().Cells.Select(cell => cell.ToString());
}
