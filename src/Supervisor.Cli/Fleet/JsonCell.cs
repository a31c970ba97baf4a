using System.Text.Json;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Fleet;

/// <summary>A cell that holds a whole JSON value.</summary>
internal static class JsonCell
{
    public static Cell Of(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonText.Options))
        {
            write(json);
        }

        using var document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        return Cell.Json(document.RootElement);
    }
}
