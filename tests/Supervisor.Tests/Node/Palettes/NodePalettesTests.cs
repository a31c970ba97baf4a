using Shouldly;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.History;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Contracts;
using Supervisor.Tests.Supervision.Runtimes;
using Xunit;
using static Supervisor.TestKit.Runtimes.KeptRuntimes;

namespace Supervisor.Tests.Node.Palettes;

public sealed class NodePalettesTests
{
    private static readonly CommandId Id = CommandId.FromEntropy(new byte[16]);

    private readonly ActorKit _kit = new();
    private readonly PaletteRegistry _palettes;
    private readonly List<CommandId> _stops = [];
    private CommandOutcome _outcome = CommandOutcome.Done;
    private string? _problem;

    public NodePalettesTests()
    {
        var facts = new NodeFacts(
            "pc1",
            NodeId.FromEntropy(new byte[16]),
            ClusterId.FromEntropy(new byte[16]),
            "1.2.3",
            42,
            _kit.Clock.GetUtcNow(),
            _kit.Clock.GetTimestamp()
        );
        var node = _kit.Spawn<NodeMessage>(Answer, "node");
        _palettes = NodePalettes.Create(
            new PaletteServices(facts, _kit.Clock, _kit.System, node, new JournalTail(new ScriptedJournal()))
            {
                Supervised = Supervised(new ActorKit()),
            }
        );
    }

    [Fact]
    public void EveryCommand_IsDescribedAsTheContractWantsIt() =>
        DescriptionFaults.Of(_palettes.Descriptions).ShouldBeEmpty();

    [Fact]
    public void EveryCommand_NeedsARoleThatThereIs_AndNoChangeIsForWhoMayOnlyRead()
    {
        foreach (var command in _palettes.Descriptions.SelectMany(palette => palette.Commands))
        {
            string[] roles = command.Changes
                ? [Roles.Operator, Roles.Admin]
                : [Roles.Viewer, Roles.Operator, Roles.Admin];
            roles.ShouldContain(command.Role, command.Name);
        }
    }

    [Theory]
    [InlineData("cluster invite")]
    [InlineData("cluster give-role")]
    [InlineData("cluster remove-person")]
    [InlineData("cluster audit")]
    [InlineData("node stop")]
    public void Command_ByWhichOthersGetOrLoseWhatTheyMay_IsForAdmins(string command) =>
        _palettes
            .Find(command.Split(' ')[0], command.Split(' ')[1])
            .Value!.Handler.Description.Role.ShouldBe(Roles.Admin);

    [Fact]
    public async Task NodeUptime_AfterAWhile_SaysHowLong()
    {
        _kit.Clock.WallClockStep = TimeSpan.FromDays(300);
        _kit.Advance(TimeSpan.FromSeconds(90));

        var row = (await RunAsync("node", "uptime")).OfType<RowFrame>().Single();

        row.Cells[0].ToString().ShouldBe("pc1");
        row.Cells[6].Number.ShouldBe(90);
        row.Cells[7].Number.ShouldBe(3);
        row.Cells[8].Number.ShouldBe(1);
    }

    [Fact]
    public async Task NodeUptime_WhenTheNodesSupervisorIsOut_SaysWhyAndTheRest()
    {
        _problem = "The journal is damaged.";

        var frames = await RunAsync("node", "uptime");

        frames.OfType<RowFrame>().Single().Cells[7].ShouldBe(Cell.Nothing);
        frames.OfType<NoteFrame>().Single().Text.ShouldContain("The journal is damaged.");
    }

    [Fact]
    public async Task NodeStop_CarriedOut_SaysSoWithItsId()
    {
        var frames = await RunAsync("node", "stop");

        frames.ShouldBe([new TextFrame($"The daemon of node pc1 was told to stop ({Id}).")]);
        _stops.ShouldBe([Id]);
    }

    [Theory]
    [InlineData(CommandStatus.Refused, ErrorCodes.Refused)]
    [InlineData(CommandStatus.Unknown, ErrorCodes.OutcomeUnknown)]
    public async Task NodeStop_NotCarriedOut_SaysWhatIsCertain(CommandStatus status, string code)
    {
        _outcome = new CommandOutcome(status, "The disk is full.");

        var error = (await RunAsync("node", "stop")).OfType<ErrorFrame>().Single().Error;

        error.Code.ShouldBe(code);
        error.Why.ShouldBe("The disk is full.");
    }

