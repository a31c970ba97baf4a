using System.Formats.Tar;

namespace Supervisor.Cli.Copying;

/// <summary>
/// Unpacks an archive of a container, whose root may be anybody: nothing is written outside of the place that was chosen,
/// whatever names and links are in it. All entries are below one name, which is replaced by the chosen one.
/// </summary>
/// <param name="directory">Is there, and is the operator's choice: links that lead to it are his.</param>
/// <param name="name">In it; empty: the directory itself.</param>
internal sealed class Unpacker(string directory, string name)
{
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    private readonly string _root = name.Length > 0 ? Path.Combine(directory, name) : directory;
    private readonly List<(string Path, TarEntry Entry)> _directories = [];
    private string? _top;

    /// <summary>Pipes and devices, which are nothing to copy.</summary>
    public List<string> Skipped { get; } = [];

    /// <exception cref="CopyException">The archive would write where it must not, or something is in the way.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Run(Stream archive)
    {
        using var tar = new TarReader(archive, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not TarEntryType.GlobalExtendedAttributes)
            {
                Take(entry, PathOf(entry.Name));
            }
        }

        // Last, and from the inside out: a directory may be one that nobody may write to.
        foreach (var (path, entry) in Enumerable.Reverse(_directories))
        {
            Stamp(path, entry);
        }
    }

    private void Take(TarEntry entry, string path)
    {
        RefuseLinksAbove(path);
        switch (entry.EntryType)
        {
            case TarEntryType.Directory:
                if (IsMade(path))
                {
                    _directories.Add((path, entry));
                }

                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                WriteFile(path, entry.DataStream ?? Stream.Null);
                Stamp(path, entry);
                break;
            case TarEntryType.SymbolicLink:
                Clear(path);
                File.CreateSymbolicLink(path, entry.LinkName);
                break;
            case TarEntryType.HardLink:
                CopyLinked(PathOf(entry.LinkName), path);
                break;
            default:
                Skipped.Add(entry.Name);
                break;
        }
    }

    private string PathOf(string entry)
    {
        var words = entry.Split('/').Where(word => word.Length > 0 && word != ".").ToArray();
        if (
            Array.Exists(
                words,
                word => word == ".." || word.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            )
        )
        {
            throw new CopyException($"The archive has '{entry}', which leads out of it. Nothing of that is written.");
        }

        _top ??= words.Length > 0 ? words[0] : "";
        var isBelow = _top.Length == 0 || (words.Length > 0 && words[0] == _top);
        return isBelow
            ? Path.Combine([_root, .. _top.Length == 0 ? words : words[1..]])
            : throw new CopyException($"The archive has '{entry}', which is not below '{_top}' as everything else.");
    }

    /// <summary>A link that the archive has made, or that stands there, would lead elsewhere what is written below it.</summary>
    private void RefuseLinksAbove(string path)
    {
        for (var above = Path.GetDirectoryName(path)!; above.Length >= _root.Length && above != directory; )
        {
            if (FileKind.IsLink(above))
            {
                throw new CopyException($"{above} is a link, and is not followed while files are unpacked.");
            }

            above = Path.GetDirectoryName(above)!;
        }
    }

    /// <summary>One that was there before keeps its own mode and time.</summary>
    private static bool IsMade(string path)
    {
        if (FileKind.IsLink(path) || File.Exists(path))
        {
            throw new CopyException($"{path} is there, and is no directory.");
        }

        if (Directory.Exists(path))
        {
            return false;
        }

        Directory.CreateDirectory(path);
        return true;
    }

    /// <summary>Over a file that is there; a link in its place is replaced and never written through.</summary>
    private void WriteFile(string path, Stream content)
    {
        // What the operator has named himself may be a link of his.
        if (path != _root || name.Length == 0)
        {
            Clear(path);
        }

        if (Directory.Exists(path))
        {
            throw new CopyException($"{path} is there, and is a directory.");
        }

        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        content.CopyTo(file);
    }

    private void CopyLinked(string linked, string path)
    {
        RefuseLinksAbove(linked);
        if (FileKind.IsLink(linked))
        {
            throw new CopyException($"{linked} is a link, and is not followed while files are unpacked.");
        }

        using var content = new FileStream(linked, FileMode.Open, FileAccess.Read);
        WriteFile(path, content);
    }

    private static void Clear(string path)
    {
        if (FileKind.IsLink(path) || File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static void Stamp(string path, TarEntry entry)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, entry.Mode & Permissions);
        }

        File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);
    }
}
