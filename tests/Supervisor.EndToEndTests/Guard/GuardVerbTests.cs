using System.Diagnostics;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Guard;

public sealed class GuardVerbTests
{
    [Fact]
    public async Task Guard_OnceReady_HasNothingOfTheDaemonInIt()
    {
        using var home = new Scratch();
        using var guard = Process.Start(
            Programs.Start(Programs.Supervisor, ["guard", "--data-dir", home.Home, "--cgroups", "none"], home.Home)
        )!;

        var line = await Patience.For(
            guard.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask(),
            "the guard's first line",
            () => "nothing"
        );
        var maps = await File.ReadAllTextAsync($"/proc/{guard.Id}/maps", TestContext.Current.CancellationToken);
        guard.Kill();
        await Patience.ForEndOf(guard, () => line ?? "nothing");

        line.ShouldBe("ready");
        var loaded = maps.Split('\n')
            .Select(Path.GetFileName)
            .Where(file => file!.EndsWith(".dll", StringComparison.Ordinal));
        loaded
            .Where(file => file!.StartsWith("Supervisor.", StringComparison.Ordinal))
            .Distinct()
            .ShouldBe(["Supervisor.Contracts.dll", "Supervisor.Guard.dll"], ignoreOrder: true);
        maps.ShouldNotContain("AspNetCore");
        maps.ShouldNotContain("Serilog");
        maps.ShouldNotContain("sqlite");
    }

    [Fact]
    public async Task Guard_OptionThatItDoesNotKnow_IsRefusedWithTheUsage()
    {
        using var home = new Scratch();
        using var guard = Process.Start(Programs.Start(Programs.Supervisor, ["guard", "--loud"], home.Home))!;

        var said = await Patience.For(
            guard.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken),
            "a refusal",
            () => "nothing"
        );
        await Patience.ForEndOf(guard, () => said);

        guard.ExitCode.ShouldBe(2);
        said.ShouldContain("The guard does not know '--loud'. usage: supervisor guard --data-dir DIR");
    }
}
