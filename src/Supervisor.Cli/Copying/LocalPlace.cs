using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Copying;

/// <summary>A copy's side on this machine.</summary>
internal static class LocalPlace
{
    /// <summary>What is to be copied from here.</summary>
    public static Outcome<(string Path, SessionArchive Archive)> Source(string text, bool followsLink)
    {
        var path = PathOf(text);
        var isContents = CopyPath.Of(text).IsContents;
        if (FileKind.IsLink(path.Path) && (followsLink || path.IsDirectory))
        {
            path = path with { Path = new FileInfo(path.Path).ResolveLinkTarget(returnFinalTarget: true)!.FullName };
        }

        var isDirectory = Directory.Exists(path.Path) && !FileKind.IsLink(path.Path);
        if (!isDirectory && !File.Exists(path.Path) && !FileKind.IsLink(path.Path))
        {
            return new OperatorError(
                ErrorCodes.UnreadableFile,
                $"There is nothing at {text}.",
                "",
                "Name what is there."
            );
        }

        return !isDirectory && path.IsDirectory
            ? new OperatorError(ErrorCodes.UnreadableFile, $"{text} is no directory.", "", "Leave the slash away.")
            : (path.Path, new SessionArchive(isContents ? "" : PathOf(text).Name, isDirectory));
    }

    /// <summary>Where what comes is to be unpacked here.</summary>
    public static Outcome<CopyPlace> Target(string text, SessionArchive archive, bool isContents)
    {
        var path = PathOf(text);
        var there =
            Directory.Exists(path.Path) ? PathKind.Directory
            : File.Exists(path.Path) ? PathKind.File
            : PathKind.None;
        var source = new CopySource(archive.Name, archive.IsDirectory, isContents || archive.Name.Length == 0);
        return CopyRules.Place(source, path, there, Directory.Exists(path.Parent));
    }

    private static CopyPath PathOf(string text)
    {
        var full = Path.GetFullPath(text).Replace('\\', '/');
        return new CopyPath(
            full.Length > 1 ? full.TrimEnd('/') : full,
            IsContents: false,
            CopyPath.Of(text.Replace('\\', '/')).IsDirectory
        );
    }
}
