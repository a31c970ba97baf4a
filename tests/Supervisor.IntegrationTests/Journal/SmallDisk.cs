using Shouldly;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>A mounted disk of its own, in memory. Needs the right to mount; a test without it is skipped.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-disk-").FullName;

    private SmallDisk() { }

    public static async Task<SmallDisk> MountAsync(int sizeInMiB)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small disk in memory is mounted on Linux only.");
        var disk = new SmallDisk();
        var (code, why) = await ChildProcess.RunAsync(
            "mount",
            "-t",
            "tmpfs",
            "-o",
            $"size={sizeInMiB}m",
            "supervisor-test",
            disk._directory
        );
        if (code != 0)
        {
            Directory.Delete(disk._directory);
            Assert.Skip($"No disk can be mounted here: {why.Trim()}");
        }

        return disk;
    }

    public string File(string name) => Path.Combine(_directory, name);

    public string Fill(string name, int bytes)
    {
        System.IO.File.WriteAllBytes(File(name), new byte[bytes]);
        return File(name);
    }

    /// <summary>Takes all the room there is.</summary>
    public void FillUp(string name)
    {
        using var file = System.IO.File.OpenHandle(File(name), FileMode.Create, FileAccess.Write);
        var block = new byte[4096];
        try
        {
            for (long offset = 0; ; offset += block.Length)
            {
                RandomAccess.Write(file, block, offset);
            }
        }
        catch (IOException full)
        {
            full.Message.ShouldContain("space", Case.Insensitive);
        }
    }

    /// <summary>From now on it can only be read.</summary>
    public async Task ProtectAsync()
    {
        var (code, why) = await ChildProcess.RunAsync("mount", "-o", "remount,ro", _directory);
        code.ShouldBe(0, why);
    }

    public async ValueTask DisposeAsync()
    {
        var (code, why) = await ChildProcess.RunAsync("umount", _directory);
        code.ShouldBe(0, why);
        Directory.Delete(_directory);
    }
}
