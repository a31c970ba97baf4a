using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>What stays in the data directory of an agent that no revision has any more.</summary>
public sealed class RemovedAgentTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private int Folders => Directory.GetDirectories(Path.Combine(_scratch.Data, "agents")).Length;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Agent_LeftOutOfTheFleet_LeavesItsLogAndNoSocketsNorToken()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        await UpAsync("one", "two");
        Folders.ShouldBe(2);

        await UpAsync("one");

        await Until.HoldsAsync(
            async () => (await PbmProgram.RunAsync(_scratch, "agent", "list")).Exit == 0 && Folders == 1,
            "the folder of the agent that is gone goes"
        );
        Directory
            .GetFiles(Path.Combine(_scratch.Data, "output"), "*", SearchOption.AllDirectories)
            .ShouldContain(file => file.Contains("two", StringComparison.Ordinal));
    }

    private async Task UpAsync(params string[] agents)
    {
        var fleet = SleeperFleet.Write(_scratch, agents);
        var up = await PbmProgram.RunAsync(_scratch, "fleet", "up", fleet, "--wait");
        up.Exit.ShouldBe(0, up.Out + up.Error);
    }
}
