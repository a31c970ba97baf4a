namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>
/// A file that holds room on the disk. When the disk is full it is given up, so that the journal can go on for a while:
/// append what must be written, and write back its log. It is made again when there is plenty of room.
/// </summary>
internal sealed class DiskReserve(string path, long size, TimeProvider time)
{
    // Made again only when that leaves as much free as it takes twice: otherwise it would take what it has just given.
    private const int RoomFactor = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private long _lastTry = time.GetTimestamp();

    public bool IsThere { get; private set; }

    public long Bytes => IsThere ? size : 0;

    /// <summary>Not being able to is no failure of the journal: it goes on without, and tries again.</summary>
    public void MakeIfRoom()
    {
        CloseToOthers();
        _lastTry = time.GetTimestamp();
        try
        {
            IsThere = File.Exists(path) && new FileInfo(path).Length == size;
            if (!IsThere && size > 0 && FreeBytes() >= size * RoomFactor)
            {
                Make();
                IsThere = true;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            IsThere = false;
        }
    }

    /// <summary>As <see cref="MakeIfRoom"/>, when it is missing and the last try is a while ago.</summary>
    public void MakeAgainIfDue()
    {
        if (!IsThere && time.GetElapsedTime(_lastTry) >= Pause)
        {
            MakeIfRoom();
        }
    }

    /// <summary>False when there was nothing left to give up.</summary>
    public bool Release()
    {
        if (!IsThere)
        {
            return false;
        }

        File.Delete(path);
        IsThere = false;
        _lastTry = time.GetTimestamp();
        return true;
    }

    private long FreeBytes() => new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace;

    // Written, not just claimed: some file systems take a preallocation and still have no room later.
    private void Make()
    {
        try
        {
            WriteZeros();
        }
        catch (IOException)
        {
            // Half a reserve would be of no use, and in the way.
            File.Delete(path);
            throw;
        }
    }

    private void WriteZeros()
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        CloseToOthers();
        var zeros = new byte[64 * 1024];
        for (long offset = 0; offset < size; offset += zeros.Length)
        {
            RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(zeros.Length, size - offset)), offset);
        }

        RandomAccess.FlushToDisk(file);
    }

    // What stands beside the journal is its owner's, as the journal is; a file system that knows no modes keeps it so itself.
    private void CloseToOthers()
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It holds nothing but zeros: no reason to go without a journal.
        }
    }
}
