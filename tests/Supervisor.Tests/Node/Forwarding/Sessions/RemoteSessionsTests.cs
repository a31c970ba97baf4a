using System.Runtime.CompilerServices;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Audit;
using Supervisor.Node.Forwarding.Sessions;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Sessions;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Sessions;

/// <summary>A session that an operator has at one node, and that runs at another.</summary>
public sealed class RemoteSessionsTests
{
    private readonly List<CommandCall> _calls = [];
    private readonly TaskCompletionSource _hasEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _written;

    [Fact]
    public async Task Session_RunsThere_WithWhoAsked_HisInput_ItsOutputAndItsExitCode()
    {
        var world = new SessionWorld(EchoAsync);
        var caller = new PlayedCaller();
        caller.Type("hello ");
        caller.Type("end");

        var frames = await world.RunAsync(caller);

        frames.ShouldBe([new EndFrame(7)]);
        caller.Shown.ShouldBe("hello end");
        var call = _calls.ShouldHaveSingleItem();
        (call.Caller.Name, call.Caller.From, call.Caller.Role, call.Arguments.Text("agent")).ShouldBe(
            ("ann by way of pc1", "pc1", Role.Admin, "web")
        );
    }

    [Fact]
    public async Task Caller_WhoGoes_EndsItThere()
    {
        var world = new SessionWorld(EchoAsync);
        var caller = new PlayedCaller();
        var running = world.RunAsync(caller);
        caller.Type("up");
        await ChannelPair.UntilAsync(() => caller.Shown == "up");

        caller.Leave();

        (await running).ShouldBe([new EndFrame(ExitCodes.Interrupted)]);
        await _hasEnded.Task;
        await world.Serving;
    }

    [Fact]
    public async Task Caller_WhoDoesNotRead_StopsTheWriterThere_AndHasAllOfItLater()
    {
        var world = new SessionWorld(FloodAsync);
        var caller = new PlayedCaller { IsStopped = true };
        var running = world.RunAsync(caller);

        await ChannelPair.UntilAsync(() => _written * PieceBytes > SessionsProtocol.Window - 2 * PieceBytes);
        _written.ShouldBeLessThan(SessionsProtocol.Window / PieceBytes + 2);
        running.IsCompleted.ShouldBeFalse();
        caller.GoOn();

        (await running).ShouldBe([new EndFrame(0)]);
        caller.Bytes.ShouldBe(Pieces * PieceBytes);
    }

    [Fact]
    public async Task Connection_ThatBreaks_IsSaidInASentence_AndEndsItThere()
    {
        var world = new SessionWorld(EchoAsync);
        var caller = new PlayedCaller();
        var running = world.RunAsync(caller);
        caller.Type("up");
        await ChannelPair.UntilAsync(() => caller.Shown == "up");

        world.Break();

        var error = (await running).ShouldHaveSingleItem().ShouldBeOfType<ErrorFrame>().Error;
        (error.Code, error.Message).ShouldBe(
            (ErrorCodes.ConnectionLost, "The connection to pc2 was lost while 'test exec' ran there.")
        );
        ExitCodes.Of(error.Code).ShouldBe(ExitCodes.Unreachable);
        await _hasEnded.Task;
    }

    [Fact]
    public async Task Node_ThatStops_SaysSo()
    {
        using var nodeStops = new CancellationTokenSource();
        var world = new SessionWorld(EchoAsync, nodeStops.Token);
        var caller = new PlayedCaller();
        var running = world.RunAsync(caller);
        caller.Type("up");
        await ChannelPair.UntilAsync(() => caller.Shown == "up");

        await nodeStops.CancelAsync();

        var frames = await running;
        frames[0].ShouldBeOfType<ErrorFrame>().Error.Message.ShouldBe("pc2: 'test exec' was ended.");
        frames[1].ShouldBe(new EndFrame(ExitCodes.Unreachable));
    }

