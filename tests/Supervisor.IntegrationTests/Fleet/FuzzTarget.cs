using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.IntegrationTests.Fleet;

/// <summary>
/// What is done to every input. It lives twice: once with the fleet's code as it is, once with the instrumented copy,
/// so nothing but bytes and text crosses its border.
/// </summary>
public static class FuzzTarget
{
    private static readonly ValueMap<string> Environment = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["HOME"] = "/home/me",
        ["SET"] = "value",
        ["EMPTY"] = "",
    }.ToValueMap();

    /// <summary>What is wrong with the outcome; null: nothing. An exception is a fault of its own.</summary>
    public static string? Run(byte[] input)
    {
        var files = new FuzzFiles(input);
        var request = new FleetRequest([ProjectFiles.Of(files.Argument)], Environment);
        var reading = FleetReader.Read(request, files);
        var findings = FleetJudge.Judge(reading);
        return reading.Model.Projects.Count == 0 && findings.All(finding => finding.Kind.Severity is not Severity.Error)
            ? "There is no project, and no error says why."
            : findings.Select(finding => FlawOf(finding, files)).FirstOrDefault(flaw => flaw is not null);
    }

    private static string? FlawOf(Finding finding, FuzzFiles files) =>
        finding.Place is { Line: < 1 } or { Column: < 1 } ? $"The place begins before 1: {finding}"
        : finding.Place.Line > files.LinesOf(finding.Place.File) ? $"The place is behind the file's end: {finding}"
        : finding.Message.Length == 0 || finding.Message[^1] is not '.' ? $"The message is no sentence: {finding}"
        : finding.Remedy.Length == 0 ? $"There is no remedy: {finding}"
        : null;
}
