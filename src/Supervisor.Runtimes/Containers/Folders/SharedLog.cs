using System.Runtime.InteropServices;

namespace Supervisor.Runtimes.Containers.Folders;

/// <summary>
/// An agent's log, which a container is to write to. The file has two names: the container sees one, in its group's folder, and
/// everything else goes by the other, where no container gets to. So whatever its root does in there, what is cut off the log
/// and noted of it goes where it should.
/// </summary>
internal static partial class SharedLog
{
    /// <summary>Makes the log if it is not there, and the container's name for it anew: it may have been put to another use.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void Show(string log, string inFolder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        GroupFolders.MakeWritable(log, FileMode.OpenOrCreate);
        var beside = $"{inFolder}.{Guid.NewGuid():N}";
        if (Link(log, beside) != 0)
        {
            throw new IOException(
                $"{inFolder} cannot be made: {Marshal.GetLastPInvokeErrorMessage()}.",
                Marshal.GetLastPInvokeError()
            );
        }

        try
        {
            File.Move(beside, inFolder, overwrite: true);
        }
        finally
        {
            // Where both were names of the same file already, moving leaves both; and where something else is in its place, one more each time.
            File.Delete(beside);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string file, string name);
}
