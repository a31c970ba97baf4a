namespace Supervisor.EndToEndTests.Processes;

/// <summary>A journal's store that does not answer when it is opened, until it is let to.</summary>
internal static class HungStore
{
    public static string ReserveOf(Scratch scratch) => Path.Combine(scratch.Data, "journal.db.reserve");

    // The journal opens its reserve first, and a pipe that nobody reads cannot be opened: neither now nor in 2 s.
    public static void Hang(Scratch scratch)
    {
        Directory.CreateDirectory(
            scratch.Data,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
        File.Delete(ReserveOf(scratch));
        Posix.MakeFifo(ReserveOf(scratch));
    }

    // Whoever opens the pipe meanwhile finds it read, and who comes later finds none.
    public static void LetAnswer(Scratch scratch)
    {
        using var reader = new FileStream(ReserveOf(scratch), FileMode.Open, FileAccess.Read);
        File.Delete(ReserveOf(scratch));
    }
}
