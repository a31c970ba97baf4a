using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Daemons;

/// <summary>A data directory that cannot be used, or must not be: one sentence, and nothing in it is changed.</summary>
public sealed class RefusedDirectoryTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task DataDirectory_ThatCannotBe_IsSaid()
    {
        var refused = await Daemon.RefusedAsync(_scratch, "--data-dir", "/proc/supervisor", "--listen", "127.0.0.1:0");

        refused.Exit.ShouldBe(1);
        refused.Error.ShouldContain("/proc/supervisor cannot be used");
    }

    [Fact]
    public async Task DataDirectory_OfAnotherUser_IsSaid()
    {
        Directory.CreateDirectory(_scratch.Data);
        var start = Programs.Start(
            Programs.Supervisor,
            ["--data-dir", _scratch.Data, "--listen", "127.0.0.1:0"],
            _scratch.Home
        );

        var refused = await ProgramResult.OfAsync(await OtherUser.AsAsync(start));

        refused.Exit.ShouldBe(1);
        refused.Error.ShouldContain("cannot be used");
        refused.Error.ShouldContain("--data-dir");
    }

    [Fact]
    public async Task DataDirectory_OpenToOthers_IsRefused()
    {
        Directory.CreateDirectory(_scratch.Data);
        File.SetUnixFileMode(_scratch.Data, (UnixFileMode)0b111_111_101);

        await ShouldRefuseAsync("chmod go-w");
    }

    [Fact]
    public async Task DataDirectory_OwnedByAnotherUser_IsRefused()
    {
        Assert.SkipUnless(Posix.IsRoot, "Only root can give a directory to another user.");
        Directory.CreateDirectory(_scratch.Data, (UnixFileMode)0b111_000_000);
        Posix.GiveToNobody(_scratch.Data);

        await ShouldRefuseAsync("belongs to another user (uid 65534)");
    }

    [Fact]
    public async Task Identity_Damaged_IsRefusedAndKept()
    {
        await StartOnceAsync();
        var path = Path.Combine(_scratch.Data, "identity.json");
        File.WriteAllText(path, "{ half");

        await ShouldRefuseAsync("is damaged");

        File.ReadAllText(path).ShouldBe("{ half");
    }

    [Fact]
    public async Task Identity_Lost_IsNotReplaced()
    {
        await StartOnceAsync();
        File.Delete(Path.Combine(_scratch.Data, "identity.json"));

        await ShouldRefuseAsync("is missing");
    }

    [Fact]
    public async Task Identity_OfAnotherMachine_IsRefused()
    {
        await StartOnceAsync();
        var path = Path.Combine(_scratch.Data, "identity.json");
        var identity = File.ReadAllText(path);
        Assert.SkipUnless(identity.Contains("\"machine\"", StringComparison.Ordinal), "This system has no machine id.");
        File.WriteAllText(path, identity.Replace("\"machine\": \"", "\"machine\": \"0", StringComparison.Ordinal));

        await ShouldRefuseAsync("belongs to another machine");
    }

    [Fact]
    public async Task Token_OpenToOthers_IsRefused()
    {
        await StartOnceAsync();
        File.SetUnixFileMode(Path.Combine(_scratch.Data, "operator.token"), (UnixFileMode)0b110_100_100);

        await ShouldRefuseAsync("no secret any more");
    }

    [Fact]
    public async Task NodeName_AskedForAfterTheFirstStart_IsRefused()
    {
        await StartOnceAsync();

        var refused = await Daemon.RefusedAsync(
            _scratch,
            ["--data-dir", _scratch.Data, "--listen", "127.0.0.1:0", "--node", "pc2"]
        );

        refused.Exit.ShouldBe(1);
        refused.Error.ShouldContain("belongs to the node 'pc1'");
    }

    private async Task StartOnceAsync()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        (await daemon.StopAsync(Posix.SigTerm)).ShouldBe(0);
    }

    private async Task ShouldRefuseAsync(string sentence)
    {
        var refused = await Daemon.RefusedAsync(_scratch, "--data-dir", _scratch.Data, "--listen", "127.0.0.1:0");
        refused.Exit.ShouldBe(1);
        refused.Error.ShouldContain(sentence);
        refused.Error.Trim().ShouldNotContain("\n");
    }
}
