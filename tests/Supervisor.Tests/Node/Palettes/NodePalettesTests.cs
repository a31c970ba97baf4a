using Shouldly;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes;
using Supervisor.TestKit.Actors;
using Supervisor.Tests.Contracts;
using Xunit;

namespace Supervisor.Tests.Node.Palettes;

public sealed class NodePalettesTests
{
    private readonly ActorKit _kit = new();
    private readonly PaletteRegistry _palettes;

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
        _palettes = NodePalettes.Create(facts, _kit.Clock, _kit.System);
    }

    [Fact]
    public void EveryCommand_IsDescribedAsTheContractWantsIt() =>
        DescriptionFaults.Of(_palettes.Descriptions).ShouldBeEmpty();

    [Fact]
    public async Task NodeUptime_AfterAWhile_SaysHowLong()
    {
        _kit.Clock.WallClockStep = TimeSpan.FromDays(300);
        _kit.Advance(TimeSpan.FromSeconds(90));

        var row = (await RunAsync("node", "uptime")).OfType<RowFrame>().Single();

        row.Cells[0].ToString().ShouldBe("pc1");
        row.Cells[^1].Number.ShouldBe(90);
    }

    [Fact]
    public async Task ActorHierarchy_OfATree_IsThatTreeInOrder()
    {
        SpawnTree();

        var tree = (await RunAsync("actor", "hierarchy")).OfType<TreeFrame>();

        tree.Select(node => (node.Depth, node.Name))
            .ShouldBe([(0, "/"), (1, "first"), (2, "child-a"), (2, "child-b"), (1, "second")]);
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
        ((RowFrame)frames[1]).Cells[columns.IndexOf("actors")].Number.ShouldBe(4);
    }

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

    private async Task<IReadOnlyList<Frame>> RunAsync(string palette, string command, params (string, string)[] given)
    {
        var registered = _palettes.Find(palette, command).Value!;
        var values = given.ToDictionary(
            pair => pair.Item1,
            IReadOnlyList<string> (pair) => [pair.Item2],
            StringComparer.Ordinal
        );
        var call = RequestRules
            .Check(registered, new CommandRequest(Arguments: values), new Caller("ann", Role.Viewer))
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
