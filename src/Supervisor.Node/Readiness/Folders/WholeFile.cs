using System.Text;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>Small files that a reader sees whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>
    /// Over the content of one that <see cref="Write"/> made for the same owner, which takes a tenth of the time. It is for
    /// small files alone: what fits into a page of memory is there whole, or not at all, for whoever reads it meanwhile.
    /// </summary>
    public static void Rewrite(string path, string content, UnixFileMode mode, FileOwner owner)
    {
        if (!TryOverwrite(path, Encoding.UTF8.GetBytes(content)))
        {
            Write(path, content, mode, owner);
        }
    }

    /// <summary>
    /// Written beside and moved into place, so that it has its mode and owner before anybody finds it. The old one goes
    /// first: some file systems begin to write to the disk when a file is replaced, which takes longer than all the rest
    /// of a start. Here nobody needs the old one any more, and on a full disk it leaves its room to the new one.
    /// </summary>
    public static void Write(string path, string content, UnixFileMode mode, FileOwner owner)
    {
        var beside = path + ".new";
        File.Delete(beside);
        File.Delete(path);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = mode,
        };
        using (var file = new FileStream(beside, options))
        {
            file.Write(Encoding.UTF8.GetBytes(content));
        }

        owner.Take(beside);
        File.Move(beside, path);
    }

    /// <returns>False when it is gone, or may not be opened any more.</returns>
    private static bool TryOverwrite(string path, byte[] bytes)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            RandomAccess.Write(file, bytes, fileOffset: 0);
            RandomAccess.SetLength(file, bytes.Length);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
