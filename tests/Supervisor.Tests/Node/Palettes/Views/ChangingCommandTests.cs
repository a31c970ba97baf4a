using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Roster;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Palettes.Views;

public sealed class ChangingCommandTests
{
    private readonly FleetKit _kit = new();

    [Theory]
    [InlineData("start", "StartAgent", "was told to start")]
    [InlineData("stop", "StopAgent", "was told to stop")]
    [InlineData("restart", "RestartAgent", "was told to restart")]
    [InlineData("release", "ReleaseAgent", "was released")]
    public void Order_OfSeveralAgents_ReachesEachWithTheIdAndWhoAsks(string command, string order, string told)
    {
        var chat = _kit.Add(Agent("chat", AgentPhase.Ready));
        var stt = _kit.Add(Agent("audio/stt", AgentPhase.Ready));

        var frames = _kit.Run($"agent {command} chat stt chat");

        frames.ShouldBe([
            new AcceptedFrame(),
            new TextFrame($"chat {told} ({FleetKit.Id})."),
            new TextFrame($"audio/stt {told} ({FleetKit.Id})."),
        ]);
        chat.Orders.ShouldBe([$"{order} by ann ({FleetKit.Id})"]);
        stt.Orders.ShouldBe(chat.Orders);
    }

    [Fact]
    public void Order_WithANameThatIsNotKnown_ReachesNobody()
    {
        var chat = _kit.Add(Agent("chat", AgentPhase.Ready));

        _kit.ErrorOf("agent stop chat nobody");

        chat.Orders.ShouldBeEmpty();
    }

    [Fact]
    public void Order_InADryRun_OnlySaysWhatItWouldDo()
    {
        var chat = _kit.Add(Agent("chat", AgentPhase.Stopped, reason: "ben stopped it."));

        _kit.Run("agent start chat --dry-run")
            .ShouldBe([new TextFrame("Would start chat, which is stopped: ben stopped it.")]);
        chat.Orders.ShouldBeEmpty();
    }

    [Fact]
    public void Order_ThatOneRefuses_IsCarriedOutByTheOthers()
    {
        _kit.Add(Agent("chat", AgentPhase.Ready)).Outcome = CommandOutcome.Refused("It is in no revision.");
        _kit.Add(Agent("mail", AgentPhase.Ready));

        var frames = _kit.Run("agent restart chat mail");

        var error = frames.OfType<ErrorFrame>().ShouldHaveSingleItem().Error;
        error.Code.ShouldBe(ErrorCodes.Refused);
        error.Message.ShouldBe("'restart chat' was refused, and nothing was changed.");
        error.Remedy.ShouldBe("'pbm agent why chat' explains how it stands.");
        frames[^1].ShouldBe(new TextFrame($"mail was told to restart ({FleetKit.Id})."));
    }

    [Fact]
    public void Order_WhoseOutcomeIsUnknown_IsNotSaidToBeAccepted()
    {
        _kit.Add(Agent("chat", AgentPhase.Ready)).Outcome = CommandOutcome.Unknown("The disk does not answer.");

        var frames = _kit.Run("agent stop chat --wait");

        frames.OfType<ErrorFrame>().ShouldHaveSingleItem().Error.Code.ShouldBe(ErrorCodes.OutcomeUnknown);
        frames.OfType<AcceptedFrame>().ShouldBeEmpty();
    }

    [Fact]
    public void Wait_ForAStart_ShowsWhatItWaitsForUntilAllAreReady()
    {
        var redis = _kit.Add(Agent("redis", AgentPhase.Stopped, isWanted: false));
        redis.OnOrder = now => now with { Version = 2, Phase = AgentPhase.Starting, IsWanted = true };
        var chat = _kit.Add(Agent("chat", AgentPhase.Stopped, isWanted: false));
        chat.OnOrder = now =>
            now with
            {
                Version = 2,
                Phase = AgentPhase.Waiting,
                Cause = AgentCauses.NeedNotReady,
                Missing = [Need("redis").Target],
                IsWanted = true,
            };

        var frames = _kit.Run(
            "agent start redis chat --wait",
            frame =>
            {
                switch (frame)
                {
                    case ProgressFrame { Done: 0 } when redis.Snapshot.Phase != AgentPhase.Ready:
                        redis.Become(AgentPhase.Ready);
                        break;
                    case ProgressFrame { Done: 1 } when chat.Snapshot.Phase == AgentPhase.Waiting:
                        chat.Become(AgentPhase.Ready);
                        break;
                }

                return true;
            }
        );

        frames[0].ShouldBe(new AcceptedFrame());
        frames.OfType<ProgressFrame>().ShouldContain(new ProgressFrame(0, 2, "ready; redis is starting (and 1 more)"));
        frames.OfType<ProgressFrame>().Last().Text.ShouldStartWith("ready; chat waits for redis, which");
        frames.TakeLast(2).ShouldBe([new TextFrame("redis is ready."), new TextFrame("chat is ready.")]);
    }

    [Fact]
    public void Wait_ForARestart_IsForAnotherIncarnation()
    {
        var chat = _kit.Add(Agent("chat", AgentPhase.Ready) with { Incarnation = "i1" });

        var frames = _kit.Run(
            "agent restart chat --wait",
            frame =>
            {
                if (frame is ProgressFrame)
                {
                    chat.Become(chat.Snapshot with { Incarnation = "i2" });
                }

                return true;
            }
        );

        frames.OfType<ProgressFrame>().Count().ShouldBe(1);
        frames[^1].ShouldBe(new TextFrame("chat is ready again."));
    }

