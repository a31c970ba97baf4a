using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Schema.Checking;

/// <summary>Where in a fleet file a key has a meaning: for those who wrote it in the wrong section.</summary>
internal static class KeyHomes
{
    private static readonly Lazy<ILookup<string, string>> Homes = new(() =>
        SchemaRows.All.ToLookup(row => row.Row.Key, row => row.Path, StringComparer.Ordinal)
    );

    /// <summary>The paths of the key, the nearest to the section that it was written in first.</summary>
    public static IReadOnlyList<string> Of(string key, TreePath section)
    {
        var here = section.ToString();
        return Homes
            .Value[key]
            .OrderByDescending(home => Shared(home, here))
            .ThenBy(home => home.Count(letter => letter is '.'))
            .Select(home => home.Replace("*", "NAME", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();
    }

    private static int Shared(string home, string section) =>
        home.Split('.')
            .Zip(section.Split('.'))
            .TakeWhile(pair => pair.First is "*" || pair.First == pair.Second)
            .Count();
}
