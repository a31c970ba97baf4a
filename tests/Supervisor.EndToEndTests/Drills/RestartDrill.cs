using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.EndToEndTests.Supervised;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>Many restarts leave nothing behind: no descriptor, no memory, no file, no process, and a journal of bounded size.</summary>
public sealed class RestartDrill(ITestOutputHelper output)
{
    private const int SlackInDescriptors = 16;
    private const int SlackInFiles = 4;

    [Fact]
    public async Task Restarts_Fifty_LeaveNoDescriptorAndNoFile()
    {
        await using var node = await StartAsync(agents: 5);
        await RestartAsync(node, rounds: 5, agents: 5);
        var before = await Footprint.OfAsync(node);

        await RestartAsync(node, rounds: 5, agents: 5);
        var after = await Footprint.OfAsync(node);

        Compare(before, after);
    }

    [Drill("restarts")]
    public async Task Restarts_TenThousand_LeaveNothingBehind()
    {
        const int Agents = 20;
        const int Rounds = 250;
        await using var node = await StartAsync(Agents);
        await RestartAsync(node, Rounds, Agents);
        var half = await Footprint.OfAsync(node);
        output.WriteLine($"after {Rounds * Agents}: {half}");

        await RestartAsync(node, Rounds, Agents);
        var whole = await Footprint.OfAsync(node);
        output.WriteLine($"after {2 * Rounds * Agents}: {whole}");

        Compare(half, whole);
        // What the first half has filled, kept events and caches, is not filled twice.
        whole.DaemonKilobytes.ShouldBeLessThan(half.DaemonKilobytes * 6 / 5);
        whole.GuardKilobytes.ShouldBeLessThan(half.GuardKilobytes * 6 / 5);
        whole.JournalBytes.ShouldBeLessThan(half.JournalBytes * 6 / 5);
    }

    private static void Compare(Footprint before, Footprint after)
    {
        after.DaemonDescriptors.ShouldBeLessThan(before.DaemonDescriptors + SlackInDescriptors);
        after.GuardDescriptors.ShouldBeLessThan(before.GuardDescriptors + SlackInDescriptors);
        after.Files.ShouldBeInRange(before.Files - SlackInFiles, before.Files + SlackInFiles);
        after.Processes.ShouldBe(before.Processes);
    }

    private static Task<SupervisedNode> StartAsync(int agents) =>
        SupervisedNode.StartAsync([.. Enumerable.Range(1, agents).Select(number => $"Agent{number}")]);

    /// <summary>By command, which is no storm: each agent is stopped, and started by the same steps as after a crash.</summary>
    private static async Task RestartAsync(SupervisedNode node, int rounds, int agents)
    {
        for (var round = 0; round < rounds; round++)
        {
            var births = node.Births.Count;
            var restarted = await PbmProgram.RunAsync(node.Scratch, "group", "restart", FleetText.Group, "--wait");
            restarted.Exit.ShouldBe(0, restarted.Error);
            node.Births.Count.ShouldBe(births + agents);
        }
    }
}
