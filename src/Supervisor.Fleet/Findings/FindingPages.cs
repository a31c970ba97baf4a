namespace Supervisor.Fleet.Findings;

/// <summary>The page of each code, in Markdown: the cause, an example, and the example mended.</summary>
public static class FindingPages
{
    private const string Prefix = "pages/";
    private const string Suffix = ".md";

    /// <summary>Of every page there is, by code.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. typeof(FindingPages)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Null: there is no such code.</summary>
    public static string? Find(string code)
    {
        using var page = typeof(FindingPages).Assembly.GetManifestResourceStream(Prefix + code + Suffix);
        if (page is null)
        {
            return null;
        }

        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }
}
