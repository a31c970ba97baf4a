using System.Text.Json;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>What <c>why -o json</c> says.</summary>
internal sealed record WhyReport(
    string State,
    string Cause,
    string Explanation,
    string Remedy,
    IReadOnlyDictionary<string, string> Details,
    IReadOnlyList<string> History
)
{
    public static WhyReport Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var report = document.RootElement;
        return new WhyReport(
            report.GetProperty("state").GetString()!,
            report.GetProperty("cause").GetString()!,
            report.GetProperty("explanation").GetString()!,
            report.GetProperty("remedy").GetString()!,
            report
                .GetProperty("details")
                .EnumerateObject()
                .ToDictionary(detail => detail.Name, detail => detail.Value.GetString()!, StringComparer.Ordinal),
            [.. report.GetProperty("history").EnumerateArray().Select(entry => entry.GetProperty("event").GetString()!)]
        );
    }
}
