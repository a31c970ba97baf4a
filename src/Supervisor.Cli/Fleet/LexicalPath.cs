namespace Supervisor.Cli.Fleet;

/// <summary>
/// Paths without <c>.</c> and <c>..</c>, by their text alone: a relative path stays one, so that messages name files as
/// the operator does, and one file has one name.
/// </summary>
internal static class LexicalPath
{
    public static string Normalize(string path)
    {
        var root = Path.GetPathRoot(path) ?? "";
        var kept = new List<string>();
        foreach (var part in path[root.Length..].Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            Take(part, kept, isRooted: root.Length > 0);
        }

        var rest = string.Join(Path.DirectorySeparatorChar, kept);
        return (root + rest) is { Length: > 0 } normal ? normal : ".";
    }

    private static void Take(string part, List<string> kept, bool isRooted)
    {
        switch (part)
        {
            case "" or ".":
                break;
            case ".." when kept is [.., not ".."]:
                kept.RemoveAt(kept.Count - 1);
                break;
            case ".." when isRooted:
                break;
            default:
                kept.Add(part);
                break;
        }
    }
}
