using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Agents;
using Supervisor.Node.Palettes.Views;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;
using Supervisor.TestKit.Actors;
using Supervisor.Tests.Contracts;
using Supervisor.Tests.Runtimes.Logs;
using Supervisor.Tests.Supervision.Runtimes;
using Xunit;
using static Supervisor.TestKit.Runtimes.KeptRuntimes;

namespace Supervisor.Tests.Node.Palettes.Agents;

public sealed class AgentLogsCommandTests : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ActorKit _kit = new();
    private readonly LogFolder _logs = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly AgentLogsCommand _command;
    private readonly PaletteRegistry _palettes;
    private bool _isRosterSilent;

    public AgentLogsCommandTests()
    {
        var roster = _kit.Spawn<RosterMessage>(
            (_, message) =>
            {
                if (!_isRosterSilent)
                {
                    ((ReadRoster)message).ReplyTo.Tell(RosterOf.Agents("group/chat", "group/memory", "one/one"));
                }
            },
            "roster"
        );
        _command = new AgentLogsCommand(
            new SupervisedServices(
                roster,
                new AgentDirectory(),
                Alone(new KeptRuntime(new ScriptedRuntime(), _kit.Spawn<KeeperMessage>((_, _) => { }, "keeper"))),
                _kit.Spawn<ObserverMessage>((_, _) => { }, "observer")
            ),
            new AgentLogs(_logs.Root),
            _kit.Clock
        );
        _palettes = new PaletteRegistry([new Palette("agent", "Agents.", [_command])]);
    }

    public void Dispose()
    {
        _logs.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public void Command_IsDescribedAsTheContractWantsIt() =>
        DescriptionFaults.Of(_palettes.Descriptions).ShouldBeEmpty();

    [Fact]
    public async Task Logs_OfAGroup_AreThoseOfItsAgentsOneAfterTheOther()
    {
        _logs.Write("m1\n", "memory");
        _logs.Write("c1\nc2", "chat");

        var frames = await ReadAsync(("name", "group"));

        Lines(frames).ShouldBe(["group/chat: c1", "group/chat: c2", "group/memory: m1"]);
        var column = ((ColumnsFrame)frames[0]).Columns[0];
        (column.Name, column.Format, column.Width).ShouldBe(("agent", ColumnFormats.Label, "group/memory".Length));
    }

    [Fact]
    public async Task Logs_OfOneAgent_HaveNoNameInFront() =>
        ((ColumnsFrame)(await ReadAsync(("name", "one")))[0]).Columns[0].Format.ShouldBe(ColumnFormats.Hidden);

    [Fact]
    public async Task Logs_OfAnAgentThatHasNotWritten_SaySo() =>
        (await ReadAsync(("name", "one"))).OfType<NoteFrame>().Single().Text.ShouldBe("one has not written anything.");

    [Fact]
    public async Task Logs_OfANameThatIsNot_AreRefused()
    {
        var error = (await ReadAsync(("name", "memry"))).OfType<ErrorFrame>().Single().Error;

        error.Code.ShouldBe(ErrorCodes.NotFound);
        error.Why.ShouldContain("'memory'");
    }

    [Fact]
    public async Task Logs_WhenTheRosterDoesNotAnswer_AreRefusedAsByEveryCommand()
    {
        _isRosterSilent = true;
        await using var frames = Start(("name", "one"));

        var next = frames.MoveNextAsync();
        _kit.Advance(AnswerPatience.Usual);
        (await next).ShouldBeTrue();

        frames.Current.ShouldBe(new ErrorFrame(ViewErrors.NoRoster()));
    }

    [Fact]
    public async Task Logs_ByTailAndByPosition_BeginThere()
    {
        _logs.Write("1\n2\n3\n", "chat");
        _logs.Write("1\n2\n3\n", "memory");

        var frames = await ReadAsync(("name", "chat"), ("name", "memory"), ("tail", "1"), ("from", "group/memory=2"));

        Lines(frames).ShouldBe(["group/chat: 3", "group/memory: 2", "group/memory: 3"]);
    }

    [Theory]
    [InlineData("group/chat=4")]
    [InlineData("chat=4")]
    public async Task Logs_ByPosition_BeginThereByAnyNameOfTheAgent(string from)
    {
        _logs.Write("1\n2\n3\n", "chat");

        Lines(await ReadAsync(("name", "chat"), ("from", from))).ShouldBe(["group/chat: 3"]);
    }

    [Theory]
    [InlineData("since", "soon")]
    [InlineData("from", "group/chat")]
    [InlineData("from", "group/memory=5")]
    [InlineData("from", "group/chat=-5")]
    public async Task Argument_ThatMakesNoSense_IsRefused(string argument, string value) =>
        (await ReadAsync(("name", "chat"), (argument, value)))
            .OfType<ErrorFrame>()
            .Single()
            .Error.Code.ShouldBe(ErrorCodes.BadValue);

    [Fact]
    public async Task Logs_WithAVeryLongLine_GiveItInPiecesAndSayItOnce()
    {
        _logs.Write(new string('x', 100_000) + "\n", "chat");

        var frames = await ReadAsync(("name", "chat"));

        Lines(frames).Sum(line => line.Length - "group/chat: ".Length).ShouldBe(100_000);
        frames.OfType<NoteFrame>().Count().ShouldBe(1);
        frames.OfType<RowFrame>().Select(row => row.Cells[3]).Distinct().ShouldBe([Cell.Of(true), Cell.Of(false)]);
    }

    [Fact]
    public async Task Log_ThatCannotBeRead_EndsAloneWithAnError()
    {
        Directory.CreateDirectory(_logs.Live("chat"));
        _logs.Write("m1\n", "memory");

        var frames = await ReadAsync(("name", "group"));

        frames.OfType<ErrorFrame>().Single().Error.Message.ShouldBe("The log of group/chat cannot be read.");
        Lines(frames).ShouldBe(["group/memory: m1"]);
    }

    [Fact]
    public async Task Follow_ShowsWhatComesLineByLine()
    {
        _logs.Write("old\n", "chat");
        await using var frames = Start(("name", "group"), ("follow", "true"), ("tail", "0"));
        await NextAsync<ColumnsFrame>(frames);
        await NextAsync<NoteFrame>(frames);

        var next = frames.MoveNextAsync();
        _logs.Write("hal", "chat");
        _kit.Advance(Pause);
        next.IsCompleted.ShouldBeFalse("half a line is none");
        _logs.Write("f\n", "chat");
        _logs.Write("m1\n", "memory");
        _kit.Advance(Pause);
        (await next).ShouldBeTrue();

        LineOf(frames.Current).ShouldBe("group/chat: half");
        LineOf(await NextAsync<RowFrame>(frames)).ShouldBe("group/memory: m1");
    }

    [Fact]
    public async Task Follow_WhenTheNodeStops_SaysHowToGoOn()
    {
        _logs.Write("1\nunfinished", "chat");
        await using var frames = Start(("name", "group"), ("follow", "true"));
        await NextAsync<ColumnsFrame>(frames);
        await NextAsync<RowFrame>(frames);
        await NextAsync<NoteFrame>(frames);

        await _stop.CancelAsync();
        var error = (await NextAsync<ErrorFrame>(frames)).Error;

        error.Code.ShouldBe(ErrorCodes.Stopping);
        error.Remedy.ShouldEndWith(
            ": pbm agent logs group/chat group/memory -f --from group/chat=2 --from group/memory=0"
        );
        (await frames.MoveNextAsync()).ShouldBeFalse();
    }

    private async Task<List<Frame>> ReadAsync(params (string Name, string Value)[] arguments)
    {
        var all = new List<Frame>();
        await using var frames = Start(arguments);
        while (await MoveNextAsync(frames))
        {
            all.Add(frames.Current);
        }

        return all;
    }

    private IAsyncEnumerator<Frame> Start(params (string Name, string Value)[] arguments)
    {
        var values = arguments
            .GroupBy(argument => argument.Name, StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                IReadOnlyList<string> (same) => [.. same.Select(argument => argument.Value)],
                StringComparer.Ordinal
            );
        var command = _palettes.Find("agent", "logs").Value!;
        var call = RequestRules.Check(
            command,
            new CommandRequest(null, values, DryRun: false),
            new Caller("test", Role.Viewer)
        );
        return _command.RunAsync(call.Value!, _stop.Token).GetAsyncEnumerator(CancellationToken.None);
    }

    private async Task<T> NextAsync<T>(IAsyncEnumerator<Frame> frames)
        where T : Frame
    {
        (await MoveNextAsync(frames)).ShouldBeTrue();
        return frames.Current.ShouldBeOfType<T>();
    }

    private ValueTask<bool> MoveNextAsync(IAsyncEnumerator<Frame> frames)
    {
        var next = frames.MoveNextAsync();
        _kit.Run();
        return next;
    }

    private static List<string> Lines(IEnumerable<Frame> frames) => [.. frames.OfType<RowFrame>().Select(LineOf)];

    private static string LineOf(Frame frame) => $"{((RowFrame)frame).Cells[0]}: {((RowFrame)frame).Cells[1]}";
}
