using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Membership;
using Xunit;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Node.Composition;

/// <summary>Two whole nodes with the links that a daemon will have, on the thread pool: chat on pc1 needs redis on pc2.</summary>
public sealed class LinkedNodesTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _late = new(Patience);
    private readonly LinkedComposition _near;
    private readonly LinkedComposition _far;

    public LinkedNodesTests()
    {
        var (network, members) = (new MemoryNetwork(), new KnownMembers());
        members.Come(LinkWorld.Node(1), "pc1");
        members.Come(LinkWorld.Node(2), "pc2");
        _near = new LinkedComposition(1, network, members);
        _far = new LinkedComposition(2, network, members);
    }

    [Fact]
    public async Task Need_IsHeardOf_AndCommandsGoToTheNodeThatTheyAreFor()
    {
        await ApplyAsync(_near, Of("chat") with { Needs = [Need("redis", node: "pc2")] });
        await ApplyAsync(_far, Of("redis"));
        await UntilAsync(_near, "chat", AgentPhase.Ready);

        var rows = (await AskAsync("list", agent: null)).OfType<RowFrame>();
        rows.Select(row => $"{row.Cells[0]}@{row.Cells[1]}").ShouldBe(["chat@pc1", "redis@pc2"]);

        var stop = await AskAsync("stop", "redis");
        stop.OfType<ErrorFrame>().ShouldBeEmpty();
        stop[^1].ShouldBe(new EndFrame(ExitCodes.Ok));
        await UntilAsync(_far, "redis", AgentPhase.Stopped);
    }

    public async ValueTask DisposeAsync()
    {
        await _near.DisposeAsync();
        await _far.DisposeAsync();
        _late.Dispose();
    }

    private Task<List<Frame>> AskAsync(string command, string? agent) =>
        _near.AskAsync("agent", command, agent, _late.Token);

    private static AgentDefinition Of(string name) =>
        new()
        {
            Address = Address(name),
            Hash = "one",
            Launch = new ProcessLaunch { Command = [name], Directory = "/" },
        };

    private static async Task ApplyAsync(LinkedComposition node, AgentDefinition agent)
    {
        CommandId.TryParse("apply-1", out var id).ShouldBeTrue();
        var plan = new NodePlan(1, [new GroupDefinition { Name = agent.Address.Group, Agents = [agent] }]);
        var asked = await node.Node.Core.Node.Ask<CommandOutcome>(
            reply => new ApplyRevision(id!, "ann", plan, "hash", IsOfStart: false, reply),
            Patience
        );
        asked.Reply!.Status.ShouldBe(CommandStatus.Done);
    }

    private async Task UntilAsync(LinkedComposition node, string agent, AgentPhase phase)
    {
        using var feed = RosterFeed.Open(node.Node.Core.System, node.Node.Core.Supervision.Roster);
        var seen = "nothing";
        try
        {
            await foreach (var view in feed.ReadAllAsync(_late.Token))
            {
                var known = view.Agents.GetValueOrDefault(Address(agent).Path);
                if (known?.Phase == phase)
                {
                    return;
                }

                seen = known is null ? "nothing" : $"{known.Phase}: {known.Reason}";
            }
        }
        catch (OperationCanceledException late)
        {
            throw new ShouldAssertException($"{agent} was to be {phase}, and the last seen was {seen}.", late);
        }
    }
}
