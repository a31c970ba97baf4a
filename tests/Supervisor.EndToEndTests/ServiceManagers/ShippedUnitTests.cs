using Shouldly;
using Supervisor.EndToEndTests.Drills;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.ServiceManagers;

public sealed class ShippedUnitTests : IDisposable
{
    private const string Analyzer = "/usr/bin/systemd-analyze";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Unit_JudgedBySystemd_IsFaultless()
    {
        Assert.SkipUnless(File.Exists(Analyzer), $"There is no {Analyzer}.");
        var unit = _scratch.File("supervisor.service");
        // It names a program that this machine need not have installed.
        const string Installed = "ExecStart=/usr/local/bin/supervisor";
        SystemdUnit.Shipped.ShouldContain(Installed);
        File.WriteAllText(
            unit,
            SystemdUnit.Shipped.Replace(Installed, $"ExecStart={Programs.Supervisor}", StringComparison.Ordinal)
        );

        var verified = await ProgramResult.OfAsync(Programs.Start(Analyzer, ["verify", unit], _scratch.Home));

        verified.Exit.ShouldBe(0, verified.Error);
        // Said by those before 254; the unit and its documentation say so, too.
        verified
            .Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Contains(unit, StringComparison.Ordinal))
            .ShouldAllBe(line => line.Contains("'DelegateSubgroup'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Type=notify")]
    [InlineData("KillMode=process")]
    [InlineData("WatchdogSec=30s")]
    [InlineData("Delegate=yes")]
    [InlineData("Restart=on-failure")]
    public void Unit_HasTheLinesOnWhichTheAgentsLivesDepend(string line) =>
        SystemdUnit.Shipped.Split('\n').ShouldContain(line);
}
