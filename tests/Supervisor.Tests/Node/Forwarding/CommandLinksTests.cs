using System.Runtime.CompilerServices;
using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Audit;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Palettes;
using Supervisor.TestKit.Links;
using Supervisor.Tests.Node.Palettes.Views;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding;

/// <summary>One command, asked for on one node and run on another.</summary>
public sealed class CommandLinksTests
{
    private readonly LaneSwitch<CommandWord> _lanes = new(CommandLane.Definition);
    private readonly SplitNode _near;
    private readonly SplitNode _far;
    private readonly CommandPump _pump;
    private readonly List<CommandCall> _calls = [];
    private int _made;
    private bool _hasEnded;

    /// <summary>What the far end's command yields.</summary>
    private Func<int, Frame?> _frames = number => number == 0 ? new TextFrame("done") : null;

    public CommandLinksTests()
    {
        _near = new SplitNode(_lanes, 1, (_, _) => throw new InvalidOperationException("It is for the other node."));
        _far = new SplitNode(_lanes, 2, RunAsync);
        _pump = new CommandPump(_near.Kit, _far.Kit);
    }

    [Fact]
    public void Command_RunsThere_WithWhoAsked_AndItsFramesComeInOrder()
    {
        _frames = number => number < 1_000 ? new RowFrame([Cell.Of(number)]) : null;

        var frames = Ask();

        frames.Count.ShouldBe(1_001);
        frames.OfType<RowFrame>().Select(row => (int)row.Cells[0].Number).ShouldBe(Enumerable.Range(0, 1_000));
        frames[^1].ShouldBe(new EndFrame(0));
        var call = _calls.ShouldHaveSingleItem();
        (call.Id!.Value, call.Caller.Name, call.Caller.Role, call.Arguments.Text("what")).ShouldBe(
            ("id-1", $"ann by way of node {_near.Id.Value[..2]}", Role.Operator, "it")
        );
    }

    [Fact]
    public void Reader_WhoIsSlow_HoldsUpHisCommand_AndNoOtherOne()
    {
        _frames = number => new RowFrame([Cell.Of(number)]);
        using var slow = new CancellationTokenSource();
        var frames = _near.Links.AskAsync(_far.Id, "pc2", SplitNode.Break(), isChange: true, slow.Token);

        var (first, made) = _pump.Run(async () =>
        {
            await using var reading = frames.GetAsyncEnumerator(slow.Token);
            (await reading.MoveNextAsync()).ShouldBeTrue();
            var seen = reading.Current;
            // Another command comes and goes, however long the first is not read.
            _frames = number => number == 0 ? new TextFrame("done") : null;
            await foreach (var _ in _near.Links.AskAsync(_far.Id, "pc2", SplitNode.Break(), true, slow.Token)) { }

            return (seen, _made);
        });

        first.ShouldBeOfType<RowFrame>().Cells[0].ShouldBe(Cell.Of(0));
        made.ShouldBeLessThan(RemoteAnswer.Window + 10);
    }

    [Fact]
    public void Reader_WhoGoes_EndsTheCommandThere()
    {
        _frames = number => new RowFrame([Cell.Of(number)]);

        Ask(frame => false);
        _pump.Run(() => Task.FromResult(0));

        _hasEnded.ShouldBeTrue();
    }

    [Fact]
    public void Link_Lost_EndsTheCommandThere_AndTheAnswerHere()
    {
        _frames = number => new RowFrame([Cell.Of(number)]);

        var frames = Ask(frame =>
        {
            _lanes.Cut(_near.Id, _far.Id);
            return true;
        });
        _pump.Run(() => Task.FromResult(0));

        frames[^1].ShouldBeOfType<ErrorFrame>().Error.Code.ShouldBe(ErrorCodes.OutcomeUnknown);
        _hasEnded.ShouldBeTrue();
    }

    [Fact]
    public void Link_ThatIsFull_LosesNothingAndKeepsTheOrder()
    {
        _lanes.Window = 3;
        _frames = number => number < 500 ? new RowFrame([Cell.Of(number)]) : null;

        Ask().OfType<RowFrame>().Select(row => (int)row.Cells[0].Number).ShouldBe(Enumerable.Range(0, 500));
    }

