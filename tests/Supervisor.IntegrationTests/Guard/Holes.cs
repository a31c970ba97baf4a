using Supervisor.Guard.Native;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>Where a file has no data.</summary>
internal static class Holes
{
    private const int SeekHole = 4;

    public static long FirstData(string path) => Seek(path, 0, Libc.SeekData);

    public static long AllocatedBytes(string path)
    {
        var length = new FileInfo(path).Length;
        long data = 0;
        for (var at = FirstData(path); at < length; )
        {
            var hole = Seek(path, at, SeekHole);
            data += hole - at;
            at = Seek(path, hole, Libc.SeekData);
        }

        return data;
    }

    /// <summary>The end of the file when there is nothing of the kind.</summary>
    private static long Seek(string path, long from, int whence)
    {
        var descriptor = Errno.Check(Libc.Open(path, Libc.OpenReadOnly | Libc.OpenCloseOnExec), $"Opening {path}");
        var found = Libc.Seek(descriptor, from, whence);
        Libc.Close(descriptor);
        return found >= 0 ? found : new FileInfo(path).Length;
    }
}
