namespace Supervisor.Sqlite.Native;

internal static class LibraryCandidates
{
    public const string Bundled = "e_sqlite3";

    // Upserts, which the stores use, came with 3.24.
    private const int OldestUsable = 3_024_000;

    public static IReadOnlyList<string> OfSystem { get; } =
        OperatingSystem.IsWindows() ? ["winsqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib", "libsqlite3.dylib"]
        : ["libsqlite3.so.0"];

    public static bool IsRecentEnough(int versionNumber) => versionNumber >= OldestUsable;
}
