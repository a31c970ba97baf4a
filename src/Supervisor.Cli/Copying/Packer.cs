using System.Formats.Tar;

namespace Supervisor.Cli.Copying;

/// <summary>
/// Makes an archive of files of this machine, as it is written. Links are packed as links. Owners are left out: who they are
/// here says nothing there.
/// </summary>
internal sealed class Packer : IDisposable
{
    private readonly TarWriter _tar;

    public Packer(Stream archive) => _tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true);

    /// <summary>Pipes, sockets and devices, which are nothing to copy.</summary>
    public List<string> Skipped { get; } = [];

    /// <param name="name">Under which it is in the archive; empty: what is in the directory, not the directory itself.</param>
    /// <exception cref="IOException">Something cannot be read.</exception>
    public void Add(string path, string name)
    {
        if (FileKind.IsLink(path))
        {
            var link = new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = new FileInfo(path).LinkTarget! };
            _tar.WriteEntry(Stamped(link, new FileInfo(path)));
        }
        else if (Directory.Exists(path))
        {
            AddDirectory(path, name);
        }
        else if (FileKind.IsRegular(path))
        {
            AddFile(path, name);
        }
        else
        {
            Skipped.Add(path);
        }
    }

    public void Dispose() => _tar.Dispose();

    private void AddDirectory(string path, string name)
    {
        if (name.Length > 0)
        {
            _tar.WriteEntry(Stamped(new PaxTarEntry(TarEntryType.Directory, $"{name}/"), new DirectoryInfo(path)));
        }

        foreach (var child in Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal))
        {
            var own = Path.GetFileName(child);
            Add(child, name.Length > 0 ? $"{name}/{own}" : own);
        }
    }

    private void AddFile(string path, string name)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new FixedLengthStream(file);
        var entry = Stamped(new PaxTarEntry(TarEntryType.RegularFile, name), new FileInfo(path));
        entry.DataStream = content;
        _tar.WriteEntry(entry);
    }

    private static PaxTarEntry Stamped(PaxTarEntry entry, FileSystemInfo info)
    {
        entry.ModificationTime = new DateTimeOffset(info.LastWriteTimeUtc);
        if (!OperatingSystem.IsWindows() && entry.EntryType is not TarEntryType.SymbolicLink)
        {
            entry.Mode = info.UnixFileMode;
        }

        return entry;
    }
}
