using System.Globalization;

namespace Supervisor.IntegrationTests.Fleet.Peer;

/// <summary>What is said of a project, one thing a line, so that two ways to say it can be held against each other.</summary>
internal sealed class Facts
{
    private readonly SortedSet<string> _lines = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Lines => _lines;

    /// <summary>Nothing is said of what has no value.</summary>
    public void Add(string path, string? value)
    {
        if (value is not null)
        {
            _lines.Add($"{path} = {value}");
        }
    }

    public void Add(string path, IEnumerable<string>? values)
    {
        if (values is not null)
        {
            Add(path, $"[{string.Join("|", values)}]");
        }
    }

    public void AddEach(string path, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Add(path, value);
        }
    }

    public static string Of(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Port(string? address, string? published, string target, string? protocol) =>
        $"{address}:{published}->{target}/{protocol ?? "tcp"}";

    public static string Mount(string kind, string? source, string target, IEnumerable<string> options) =>
        $"{kind} {source}->{target} {string.Join(',', options.Order(StringComparer.Ordinal))}";
}
