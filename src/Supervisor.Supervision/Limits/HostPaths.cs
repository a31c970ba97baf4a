namespace Supervisor.Supervision.Limits;

/// <summary>Paths of the machine that a node allows: each as it stands, and with <c>/...</c> all that is below it too.</summary>
public static class HostPaths
{
    private const string Below = "/...";

    /// <summary>Whether it may stand in a node's settings.</summary>
    public static bool IsValid(string text) => IsPlain(Stem(text)) && (text != Below || Stem(text) == "/");

    /// <summary>By its words alone: what is no plain path, or leads elsewhere by a link, is for whoever follows it.</summary>
    internal static bool Allows(string allowed, string path)
    {
        var (stem, plain) = (Stem(allowed), path.Length > 1 ? path.TrimEnd('/') : path);
        return IsPlain(plain)
            && (
                plain == stem
                || (
                    allowed.EndsWith(Below, StringComparison.Ordinal)
                    && plain.StartsWith(Folder(stem), StringComparison.Ordinal)
                )
            );
    }

    private static string Stem(string text) =>
        text == Below ? "/"
        : text.EndsWith(Below, StringComparison.Ordinal) ? text[..^Below.Length]
        : text;

    private static string Folder(string stem) => stem == "/" ? stem : stem + "/";

    // With "..", a link that is followed before it leads elsewhere than the words say.
    private static bool IsPlain(string path) =>
        path == "/"
        || (path.StartsWith('/') && path.Split('/').Skip(1).All(static part => part is not ("" or "." or "..")));
}