    [Fact]
    public void Wait_ForWhatEndsInQuarantine_EndsWithTheCommandThatClearsIt()
    {
        var chat = _kit.Add(Agent("chat", AgentPhase.Stopped, isWanted: false));

        var frames = _kit.Run(
            "agent start chat --wait",
            frame =>
            {
                if (frame is AcceptedFrame)
                {
                    chat.Become(
                        AgentPhase.Quarantined,
                        AgentCauses.RestartsExhausted,
                        "It exited with code 1 six times."
                    );
                }

                return true;
            }
        );

        var error = frames[^1].ShouldBeOfType<ErrorFrame>().Error;
        error.Code.ShouldBe(ErrorCodes.NotReached);
        error.Message.ShouldBe("It did not come about that chat is ready.");
        error.Why.ShouldBe("chat is quarantined: it exited with code 1 six times.");
        error.Remedy.ShouldBe("'pbm agent release chat' clears that.");
    }

    [Fact]
    public void Wait_ForAStartThatTheGroupForbids_EndsAtOnce()
    {
        var chat = _kit.Add(Agent("audio/stt", AgentPhase.Stopped, cause: AgentCauses.GroupStop, isWanted: false));

        var frames = _kit.Run("agent start stt --wait");

        frames[^1].ShouldBeOfType<ErrorFrame>().Error.Remedy.ShouldBe("'pbm group start audio' clears that.");
        chat.Orders.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("agent start chat --wait --timeout 3s")]
    [InlineData("agent start chat --timeout 3s")]
    public void Wait_WithALimit_EndsWithWhatItStillWaitsFor(string line)
    {
        _kit.Add(Agent("chat", AgentPhase.Starting, cause: AgentCauses.Starting, reason: "Its process is being made."));

        var frames = _kit.Run(line);

        frames[^1]
            .ShouldBeOfType<ErrorFrame>()
            .Error.Why.ShouldBe("After 3s: chat is starting: its process is being made.");
    }

    [Fact]
    public void Wait_ThatIsInterrupted_LeavesTheOrderStanding()
    {
        var chat = _kit.Add(Agent("chat", AgentPhase.Stopping, isWanted: false));

        _kit.Run("agent stop chat --wait", frame => frame is not ProgressFrame);
        _kit.Actors.Run();

        chat.Orders.Count.ShouldBe(1);
        _kit.Actors.Inspect("", 1)!.Children.ShouldNotContain(actor => actor.Name.StartsWith("view-"));
    }

    [Theory]
    [InlineData("start", "StartGroup", "was told to start")]
    [InlineData("stop", "StopGroup", "was told to stop")]
    [InlineData("restart", "RestartGroup", "was told to restart")]
    [InlineData("release", "ReleaseGroup", "was released")]
    public void Order_OfGroups_ReachesEach(string command, string order, string told)
    {
        _kit.Add(Group("audio", isReady: true));
        _kit.Add(Group("video", isReady: true));

        var frames = _kit.Run($"group {command} audio video");

        frames
            .OfType<TextFrame>()
            .Select(frame => frame.Text)
            .ShouldBe([$"audio {told} ({FleetKit.Id}).", $"video {told} ({FleetKit.Id})."]);
        _kit.Group("audio").Orders.ShouldBe([$"{order} by ann ({FleetKit.Id})"]);
        _kit.Group("video").Orders.ShouldBe(_kit.Group("audio").Orders);
    }

    [Fact]
    public void Wait_ForAGroupsRestart_IsForAllThatRan()
    {
        _kit.Add(Group("audio", isReady: true) with { Ready = 2, Counted = 2, Enough = 2 });
        var mic = _kit.Add(Agent("audio/mic", AgentPhase.Ready) with { Incarnation = "i1" });
        var stt = _kit.Add(Agent("audio/stt", AgentPhase.Ready) with { Incarnation = "i1" });

        var frames = _kit.Run(
            "group restart audio --wait",
            frame =>
            {
                if (frame is ProgressFrame)
                {
                    var next = mic.Snapshot.Incarnation == "i1" ? mic : stt;
                    next.Become(next.Snapshot with { Incarnation = "i2" });
                }

                return true;
            }
        );

        frames.OfType<ProgressFrame>().Count().ShouldBe(2);
        frames[^1].ShouldBe(new TextFrame("audio is ready again."));
    }

    [Fact]
    public void Wait_ForAGroupThatEndsInQuarantine_SaysSo()
    {
        _kit.Add(Group("audio", isReady: false, state: GroupStates.Stopped));

        var frames = _kit.Run(
            "group start audio -w",
            frame =>
            {
                if (frame is AcceptedFrame)
                {
                    _kit.Add(
                        Group("audio", isReady: false, version: 2, GroupStates.Quarantined, "tts failed too often.")
                    );
                }

                return true;
            }
        );

        frames[^1]
            .ShouldBeOfType<ErrorFrame>()
            .Error.ShouldSatisfyAllConditions(
                error => error.Why.ShouldBe("audio is quarantined: tts failed too often."),
                error => error.Remedy.ShouldBe("'pbm group release audio' clears that.")
            );
    }
}
