using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.Fleet.Schema;
using Supervisor.Tests.Architecture;
using Supervisor.Tests.Fleet.Judging;
using Xunit;

namespace Supervisor.Tests.Fleet.Shipped;

/// <summary>What docs/fleet-file.md tells users is so.</summary>
public sealed partial class DocumentedFleetTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "fleet-file.md"));

    [Fact]
    public void Example_OfThePage_HasNothingWrong()
    {
        var example = Example().Match(Page).Groups["yaml"].Value;

        example.ShouldContain("x-supervisor:");
        Judged.Findings(example).Select(finding => finding.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Keys_OfOurs_AreAllOnThePage() =>
        SchemaRows
            .All.Where(row => row.Path.Contains("x-supervisor.", StringComparison.Ordinal))
            .Select(row => row.Row.Key)
            .Distinct(StringComparer.Ordinal)
            .Where(key =>
                !Regex.IsMatch(Page, $@"(?<![\w-]){key}(?![\w-])", RegexOptions.None, TimeSpan.FromSeconds(1))
            )
            .ShouldBeEmpty();

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
