using System.Text;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>Small files that a reader sees whole or not at all.</summary>
internal static class WholeFile
{
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
}
