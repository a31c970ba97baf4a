using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>What a daemon does about its fleet when it starts.</summary>
public sealed class FleetOfStartTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Fleet_WithoutItsStore_IsLookedAfterFromTheJournal()
    {
        var fleet = SleeperFleet.Write(_scratch, "one", "two");
        await using (var first = await Daemon.StartAsync(_scratch, "--fleet", fleet))
        {
            await UpAsync(fleet);
            await first.KillAsync();
        }

        foreach (var file in Directory.GetFiles(_scratch.Data, "coordination.db*"))
        {
            File.Delete(file);
        }

        await using var second = await Daemon.StartAsync(_scratch);

        await ExpectAsync("agent", "stop", "two");
        (await SleeperFleet.ProcessesAsync(_scratch)).Keys.ShouldBe(["sleepers/one"]);
        SleeperFleet.Write(_scratch, "one", "two", "three");
        var refused = await PbmProgram.RunAsync(_scratch, "fleet", "up", fleet);
        refused.Exit.ShouldNotBe(0);
        refused.Error.ShouldContain("It stands at revision 0, and this node has applied 1.");
    }

    [Fact]
    public async Task Fleet_OfAJournalThatHangsAtTheStart_IsLookedAfterWhenItAnswers()
    {
        var fleet = SleeperFleet.Write(_scratch, "one");
        await using (var first = await Daemon.StartAsync(_scratch, "--fleet", fleet))
        {
            await UpAsync(fleet);
            await first.StopAsync(Posix.SigTerm);
        }

        SleeperFleet.Write(_scratch, "one", "two");
        HungStore.Hang(_scratch);
        await using var second = await Daemon.StartAsync(_scratch, "--fleet", fleet);
        second.Log.ShouldContain("The fleet is not looked after: What this node has to run cannot be read");
        (await ExpectAsync("node", "show")).ShouldContain("cannot be read from its journal");
        (await ExpectAsync("fleet", "status")).ShouldContain("tries again every few seconds");
        (await PbmProgram.RunAsync(_scratch, "fleet", "up", fleet, "--dry-run")).Exit.ShouldNotBe(0);

        HungStore.LetAnswer(_scratch);

        await second.ExpectAsync("could not be, is done now");
        (await UpAsync(fleet)).ShouldContain("which holds already");
        (await SleeperFleet.ProcessesAsync(_scratch)).Keys.Order().ShouldBe(["sleepers/one", "sleepers/two"]);
        (await ExpectAsync("node", "show")).ShouldNotContain("cannot be read");
    }

    [Fact]
    public async Task Fleet_TakenDown_StaysDownUntilItsFilesAreOthers()
    {
        var fleet = SleeperFleet.Write(_scratch, "one");
        await using (var first = await Daemon.StartAsync(_scratch, "--fleet", fleet))
        {
            await UpAsync(fleet);
            await ExpectAsync("fleet", "down", "--wait");
            await first.StopAsync(Posix.SigTerm);
        }

        await using (var second = await Daemon.StartAsync(_scratch, "--fleet", fleet))
        {
            (await ExpectAsync("agent", "why", "one")).ShouldContain("took the fleet down");
            await second.StopAsync(Posix.SigTerm);
        }

        SleeperFleet.Write(_scratch, "one", "two");
        await using var third = await Daemon.StartAsync(_scratch, "--fleet", fleet);
        (await ExpectAsync("agent", "why", "two")).ShouldContain("took the fleet down");
        await UpAsync(fleet);
        (await SleeperFleet.ProcessesAsync(_scratch)).Keys.Order().ShouldBe(["sleepers/one", "sleepers/two"]);
    }

    [Fact]
    public async Task Freeze_OutlivesTheDaemon()
    {
        var fleet = SleeperFleet.Write(_scratch, "one");
        await using (var first = await Daemon.StartAsync(_scratch, "--fleet", fleet))
        {
            await UpAsync(fleet);
            await ExpectAsync("fleet", "freeze", "moving");
            await first.KillAsync();
        }

        await using var second = await Daemon.StartAsync(_scratch);
        (await ExpectAsync("fleet", "status")).ShouldContain("moving");
        await ExpectAsync("fleet", "thaw");
        (await ExpectAsync("fleet", "status")).ShouldNotContain("moving");
    }

    [Fact]
    public async Task StoreOfAnotherNode_IsRefusedWithASentence()
    {
        using var other = new Scratch();
        await using (var daemon = await Daemon.StartAsync(other))
        {
            await daemon.StopAsync(Posix.SigTerm);
        }

        await using (var daemon = await Daemon.StartAsync(_scratch))
        {
            await daemon.StopAsync(Posix.SigTerm);
        }

        File.Copy(
            Path.Combine(other.Data, "coordination.db"),
            Path.Combine(_scratch.Data, "coordination.db"),
            overwrite: true
        );

        var refused = await Daemon.RefusedAsync(_scratch, "--data-dir", _scratch.Data, "--listen", "127.0.0.1:0");

        refused.Exit.ShouldBe(1, refused.Error);
        refused.Error.ShouldContain("This node cannot be 'pc1' in its fleet.");
    }

    [Fact]
    public async Task Profile_ThatNoServiceHas_IsToldByWhoeverIsAskedForIt()
    {
        var fleet = SleeperFleet.Write(_scratch, "one");
        await using var daemon = await Daemon.StartAsync(_scratch);

        var validated = await ExpectAsync("fleet", "validate", fleet, "--profile", "gpu");
        var applied = await ExpectAsync("fleet", "up", fleet, "--profile", "gpu");

        const string Says = "No service is of the profile 'gpu', which was asked for.";
        validated.ShouldContain(Says);
        applied.ShouldContain($"{Says} No service has a profile: ask for none.");
        applied.ShouldContain("Revision 1 holds");
    }

    [Fact]
    public async Task Fleet_OfStandardInput_IsApplied()
    {
        var text = await File.ReadAllTextAsync(
            SleeperFleet.Write(_scratch, "one"),
            TestContext.Current.CancellationToken
        );
        await using var daemon = await Daemon.StartAsync(_scratch);

        var applied = await ProgramResult.OfAsync(PbmProgram.Start(_scratch, "fleet", "up", "-", "--wait"), text);

        applied.Exit.ShouldBe(0, applied.Error);
        (await SleeperFleet.ProcessesAsync(_scratch)).Keys.ShouldBe(["sleepers/one"]);
    }

    private Task<string> UpAsync(string fleet) => ExpectAsync("fleet", "up", fleet, "--wait");

    private async Task<string> ExpectAsync(params string[] command)
    {
        var result = await PbmProgram.RunAsync(_scratch, command);
        result.Exit.ShouldBe(0, $"{string.Join(' ', command)}: {result.Out}{result.Error}");
        return result.Out + result.Error;
    }
}