    [Fact]
    public async Task NodeStop_DryRun_OnlySaysWhatItWouldDo()
    {
        var frames = await RunAsync("node", "stop", dryRun: true);

        frames.ShouldBe([new TextFrame("Would stop the daemon of node pc1 (process 42).")]);
        _stops.ShouldBeEmpty();
    }

    [Fact]
    public async Task ActorHierarchy_OfATree_IsThatTreeInOrder()
    {
        SpawnTree();

        var tree = (await RunAsync("actor", "hierarchy")).OfType<TreeFrame>();

        tree.Select(node => (node.Depth, node.Name))
            .ShouldBe([(0, "/"), (1, "node"), (1, "first"), (2, "child-a"), (2, "child-b"), (1, "second")]);
    }

    [Fact]
    public async Task ActorHierarchy_FromAnActor_GoesAsDeepAsAsked()
    {
        SpawnTree();

        var whole = (await RunAsync("actor", "hierarchy", ("start", "/first"))).OfType<TreeFrame>();
        var flat = (await RunAsync("actor", "hierarchy", ("start", "first"), ("depth", "0"))).OfType<TreeFrame>();

        whole.Select(node => node.Name).ShouldBe(["first", "child-a", "child-b"]);
        flat.Select(node => node.Name).ShouldBe(["first"]);
    }

    [Fact]
    public async Task ActorHierarchy_FromAnActorThatIsNot_SaysSo()
    {
        var error = (await RunAsync("actor", "hierarchy", ("start", "/none"))).OfType<ErrorFrame>().Single().Error;

        error.Code.ShouldBe(ErrorCodes.NotFound);
    }

    [Fact]
    public async Task ActorSystem_CountsActorsAndDeadLetters()
    {
        SpawnTree();

        var frames = await RunAsync("actor", "system");

        var columns = ((ColumnsFrame)frames[0]).Columns.Select(column => column.Name).ToList();
        ((RowFrame)frames[1]).Cells[columns.IndexOf("actors")].Number.ShouldBe(5);
    }

    private void Answer(IActorContext<NodeMessage> context, NodeMessage message)
    {
        if (message is StopNode stop)
        {
            _stops.Add(stop.Id);
            stop.ReplyTo.Tell(_outcome);
            return;
        }

        ((DescribeNode)message).ReplyTo.Tell(new NodeDescription("i", new NodeState(3, 1, "i", null), _problem));
    }

    /// <summary>Elsewhere, so that the tree of actors is the test's own.</summary>
    private static SupervisedServices Supervised(ActorKit elsewhere) =>
        new(
            RosterActor.Start(elsewhere.System),
            new AgentDirectory(),
            Alone(KeeperActor.Start(elsewhere.System, new ScriptedRuntime())),
            ProbeObserver.Start(elsewhere.System, ObserverLimits.Usual)
        );

    private void SpawnTree()
    {
        var first = _kit.Spawn<string>(
            (context, name) => context.Spawn(Props.Of(() => new ScriptedActor<string>((_, _) => { })), name),
            "first"
        );
        first.Tell("child-a");
        first.Tell("child-b");
        _kit.Spawn<string>((_, _) => { }, "second");
        _kit.Run();
    }

    private Task<IReadOnlyList<Frame>> RunAsync(string palette, string command, params (string, string)[] given) =>
        RunAsync(palette, command, dryRun: false, given);

    private async Task<IReadOnlyList<Frame>> RunAsync(
        string palette,
        string command,
        bool dryRun,
        params (string, string)[] given
    )
    {
        var registered = _palettes.Find(palette, command).Value!;
        var values = given.ToDictionary(
            pair => pair.Item1,
            IReadOnlyList<string> (pair) => [pair.Item2],
            StringComparer.Ordinal
        );
        var call = RequestRules
            .Check(
                registered,
                new CommandRequest(Id: registered.Handler.Description.Changes ? Id.Value : null, values, dryRun),
                new Caller("ann", Roles.Parse(registered.Handler.Description.Role))
            )
            .Value!;
        var frames = new List<Frame>();
        var enumerator = registered.Handler.RunAsync(call, CancellationToken.None).GetAsyncEnumerator();
        await using (enumerator)
        {
            while (true)
            {
                var next = enumerator.MoveNextAsync().AsTask();
                _kit.Run();
                if (!await next)
                {
                    return frames;
                }

                frames.Add(enumerator.Current);
            }
        }
    }
}
