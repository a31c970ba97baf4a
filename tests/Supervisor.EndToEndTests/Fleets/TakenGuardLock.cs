using System.Diagnostics;
using System.Globalization;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>The lock that only one guard of a data directory has, in a stranger's hands: no guard can be there meanwhile.</summary>
internal sealed class TakenGuardLock : IAsyncDisposable
{
    private readonly Process _holder;

    private TakenGuardLock(Process holder) => _holder = holder;

    /// <summary>Kills the guard, and has the lock before another can take it.</summary>
    /// <param name="guard">It stands still: then nobody is quicker than who waits for the lock already.</param>
    public static async Task<TakenGuardLock> TakeFromAsync(int guard, Scratch scratch)
    {
        string[] arguments = ["-c", "exec 9< \"$0\"; echo waits; flock 9; echo has it; exec sleep 1000", Lock(scratch)];
        var holder = Process.Start(Programs.Start("/bin/sh", arguments, scratch.Home))!;
        await ExpectAsync(holder, "waits");
        await MachineProcesses.KillAsync(guard);
        await ExpectAsync(holder, "has it");
        return new TakenGuardLock(holder);
    }

    public async ValueTask DisposeAsync()
    {
        _holder.Kill(entireProcessTree: true);
        await Patience.ForEndOf(_holder, () => "it still runs");
        _holder.Dispose();
    }

    private static string Lock(Scratch scratch) => Path.Combine(scratch.Data, "guard.lock");

    private static async Task ExpectAsync(Process holder, string line)
    {
        var said = await Patience.For(
            holder.StandardOutput.ReadLineAsync(),
            string.Create(CultureInfo.InvariantCulture, $"'{line}' of process {holder.Id}"),
            () => "nothing"
        );
        if (said != line)
        {
            throw new InvalidOperationException($"'{line}' was expected, and it said '{said}'.");
        }
    }
}