    [Fact]
    public void Link_ThatDoesNotComeAbout_IsWaitedForOnlySoLong_AndThenNothingWasDone()
    {
        _lanes.Cut(_near.Id, _far.Id);

        Ask().ShouldHaveSingleItem().ShouldBeOfType<ErrorFrame>().Error.Code.ShouldBe(ErrorCodes.Unreachable);
        _lanes.Mend(_near.Id, _far.Id);
        Ask().OfType<TextFrame>().ShouldHaveSingleItem();

        _calls.Count.ShouldBe(1, "the first was never to be run");
    }

    [Fact]
    public void Command_ThatTheOtherNodeDoesNotKnow_IsSaidToBeSo()
    {
        var frames = Ask(command: "mend");

        frames[0]
            .ShouldBeOfType<ErrorFrame>()
            .Error.ShouldSatisfyAllConditions(
                error => error.Message.ShouldBe("pc2 does not know 'test mend'."),
                error => error.Why.ShouldBe("Its version is 1.2.3.")
            );
        frames[1].ShouldBe(new EndFrame(ExitCodes.Usage));
    }

    [Fact]
    public void Role_OfWhoAsks_HoldsThereToo()
    {
        Ask(role: Role.Viewer)[0].ShouldBeOfType<ErrorFrame>().Error.Code.ShouldBe(ErrorCodes.RoleTooLow);

        _calls.ShouldBeEmpty();
        var refused = _far.Audit.Entries.ShouldHaveSingleItem();
        var near = $"node {_near.Id.Value[..2]}";
        (refused.Event, refused.Record.Code).ShouldBe((AuditEvents.Refused, ErrorCodes.RoleTooLow));
        (refused.Record.Who, refused.Record.From).ShouldBe(($"ann by way of {near}", near));
    }

    [Fact]
    public void Request_LargerThanAMessageMayBe_IsRefusedHere()
    {
        _lanes.MostBytes = 1_000;

        Ask(what: new string('x', 2_000))
            .ShouldHaveSingleItem()
            .ShouldBeOfType<ErrorFrame>()
            .Error.Code.ShouldBe(ErrorCodes.RequestTooLarge);
    }

    [Fact]
    public void Frame_LargerThanAMessageMayBe_IsSaidToBeMissing()
    {
        _lanes.MostBytes = 1_000;
        _frames = number => number < 2 ? new TextFrame(number == 0 ? new string('x', 2_000) : "rest") : null;

        var frames = Ask();

        frames.OfType<ErrorFrame>().ShouldHaveSingleItem().Error.Code.ShouldBe(ErrorCodes.BadAnswer);
        frames.OfType<TextFrame>().ShouldHaveSingleItem().Text.ShouldBe("rest");
        frames[^1].ShouldBe(new EndFrame(0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Actor_ThatFails_LeavesNobodyWaiting(bool isNear)
    {
        _frames = number => new RowFrame([Cell.Of(number)]);

        var frames = Ask(frame =>
        {
            if (frame is RowFrame row && row.Cells[0].Number == 0)
            {
                var failing = isNear ? _near : _far;
                failing.Links.Actor.Tell(new BeginAsk(null!));
            }

            return true;
        });
        _pump.Run(() => Task.FromResult(0));

        frames[^1].ShouldBeOfType<ErrorFrame>().Error.Code.ShouldBe(ErrorCodes.OutcomeUnknown);
        _hasEnded.ShouldBeTrue();
        _frames = number => number == 0 ? new TextFrame("done") : null;
        Ask().OfType<TextFrame>().ShouldHaveSingleItem();
    }

    private IReadOnlyList<Frame> Ask(
        Func<Frame, bool>? onFrame = null,
        string command = "break",
        Role role = Role.Operator,
        string what = "it"
    ) =>
        _pump.Run(
            stop => _near.Links.AskAsync(_far.Id, "pc2", SplitNode.Break(command, role, what), isChange: true, stop),
            onFrame ?? (_ => true)
        );

    private async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        _calls.Add(call);
        var frames = _frames;
        try
        {
            for (var number = 0; frames(number) is { } frame; number++)
            {
                // Others have their turn between.
                await Task.Yield();
                stop.ThrowIfCancellationRequested();
                _made++;
                yield return frame;
            }
        }
        finally
        {
            _hasEnded = true;
        }
    }
}
