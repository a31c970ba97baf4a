using System.Globalization;
using System.Runtime.InteropServices;
using Supervisor.Sqlite.Native;

namespace Supervisor.Sqlite;

/// <summary>
/// Which SQLite is in use. The system's own is preferred, because the system keeps it patched; where there is none, or
/// one too old, the library that ships with this program serves.
/// </summary>
public sealed record SqliteLibrary(string Name, string Version, bool IsBundled)
{
    private static readonly Lazy<(SqliteLibrary Library, nint Handle)> Chosen = new(static () =>
        Choose(LibraryCandidates.OfSystem)
    );

    public static SqliteLibrary Current => Chosen.Value.Library;

    /// <summary>What the operator should know about this library; empty when there is nothing to say.</summary>
    public string Warning =>
        IsBundled
            ? $"This machine has no usable SQLite of its own, so the bundled one ({Version}) is used, which gets no "
                + "security updates from the system. Install the system's library (Debian: apt-get install "
                + "libsqlite3-0) and restart."
            : "";

    internal static nint Handle => Chosen.Value.Handle;

    internal static (SqliteLibrary Library, nint Handle) Choose(IEnumerable<string> candidatesOfSystem)
    {
        foreach (var name in candidatesOfSystem)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                var number = VersionNumber(handle);
                if (LibraryCandidates.IsRecentEnough(number))
                {
                    return (new SqliteLibrary(name, Text(number), IsBundled: false), handle);
                }

                NativeLibrary.Free(handle);
            }
        }

        return LoadBundled();
    }

    private static (SqliteLibrary, nint) LoadBundled()
    {
        var handle = NativeLibrary.Load(LibraryCandidates.Bundled, typeof(SqliteLibrary).Assembly, null);
        return (new SqliteLibrary(LibraryCandidates.Bundled, Text(VersionNumber(handle)), IsBundled: true), handle);
    }

    private static unsafe int VersionNumber(nint handle) =>
        NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var function)
            ? ((delegate* unmanaged<int>)function)()
            : 0;

    private static string Text(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number / 1_000_000}.{number / 1000 % 1000}.{number % 1000}");
}
