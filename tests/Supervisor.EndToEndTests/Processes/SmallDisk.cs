using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>
/// A disk of its own for a daemon's data directory, in memory, so that it can be full; see <see cref="Scratch"/>. Mounting takes root; a test without
/// that right is skipped.
/// </summary>
internal sealed class SmallDisk
{
    private readonly string _directory;

    private SmallDisk(string directory) => _directory = directory;

    private string Filler => Path.Combine(_directory, "filler");

    public static async Task<SmallDisk> MountAsync(string directory, int sizeInMiB)
    {
        Directory.CreateDirectory(directory);
        string[] options = ["-t", "tmpfs", "-o", $"size={sizeInMiB}m,mode=700", "supervisor-test", directory];
        var mounted = await RunAsync("mount", options);
        Assert.SkipUnless(mounted.Exit == 0, $"No disk can be mounted here: {mounted.Error.Trim()}");
        return new SmallDisk(directory);
    }

    /// <summary>Takes all the room there is.</summary>
    public void FillUp()
    {
        using var file = File.OpenHandle(Filler, FileMode.Create, FileAccess.Write);
        var block = new byte[4096];
        Should
            .Throw<IOException>(() =>
            {
                for (long offset = 0; ; offset += block.Length)
                {
                    RandomAccess.Write(file, block, offset);
                }
            })
            .Message.ShouldContain("space", Case.Insensitive);
    }

    public void MakeRoom() => File.Delete(Filler);

    /// <summary>
    /// Once nothing runs there any more. One that was killed shows neither command line nor environment from when it begins to end, and
    /// closes its files after that: so long the disk is busy.
    /// </summary>
    public void Unmount()
    {
        const int Tries = 500;
        ProgramResult unmounted;
        var tries = 0;
        do
        {
            unmounted = RunAsync("umount", _directory).GetAwaiter().GetResult();
        } while (unmounted.Exit != 0 && ++tries < Tries);

        unmounted.Exit.ShouldBe(0, unmounted.Error);
    }

    private static Task<ProgramResult> RunAsync(string program, params string[] arguments) =>
        ProgramResult.OfAsync(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
}
