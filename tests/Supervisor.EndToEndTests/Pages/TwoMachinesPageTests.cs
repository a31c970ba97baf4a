using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Drills;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.EndToEndTests.Pages;

/// <summary>Who follows docs/two-machines.md word by word has what it promises.</summary>
public sealed class TwoMachinesPageTests
{
    private const int Agents = 81;

    private static readonly string[] Machines = ["laptop", "mainpc", "pc2", "witness"];
    private static readonly string[] ProgramsOfThePage = ["bash", "curl", "openssl", "python3", "setsid"];

    [Fact]
    public async Task Page_FollowedWordByWord_LeadsToOneFleetOnTwoMachines_OfWhichOneMayDie()
    {
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        Assert.SkipUnless(ProgramsOfThePage.All(IsThere), $"It takes {string.Join(", ", ProgramsOfThePage)}.");
        var page = await File.ReadAllTextAsync(
            Path.Combine(RunningDemo.Root, "docs", "two-machines.md"),
            TestContext.Current.CancellationToken
        );
        var commands = PageReader.Read(page);
        using var world = new PlayedWorld(EtcdProgram.Path!);
        world.Begin(Machines);

        foreach (var command in commands)
        {
            await world.FollowAsync(command);
        }

        commands.Select(command => command.Machine).Distinct().Order().ShouldBe(Machines);
        await AllReadyAsync(world["pc2"]);
    }

    private static async Task AllReadyAsync(PlayedMachine machine)
    {
        IReadOnlyList<JsonElement> agents = [];
        await Until.HoldsAsync(
            async () =>
            {
                var listed = await machine.RunAsync("pbm agent list -o json");
                agents = listed.Exit == 0 ? [.. JsonDocument.Parse(listed.Out).RootElement.EnumerateArray()] : [];
                return agents.Count == Agents && agents.All(row => FleetWorld.Text(row, "state") == "ready");
            },
            $"all {Agents} are ready",
            () => string.Join('\n', agents.Where(row => FleetWorld.Text(row, "state") != "ready"))
        );
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(directory => File.Exists(Path.Combine(directory, program)));
}
