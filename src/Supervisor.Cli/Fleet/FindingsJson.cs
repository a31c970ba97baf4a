using System.Text.Json;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Fleet.Findings;

namespace Supervisor.Cli.Fleet;

/// <summary>Findings as programs read them. The names of the properties never change.</summary>
internal static class FindingsJson
{
    public static Cell Of(IReadOnlyList<Finding> findings) =>
        JsonCell.Of(json =>
        {
            json.WriteStartArray();
            foreach (var finding in findings)
            {
                Write(json, finding);
            }

            json.WriteEndArray();
        });

    public static string Of(Severity severity) => severity is Severity.Error ? "error" : "warning";

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("severity", Of(finding.Kind.Severity));
        json.WriteString("code", finding.Kind.Code);
        json.WriteString("file", finding.Place.File);
        json.WriteNumber("line", finding.Place.Line);
        json.WriteNumber("column", finding.Place.Column);
        json.WriteString("message", finding.Message);
        json.WriteString("remedy", finding.Remedy);
        json.WriteEndObject();
    }
}
