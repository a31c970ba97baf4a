using System.Text.Json;

namespace Supervisor.Benchmarks.Harness;

/// <summary>The results as a file that scripts and later runs compare with.</summary>
internal static class ResultFile
{
    public static string Write(string directory, string name, string machine, IReadOnlyList<MetricResult> results)
    {
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, name + ".json");
        using var stream = File.Create(file);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("machine", machine);
        json.WriteStartObject("metrics");
        foreach (var result in results)
            json.WriteNumber(result.Key, Math.Round(result.Median, 2));
        json.WriteEndObject();
        json.WriteEndObject();
        return file;
    }
}
