using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Daemons;

/// <summary>A daemon whose disk hangs, is full, or has files of an earlier version.</summary>
public sealed class DiskInDistressTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Reserve => HungStore.ReserveOf(_scratch);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Store_ThatHangsAtTheStart_IsServedWithoutUntilItAnswers()
    {
        HungStore.Hang(_scratch);
        await using var daemon = Daemon.Begin(_scratch);

        await daemon.ExpectAsync("has not answered for 2 s");
        await daemon.ExpectAsync("is ready at");
        (await PbmProgram.RunAsync(_scratch, "actor", "hierarchy")).Exit.ShouldBe(0);

        HungStore.LetAnswer(_scratch);
        await daemon.ExpectAsync("The journal is Ready");
        (await daemon.StopAsync(Posix.SigTerm)).ShouldBe(0);
    }

    [Fact]
    public async Task Store_ThatHangsAtTheStart_DoesNotKeepASignalFromStoppingTheDaemonInOrder()
    {
        HungStore.Hang(_scratch);
        await using var daemon = Daemon.Begin(_scratch);
        await daemon.ExpectAsync("The journal is Opening");

        (await daemon.StopAsync(Posix.SigTerm)).ShouldBe(0);

        daemon.Log.ShouldContain("Stopping on SIGTERM");
        daemon.Log.ShouldContain("Stopped");
        // Where the machine was so slow to deliver the signal that the store's time was up, it may have begun to serve.
        daemon
            .Log.Split('\n')
            .TakeWhile(line => !line.Contains("has not answered for 2 s", StringComparison.Ordinal))
            .ShouldNotContain(line => line.Contains("is ready at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Disk_FullAtTheStart_IsServedWithoutAnAddressFileAndUsedWhenThereIsRoom()
    {
        var disk = await _scratch.MountDataAsync(sizeInMiB: 8);
        await using (var first = await Daemon.StartAsync(_scratch))
        {
            (await first.StopAsync(Posix.SigTerm)).ShouldBe(0);
        }

        disk.FillUp();
        await using var daemon = Daemon.Begin(_scratch);

        await daemon.ExpectAsync("The address could not be written into");
        await daemon.ExpectAsync("is ready at");
        daemon.Log.ShouldNotContain("Exception");
        (await PbmProgram.RunAsync(_scratch, "actor", "hierarchy")).Exit.ShouldBe(0);
        disk.MakeRoom();
        await daemon.ExpectAsync("The journal is ready");
        (await daemon.StopAsync(Posix.SigTerm)).ShouldBe(0);
    }

    [Fact]
    public async Task Reserve_OpenToOthers_IsClosedAtTheNextStart()
    {
        await using (var first = await Daemon.StartAsync(_scratch))
        {
            await first.StopAsync(Posix.SigTerm);
        }

        File.SetUnixFileMode(Reserve, (UnixFileMode)0b110_100_100);
        await using var daemon = await Daemon.StartAsync(_scratch);

        File.GetUnixFileMode(Reserve).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
