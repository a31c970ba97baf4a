namespace Supervisor.Contracts.Palettes.Copying;

/// <summary>A path with slashes, as it is and as it is meant.</summary>
/// <param name="Path">Without slashes at its end, and without <c>/.</c></param>
/// <param name="IsContents">Not the directory but what is in it: it ended in <c>/.</c></param>
/// <param name="IsDirectory">It must be one: it ended in a slash.</param>
public sealed record CopyPath(string Path, bool IsContents, bool IsDirectory)
{
    /// <summary>The last name; empty for the root.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The directory that it is in.</summary>
    public string Parent => Path.LastIndexOf('/') is > 0 and var slash ? Path[..slash] : "/";

    /// <summary>Of a container, where a path begins at the root.</summary>
    public static CopyPath Of(string text)
    {
        var isContents = text is "." || text.EndsWith("/.", StringComparison.Ordinal);
        var words = text.Split('/').Where(word => word.Length > 0 && word != ".");
        return new CopyPath("/" + string.Join('/', words), isContents, isContents || text.EndsWith('/'));
    }

    public override string ToString() => Path;
}