    [Fact]
    public async Task Role_OfWhoAsks_HoldsThereToo()
    {
        var world = new SessionWorld(EchoAsync);

        var frames = await world.RunAsync(new PlayedCaller(), Role.Operator);

        frames[0].ShouldBeOfType<ErrorFrame>().Error.Code.ShouldBe(ErrorCodes.RoleTooLow);
        frames[1].ShouldBe(new EndFrame(ExitCodes.NotAllowed));
        _calls.ShouldBeEmpty();
        var refused = world.Audit.Entries.ShouldHaveSingleItem();
        (refused.Event, refused.Record.Who, refused.Record.From).ShouldBe(
            (AuditEvents.Refused, "ann by way of pc1", "pc1")
        );
    }

    [Fact]
    public async Task Stranger_AtTheDoor_IsRefused_AndStandsInTheTrail()
    {
        var problem = new OperatorError(LinkErrorCodes.OtherAuthority, "It is of another authority.", "", "");
        var world = new SessionWorld(EchoAsync) { Peer = problem };

        var frames = await world.RunAsync(new PlayedCaller());

        frames[0].ShouldBeOfType<ErrorFrame>().Error.Code.ShouldBe(LinkErrorCodes.OtherAuthority);
        _calls.ShouldBeEmpty();
        var refused = world.Audit.Entries.ShouldHaveSingleItem();
        (refused.Record.Code, refused.Record.From, refused.Source).ShouldBe(
            (LinkErrorCodes.OtherAuthority, "10.0.0.9:1", AuditEntry.Strangers)
        );
    }

    [Theory]
    [InlineData(LinkErrorCodes.Unreachable, ErrorCodes.Unreachable, "pc2 is unreachable.")]
    [InlineData(LinkErrorCodes.Denied, ErrorCodes.Unreachable, "pc2 is unreachable.")]
    [InlineData(LinkErrorCodes.Version, ErrorCodes.Refused, "pc2 takes no 'test exec' by way of other nodes.")]
    public async Task Node_ThatIsNotReached_IsSaidToBeSo(string problem, string code, string message)
    {
        var world = new SessionWorld(EchoAsync) { Problem = new OperatorError(problem, "Nobody answers.", "", "") };

        var error = (await world.RunAsync(new PlayedCaller()))
            .ShouldHaveSingleItem()
            .ShouldBeOfType<ErrorFrame>()
            .Error;

        (error.Code, error.Message).ShouldBe((code, message));
    }

    [Fact]
    public async Task Command_ThatTheOtherNodeDoesNotHave_IsSaidToBeSo()
    {
        var frames = await new SessionWorld(EchoAsync).RunAsync(new PlayedCaller(), command: "mend");

        frames[0].ShouldBeOfType<ErrorFrame>().Error.Message.ShouldBe("pc2 does not know 'test mend'.");
        frames[1].ShouldBe(new EndFrame(ExitCodes.Usage));
    }

    [Fact]
    public async Task Request_ThatIsTooLarge_IsRefusedHere()
    {
        var world = new SessionWorld(EchoAsync);

        var frames = await world.RunAsync(new PlayedCaller(), agent: new string('x', SessionHeader.Longest));

        frames.ShouldHaveSingleItem().ShouldBeOfType<ErrorFrame>().Error.Code.ShouldBe(ErrorCodes.RequestTooLarge);
        world.IsDialled.ShouldBeFalse();
    }

    private const int PieceBytes = 8 * 1024;
    private const int Pieces = 200;

    /// <summary>Gives back what is typed, until that is its end.</summary>
    private async IAsyncEnumerable<Frame> EchoAsync(SessionCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        _calls.Add(call.Command);
        try
        {
            while (await call.Channel.ReadAsync(stop) is { } message)
            {
                await call.Channel.WriteAsync(SessionPart.Output, message.Bytes, stop);
                if (message.Bytes.Span.SequenceEqual("end"u8))
                {
                    break;
                }
            }
        }
        finally
        {
            _hasEnded.TrySetResult();
        }

        yield return new EndFrame(7);
    }

    private async IAsyncEnumerable<Frame> FloodAsync(SessionCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var i = 0; i < Pieces; i++)
        {
            await call.Channel.WriteAsync(SessionPart.Output, new byte[PieceBytes], stop);
            Interlocked.Increment(ref _written);
        }

        yield return new EndFrame(0);
    }
}
