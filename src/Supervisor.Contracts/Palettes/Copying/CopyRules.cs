namespace Supervisor.Contracts.Palettes.Copying;

/// <summary>
/// Where a copy goes, in the same way on both sides: into a directory that is there, under its own name; to a name that is not
/// there, under that; over a file.
/// </summary>
public static class CopyRules
{
    public static Outcome<CopyPlace> Place(CopySource source, CopyPath target, PathKind there, bool hasParent) =>
        (there, source.IsDirectory) switch
        {
            (PathKind.Directory, true) when source.IsContents => new CopyPlace(target.Path, ""),
            (PathKind.Directory, _) => new CopyPlace(target.Path, source.Name),
            (PathKind.File, true) => Refused(
                $"The directory {source.Name} cannot be copied over {target}, which is a file.",
                "Name a directory, or what is not there yet."
            ),
            (PathKind.File, false) when target.IsDirectory => Refused(
                $"{target} is no directory.",
                "Leave the slash away."
            ),
            (PathKind.File, false) => new CopyPlace(target.Parent, target.Name),
            (_, false) when target.IsDirectory => Refused($"There is no directory {target}.", "Make it first."),
            _ when !hasParent => Refused($"There is no directory {target.Parent}.", "Make it first."),
            _ => new CopyPlace(target.Parent, target.Name),
        };

    private static OperatorError Refused(string what, string remedy) => new(ErrorCodes.Refused, what, "", remedy);
}

/// <param name="Name">Its last name.</param>
/// <param name="IsContents">Not the directory itself, but what is in it.</param>
public sealed record CopySource(string Name, bool IsDirectory, bool IsContents);

/// <param name="Directory">It is there.</param>
/// <param name="Name">In it; empty: what is copied is the directory's own content.</param>
public sealed record CopyPlace(string Directory, string Name);

public enum PathKind
{
    None,
    File,
    Directory,
}
