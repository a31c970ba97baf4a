using System.Text.Json;

namespace Supervisor.Build.Testing;

/// <summary>What a test project says of its run, in the Common Test Report Format.</summary>
/// <param name="Passed">How many passed.</param>
/// <param name="Drills">The drills that it left out. They count neither as run nor as skipped.</param>
internal sealed record CtrfReport(
    int Passed,
    IReadOnlyList<TestOutcome> Failed,
    IReadOnlyList<TestOutcome> Skipped,
    IReadOnlyList<string> Drills
)
{
    public int Count => Passed + Failed.Count + Skipped.Count;

    public static CtrfReport Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var tests = document.RootElement.GetProperty("results").GetProperty("tests").EnumerateArray().ToList();
        return new CtrfReport(
            With("passed").Count(),
            [.. With("failed").Select(Failure)],
            [.. With("skipped").Select(Skip)],
            [.. With("pending").SelectMany(DrillNames)]
        );

        IEnumerable<JsonElement> With(string status) =>
            tests.Where(test => test.GetProperty("status").ValueEquals(status));
    }

    private static TestOutcome Failure(JsonElement test) =>
        new(Text(test, "name"), $"{Text(test, "message")}\n{Text(test, "trace")}");

    private static TestOutcome Skip(JsonElement test) =>
        new(Text(test, "name"), Text(test.GetProperty("extra"), "reason"));

    private static IEnumerable<string> DrillNames(JsonElement test) =>
        test.GetProperty("extra").TryGetProperty("traits", out var traits)
        && traits.TryGetProperty("Drill", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!)
            : [];

    /// <summary>The runner escapes quotes twice; nobody wants to read, or paste, what is left after once.</summary>
    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value)
            ? (value.GetString() ?? "").Replace("\\\"", "\"", StringComparison.Ordinal)
            : "";
}
