using System.Security.Cryptography;
using System.Text;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Folders;

/// <summary>Makes the folders of groups, which have to be there before their containers are made.</summary>
public static class GroupFolders
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode ForAllToSee =
        Own | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode ForAllToAddTo =
        ForAllToSee | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.StickyBit;
    private const UnixFileMode FileForAllToSee =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode FileForAllToWrite = FileForAllToSee | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private const int MarkBytes = 16;

    private static readonly string Script = ReadScript();

    /// <summary>Makes what is not there, and brings the script up to date: shells that run the old one keep theirs.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void Prepare(GroupFolder folder)
    {
        MakeDirectory(Path.GetDirectoryName(folder.Path)!, Own);
        MakeDirectory(folder.Path, ForAllToSee);
        MakeDirectory(folder.Records, ForAllToAddTo);
        MakeDirectory(folder.Logs, ForAllToSee);
        MakeDirectory(folder.Starts, Own);
        MakeDirectory(folder.Names, ForAllToSee);
        if (!File.Exists(folder.Mark))
        {
            WriteWhole(folder.Mark, RandomNumberGenerator.GetHexString(MarkBytes * 2), FileForAllToSee);
        }

        if (!File.Exists(folder.Script) || File.ReadAllText(folder.Script) != Script)
        {
            WriteWhole(folder.Script, Script, FileForAllToSee);
        }
    }

    /// <summary>
    /// A file that programs of any user append to; made beforehand, because those may not make it. By its handle, and only if
    /// nothing is there: where containers may write, a name may lead elsewhere.
    /// </summary>
    internal static void MakeWritable(string path, FileMode how = FileMode.CreateNew)
    {
        if (how is FileMode.CreateNew && Path.Exists(path))
        {
            return;
        }

        using var file = File.OpenHandle(path, how, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, FileForAllToWrite);
        }
    }

    private static void MakeDirectory(string path, UnixFileMode mode)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            // Said again, because what a process may not give by default was taken off.
            SetMode(path, mode);
        }
    }

    /// <summary>Several may do so at once, each with a file of its own.</summary>
    private static void WriteWhole(string path, string content, UnixFileMode mode)
    {
        var beside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllBytes(beside, Encoding.UTF8.GetBytes(content));
            SetMode(beside, mode);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            // Where it did not come to its place: a disk that is full is not to be filled by one attempt after the other.
            File.Delete(beside);
        }
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        // Elsewhere there is no engine whose containers could have the folder.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static string ReadScript()
    {
        using var resource = typeof(GroupFolders).Assembly.GetManifestResourceStream("exec.sh")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
