using System.Text.RegularExpressions;

namespace Supervisor.Fleet.Judging.Images;

/// <summary>The parts of <c>[REGISTRY/]NAME[:TAG][@DIGEST]</c>.</summary>
/// <param name="Flaw">Why no engine can use it; null when one can.</param>
internal sealed partial record ImageName(string Repository, string? Tag, string? Digest, string? Flaw)
{
    public static ImageName Parse(string text)
    {
        var at = text.IndexOf('@');
        var (name, digest) = at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
        var colon = name.IndexOf(':', name.LastIndexOf('/') + 1);
        var (repository, tag) = colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
        return new ImageName(repository, tag, digest, FlawOf(repository, tag, digest));
    }

    private static string? FlawOf(string repository, string? tag, string? digest) =>
        repository.Length == 0 ? "it has no name"
        : repository.StartsWith('/') ? "it begins with a slash, as if a variable before it were empty"
        : repository.Contains("//", StringComparison.Ordinal)
            ? "it has two slashes in a row, as if a variable between them were empty"
        : tag?.Length == 0 ? "its tag is empty, as if a variable after the colon were"
        : digest?.Length == 0 ? "its digest is empty"
        : PathOf(repository).Any(char.IsUpper) ? "a repository is written in lower case"
        : !Path().IsMatch(PathOf(repository)) ? "it has a sign that no name of an image may have"
        : tag is not null && !TagForm().IsMatch(tag) ? "its tag has a sign that no tag may have"
        : null;

    /// <summary>Without the registry, which is the first part if that looks like a host.</summary>
    private static string PathOf(string repository)
    {
        var slash = repository.IndexOf('/');
        var first = slash < 0 ? "" : repository[..slash];
        var isHost = first.Contains('.') || first.Contains(':') || first is "localhost" || first.Any(char.IsUpper);
        return isHost ? repository[(slash + 1)..] : repository;
    }

    [GeneratedRegex(
        "^[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Path();

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$", RegexOptions.NonBacktracking)]
    private static partial Regex TagForm();
}
